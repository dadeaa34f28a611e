import { Card, Columns, Fold } from '@aggloforum/publisher/admin-kit/layout.ts';
import { nextSlug } from '../form/slug.ts';
import { ChipsField } from './chips-field.tsx';
import { CoverField } from './cover-field.tsx';
import { ChoiceField, LongField, TextField } from './fields.tsx';
import { useDossierEditing } from './form-context.tsx';
import { MomentField } from './moment-field.tsx';

export function ProjectSection() {
  const { choices, dossier, change } = useDossierEditing();
  const { title, slug } = dossier.project;
  const rename = (text: string) =>
    change((before) => ({ ...before, project: { ...before.project, title: text, slug: nextSlug(title, slug, text) } }));
  return (
    <Card aria-labelledby="projet" id="champ-project">
      <h2 id="projet">Projet</h2>
      <TextField path="project.title" label="Titre du projet" onText={rename} />
      <LongField
        path="project.summary"
        label="Résumé du projet"
        hint="Deux phrases, telles qu’elles paraîtront dans les listes."
      />
      <LongField
        path="project.body"
        label="Présentation du projet"
        hint="Séparez les paragraphes par une ligne vide&#8239;; ## devant un intertitre."
        rows={6}
      />
      <Columns>
        <ChoiceField path="project.department" label="Direction porteuse" options={choices.departments} none="Aucune" />
        <TextField path="project.sponsor" label="Maître d’ouvrage" />
        <TextField path="project.contactEmail" label="Courriel de contact" type="email" />
      </Columns>
      <Columns>
        <ChipsField path="project.communes" label="Communes" options={choices.communes} />
        <ChipsField path="project.themes" label="Thèmes" options={choices.themes} />
        <ChipsField path="project.leads" label="Chef·fes de projet" options={choices.leads} />
      </Columns>
      <Fold id="champ-project-cover">
        <summary>Image, adresse et date d’apparition</summary>
        <div>
          <CoverField />
          <Columns>
            <TextField
              path="project.slug"
              label="Adresse du projet"
              hint="La fin de l’adresse de la page&nbsp;: /projets/…/"
            />
            <MomentField
              path="project.visibleFrom"
              label="Visible à partir du"
              hint="Vide&nbsp;: dès la publication. Avant cette date, le projet publié reste caché."
            />
          </Columns>
        </div>
      </Fold>
    </Card>
  );
}
