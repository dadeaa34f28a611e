import { useState } from 'react';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';
import { Columns, Hint, Row } from '@aggloforum/publisher/admin-kit/layout.ts';
import { useDossierClient } from '../api/dossier-client.ts';
import { FilePicker } from '../ui/file-picker.tsx';
import { TextField } from './fields.tsx';
import { useDossierEditing } from './form-context.tsx';

export function CoverField() {
  const { dossier, set, locked, errors } = useDossierEditing();
  const { upload } = useDossierClient();
  const [message, setMessage] = useState('');
  const { cover } = dossier.project;
  const send = async (files: readonly File[]) => {
    setMessage('Envoi de l’image…');
    const answer = await upload(files.slice(0, 1));
    setMessage(answer.done ? '' : 'L’image n’a pas pu être envoyée. Vérifiez sa taille et son format.');
    if (answer.done) set('project.cover', answer.value[0] ?? null);
  };
  return (
    <>
      {cover ? (
        <Row>
          <img src={cover.url} alt="" width={160} />
          <span>{cover.name}</span>
          <Button disabled={locked} onClick={() => set('project.cover', null)}>
            Retirer l’image
          </Button>
        </Row>
      ) : (
        <FilePicker
          label="Choisir une image"
          accept="image/*"
          disabled={locked}
          onFiles={(files) => void send(files)}
        />
      )}
      <Hint role="status">{message}</Hint>
      {errors['project.cover'] !== undefined && <strong>{errors['project.cover']}</strong>}
      <Columns>
        <TextField
          path="project.coverAlt"
          label="Texte de remplacement de l’image"
          hint="Ce que l’image montre, pour qui ne la voit pas."
        />
        <TextField path="project.coverCredit" label="Crédit de l’image" />
      </Columns>
    </>
  );
}
