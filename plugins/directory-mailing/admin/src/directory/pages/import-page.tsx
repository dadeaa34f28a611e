import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { Refused } from '@aggloforum/publisher/admin-kit/answer.ts';
import { BusyButton } from '@aggloforum/publisher/admin-kit/busy-button.tsx';
import { Input, Select } from '@aggloforum/publisher/admin-kit/controls.ts';
import { described, Field } from '@aggloforum/publisher/admin-kit/field.tsx';
import { Card, Hint, Notice, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useLoaded } from '@aggloforum/publisher/admin-kit/use-loaded.ts';
import type { DirectoryChoices, ImportOptions, ImportPreview, ImportResult } from '../../../../contract/directory.ts';
import { ACTOR_KINDS } from '../../../../core/actor-kinds.ts';
import { howManyAsked, isBasisKind } from '../../../../core/directory/consent-basis.ts';
import { type DirectoryClient, useDirectoryClient } from '../client.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { BasisFieldset } from '../parts/basis-fields.tsx';
import { DirectorySheet, HOME } from '../parts/directory-sheet.tsx';
import { ImportColumns } from '../parts/import-columns.tsx';
import { RejectedLines } from '../parts/rejected-lines.tsx';
import { useImport } from '../parts/use-import.ts';
import { countInWords } from '../../ui/words.ts';

export function ImportPage() {
  const client = useDirectoryClient();
  const { value: choices } = useLoaded(client.choices);
  return (
    <DirectorySheet title="Importer un fichier">
      <Hint>
        Un fichier CSV ou XLSX, de 5&nbsp;Mo et 20&#8239;000 lignes au plus, avec une colonne d’adresses. Rien n’est
        enregistré avant votre dernier clic&#8239;; ensuite, tout entre d’un coup ou rien.
      </Hint>
      <AnswerOf answer={choices}>{(known) => <Steps client={client} choices={known} />}</AnswerOf>
    </DirectorySheet>
  );
}

/** File, then what it holds, then the consent; each step shows the next. */
function Steps({ client, choices }: { client: DirectoryClient; choices: DirectoryChoices }) {
  const { file, options, preview, problem, busy, result, setOptions, change, choose, run } = useImport(client);
  if (result !== null) return <Done result={result} />;
  return (
    <>
      <Card aria-label="Le fichier">
        <h2>1. Le fichier</h2>
        <FileFields options={options} onFile={choose} onKind={(actorKind) => change({ actorKind })} />
        <p role="status">
          {busy ? 'Lecture…' : preview && `${countInWords(preview.lines, 'ligne lue', 'lignes lues')}.`}
        </p>
        {problem !== null && preview === null && (
          <Notice $tone="danger" role="alert">
            <p>{problem.message}</p>
          </Notice>
        )}
      </Card>
      {preview !== null && file !== null && (
        <>
          <ImportColumns columns={preview.columns} onColumns={(columns) => change({ columns })} />
          <Outcome preview={preview} fileName={file.name} />
          {preview.ready > 0 && (
            <Consent
              {...{ options, choices, busy, problem, preview }}
              onOptions={setOptions}
              onRun={() => void run()}
            />
          )}
        </>
      )}
    </>
  );
}

const FILE = {
  id: 'import-fichier',
  label: 'Fichier CSV ou XLSX',
  hint: 'Le séparateur et l’encodage sont reconnus.',
};

function FileFields(props: {
  options: ImportOptions;
  onFile: (file: File | undefined) => void;
  onKind: (kind: string) => void;
}) {
  return (
    <>
      <Field {...FILE}>
        <Input
          {...described(FILE)}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          onChange={({ target }) => props.onFile(target.files?.[0])}
        />
      </Field>
      <Field id="import-type" label="Type d’acteur des lignes qui n’en disent rien">
        <Select id="import-type" value={props.options.actorKind} onChange={({ target }) => props.onKind(target.value)}>
          {Object.entries(ACTOR_KINDS).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function Outcome({ preview: { ready, rejected, first }, fileName }: { preview: ImportPreview; fileName: string }) {
  return (
    <Card aria-label="Ce qui entrerait">
      <h2>3. Ce qui entrerait</h2>
      <p role="status">
        <strong>{countInWords(ready, 'adresse prête', 'adresses prêtes')}</strong>,{' '}
        {countInWords(rejected.length, 'ligne refusée', 'lignes refusées').toLowerCase()}.
      </p>
      {first.length > 0 && (
        <Hint>
          Les premières&nbsp;:{' '}
          {first.map(({ email, name }) => (name === null ? email : `${name} (${email})`)).join(', ')}.
        </Hint>
      )}
      {rejected.length > 0 && <RejectedLines rejected={rejected} fileName={fileName} />}
    </Card>
  );
}

function Consent(props: {
  options: ImportOptions;
  choices: DirectoryChoices;
  preview: ImportPreview;
  busy: boolean;
  problem: Refused | null;
  onOptions: (options: ImportOptions) => void;
  onRun: () => void;
}) {
  const { options, busy, problem, preview } = props;
  return (
    <Card aria-label="L’accord des personnes">
      <h2>4. L’accord des personnes</h2>
      <Hint>
        Le même pour tout le fichier. Il est gardé comme preuve auprès de chaque personne, avec le numéro de sa ligne.
      </Hint>
      <BasisFieldset
        basis={options}
        today={props.choices.today}
        wrong={problem?.faults ?? {}}
        onChange={props.onOptions}
      />
      {problem !== null && (
        <Notice $tone="danger" role="alert">
          <p>{problem.message}</p>
          {problem.faults['file'] !== undefined && problem.faults['file'] !== problem.message && (
            <p>{problem.faults['file']}</p>
          )}
        </Notice>
      )}
      {isBasisKind(options.basisKind) && (
        <p role="status">{outcomeInWords(preview, howManyAsked(options.basisKind, preview.ready, preview.persons))}</p>
      )}
      <Row>
        <BusyButton $look="primary" busy={busy} onClick={props.onRun}>
          {busy ? 'Import en cours…' : `Importer ${countInWords(preview.ready, 'adresse', 'adresses')}`}
        </BusyButton>
      </Row>
    </Card>
  );
}

function outcomeInWords({ ready }: ImportPreview, asked: number): string {
  if (asked === 0) return 'Toutes les adresses entreront tout de suite dans l’annuaire.';
  const letters = `${countInWords(asked, 'adresse recevra', 'adresses recevront')} une demande de confirmation`;
  return asked === ready
    ? `${letters}\u00a0: aucune n’entre sans elle.`
    : `${letters}\u00a0; les autres entreront tout de suite.`;
}

/** Takes the focus: the button that was pressed is gone. */
function Done({ result: { reference, confirmed, asked, rejected } }: { result: ImportResult }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Notice $tone="success">
      <h2 ref={heading} tabIndex={-1}>
        Import terminé
      </h2>
      <ul>
        <li>{countInWords(confirmed, 'personne inscrite', 'personnes inscrites')}</li>
        <li>
          {countInWords(asked, 'personne interrogée', 'personnes interrogées')} par courriel
          {asked > 0 && '\u00a0: chacune n’entre qu’en confirmant'}
        </li>
        <li>{countInWords(rejected, 'ligne refusée', 'lignes refusées')}</li>
      </ul>
      <p>
        Référence {reference}, inscrite au <Link to={`${HOME}/journal`}>journal</Link>.{' '}
        <Link to={HOME}>Retour à l’annuaire</Link>
      </p>
    </Notice>
  );
}
