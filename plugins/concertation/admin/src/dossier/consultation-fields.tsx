import { Columns } from '@aggloforum/publisher/admin-kit/layout.ts';
import { nextSlug } from '../form/slug.ts';
import { ConsultationDetails } from './consultation-details.tsx';
import { DocumentsField } from './documents-field.tsx';
import { ChoiceField, LongField, TextField } from './fields.tsx';
import { useDossierEditing } from './form-context.tsx';
import { MomentField } from './moment-field.tsx';
import { PlacesField } from './places-field.tsx';

/** What each consultation needs stands first; the rest is folded under it. */
export function ConsultationFields({ index }: { index: number }) {
  const { choices, dossier, change } = useDossierEditing();
  const path = `consultations.${index}`;
  const rename = (title: string) =>
    change((before) => ({
      ...before,
      consultations: before.consultations.map((one, position) =>
        position === index ? { ...one, title, slug: nextSlug(one.title, one.slug, title) } : one,
      ),
    }));
  const procedure = choices.procedures.find(({ id }) => id === dossier.consultations[index]?.procedure);
  return (
    <>
      <TextField path={`${path}.title`} label="Titre de la consultation" onText={rename} />
      <ChoiceField
        path={`${path}.procedure`}
        label="Procédure"
        options={choices.procedures}
        none="À choisir"
        {...(procedure?.legalRegister
          ? {
              hint: 'Les observations vont au registre légal. Les commentaires du site restent fermés, sauf si on les ouvre «\u00a0hors registre\u00a0».',
            }
          : {})}
      />
      <Columns>
        <MomentField path={`${path}.opens`} label="Ouverture" hint="Sans heure&nbsp;: à 00 h 00." />
        <MomentField
          path={`${path}.closes`}
          label="Clôture"
          hint="Dernière minute acceptée. Sans heure&nbsp;: 23 h 59."
        />
      </Columns>
      <LongField path={`${path}.introduction`} label="Présentation de la consultation" rows={5} />
      <Columns>
        <TextField path={`${path}.contributionEmail`} label="Courriel de contribution" type="email" />
        <TextField path={`${path}.registerUrl`} label="Adresse du registre en ligne" type="url" />
      </Columns>
      <LongField path={`${path}.postalAddress`} label="Adresse postale pour contribuer" rows={2} />
      <DocumentsField index={index} />
      <PlacesField index={index} />
      <ConsultationDetails index={index} />
    </>
  );
}
