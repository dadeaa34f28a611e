import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Textarea } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { redact } from './passages.ts';

const ID = 'decision-texte';

/** Selecting is all that one can do here: by mouse, or by Shift and the arrows. Masking is not rewriting. */
export function RedactField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [before, setBefore] = useState<readonly string[]>([]);
  const caret = useRef<number | null>(null);
  useEffect(() => {
    if (caret.current !== null) box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);
  useEffect(() => box.current?.focus(), []);
  const mask = () => {
    const area = box.current;
    const redacted = area && redact(value, area.selectionStart, area.selectionEnd);
    area?.focus();
    if (!redacted) return;
    caret.current = redacted.caret;
    setBefore([...before, value]);
    onChange(redacted.text);
  };
  const undo = () => {
    onChange(before.at(-1) ?? value);
    setBefore(before.slice(0, -1));
    box.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !MASKING.has(event.key)) return;
    event.preventDefault();
    mask();
  };
  return (
    <>
      <Field id={ID} label="Le texte à masquer" hint="Sélectionnez un passage, puis touche m ou Suppr, ou le bouton.">
        <Textarea
          id={ID}
          ref={box}
          data-selecting=""
          aria-describedby={`${ID}-aide`}
          dir="auto"
          rows={6}
          value={value}
          onBeforeInput={(event) => event.preventDefault()}
          onPaste={(event) => event.preventDefault()}
          onCut={(event) => event.preventDefault()}
          onDrop={(event) => event.preventDefault()}
          onChange={() => {}}
          onKeyDown={press}
        />
      </Field>
      <Row>
        <Button onClick={mask}>Masquer le passage</Button>
        <Button disabled={before.length === 0} onClick={undo}>
          Revenir d’un pas
        </Button>
      </Row>
    </>
  );
}

const MASKING = new Set(['m', 'Delete', 'Backspace']);
