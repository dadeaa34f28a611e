import { useState } from 'react';
import { Columns, Hint } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useDossierClient } from '../api/dossier-client.ts';
import { documentOf, emptyDocument } from '../form/empty.ts';
import { optionsOf, ROLES } from '../form/labels.ts';
import { FilePicker } from '../ui/file-picker.tsx';
import { ChoiceField, TextField } from './fields.tsx';
import { useDossierEditing } from './form-context.tsx';
import { MomentField } from './moment-field.tsx';
import { RowsField } from './rows-field.tsx';

/** All files at once; the name of each gives its title and a first guess at its role. */
export function DocumentsField({ index }: { index: number }) {
  const { dossier, add, locked } = useDossierEditing();
  const { upload } = useDossierClient();
  const [message, setMessage] = useState('');
  const path = `consultations.${index}.documents`;
  const send = async (files: readonly File[]) => {
    setMessage(files.length > 1 ? `Envoi de ${files.length} fichiers…` : 'Envoi du fichier…');
    const answer = await upload(files);
    if (!answer.done) return setMessage('Les fichiers n’ont pas pu être envoyés. Vérifiez leur taille et leur format.');
    add(path, ...answer.value.map(documentOf));
    return setMessage(answer.value.length > 1 ? `${answer.value.length} documents ajoutés.` : 'Document ajouté.');
  };
  return (
    <>
      <h3>Documents</h3>
      <FilePicker label="Ajouter des fichiers" multiple disabled={locked} onFiles={(files) => void send(files)} />
      <Hint role="status">{message}</Hint>
      <RowsField
        path={path}
        name="Document"
        addLabel="Ajouter un document par son adresse"
        firstField="title"
        empty={emptyDocument}
      >
        {(row, position) => (
          <>
            <Columns>
              <TextField path={`${row}.title`} label="Titre du document" />
              <ChoiceField path={`${row}.role`} label="Nature du document" options={optionsOf(ROLES)} />
              <MomentField path={`${row}.date`} label="Date du document" dayOnly />
            </Columns>
            <Attached file={dossier.consultations[index]?.documents[position]?.file ?? null} path={row} />
          </>
        )}
      </RowsField>
    </>
  );
}

function Attached({ file, path }: { file: { name: string; url: string; bytes: number } | null; path: string }) {
  if (!file) return <TextField path={`${path}.url`} label="Adresse du document" type="url" />;
  return (
    <Hint>
      Fichier{'\u00a0'}: <a href={file.url}>{file.name}</a> ({sizeInWords(file.bytes)})
    </Hint>
  );
}

function sizeInWords(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes >= 1) return `${megabytes.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;
  return `${Math.max(1, Math.round(bytes / 1000))} ko`;
}
