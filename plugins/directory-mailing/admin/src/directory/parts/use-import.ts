import { useRef, useState } from 'react';
import type { Refused } from '@aggloforum/publisher/admin-kit/answer.ts';
import type { ImportOptions, ImportPreview, ImportResult } from '../../../../contract/directory.ts';
import type { DirectoryClient } from '../client.ts';
import { NO_BASIS } from './basis-fields.tsx';

const begun = (): ImportOptions => ({ columns: null, actorKind: 'person', key: crypto.randomUUID(), ...NO_BASIS });

/** A file on its way into the directory: chosen, looked at again and again, brought in. */
export function useImport(client: DirectoryClient) {
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState(begun);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [problem, setProblem] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<ImportResult | null>(null);
  const asked = useRef(0);

  /** An answer that a later question has overtaken is dropped. */
  const look = async (chosen: File, wanted: ImportOptions) => {
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    setOptions(wanted);
    const answer = await client.preview(chosen, wanted);
    if (mine !== asked.current) return;
    setBusy(false);
    setPreview(answer.done ? answer.value : null);
    setProblem(answer.done ? null : answer);
  };
  const change = (part: Partial<ImportOptions>) => {
    if (file !== null) void look(file, { ...options, ...part });
    else setOptions({ ...options, ...part });
  };
  /** Another file is another import, with columns of its own. */
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setFile(chosen);
    void look(chosen, { ...options, columns: null, key: crypto.randomUUID() });
  };
  const run = async () => {
    if (file === null || busy) return;
    setBusy(true);
    const answer = await client.import(file, options);
    setBusy(false);
    setProblem(answer.done ? null : answer);
    if (answer.done) setResult(answer.value);
  };
  return { file, options, preview, problem, busy, result, setOptions, change, choose, run };
}
