import { Columns, Fold } from '@aggloforum/publisher/admin-kit/layout.ts';
import { emptyFact, emptyMeans, emptySource } from '../form/empty.ts';
import { FACT_KINDS, optionsOf, ORIGINS } from '../form/labels.ts';
import { ChipsField } from './chips-field.tsx';
import { ChoiceField, LongField, NumberField, TextField } from './fields.tsx';
import { useDossierEditing } from './form-context.tsx';
import { MomentField } from './moment-field.tsx';
import { RowsField } from './rows-field.tsx';

export function ConsultationDetails({ index }: { index: number }) {
  const path = `consultations.${index}`;
  return (
    <>
      <Frame path={path} />
      <Discussion path={path} />
      <Facts path={path} />
      <Outcome path={path} />
      <Sources path={path} />
    </>
  );
}

function Frame({ path }: { path: string }) {
  const { choices } = useDossierEditing();
  return (
    <Fold>
      <summary>Cadre&nbsp;: adresse, communes, organisateur, base légale</summary>
      <div>
        <Columns>
          <TextField path={`${path}.slug`} label="Adresse de la consultation" />
          <MomentField
            path={`${path}.visibleFrom`}
            label="Consultation visible à partir du"
            hint="Vide&nbsp;: avec le projet."
          />
          <ChipsField path={`${path}.communes`} label="Communes concernées" options={choices.communes} />
          <ChoiceField path={`${path}.origin`} label="Origine" options={optionsOf(ORIGINS)} />
          <TextField path={`${path}.organiser`} label="Organisateur" />
          <TextField path={`${path}.guarantor`} label="Garant·e" />
          <TextField path={`${path}.legalBasis`} label="Base légale" />
          <TextField path={`${path}.reference`} label="Référence de l’acte" />
          <MomentField path={`${path}.notice`} label="Avis publié le" />
          <TextField
            path={`${path}.periodText`}
            label="Période en toutes lettres"
            hint="Seulement quand les dates exactes sont inconnues."
          />
        </Columns>
      </div>
    </Fold>
  );
}

function Discussion({ path }: { path: string }) {
  return (
    <Fold>
      <summary>Ce qui se discute, moyens promis, suites des contributions</summary>
      <div>
        <Columns>
          <LongField
            path={`${path}.openToDiscussion`}
            label="Ce qui est ouvert à la discussion"
            hint="Un point par ligne."
          />
          <LongField path={`${path}.notOpenToDiscussion`} label="Ce qui ne l’est pas" hint="Un point par ligne." />
        </Columns>
        <LongField path={`${path}.becomingOfContributions`} label="Ce que deviennent les contributions" />
        <MomentField path={`${path}.reportBackBy`} label="Bilan promis pour le" dayOnly />
        <RowsField
          path={`${path}.promisedMeans`}
          name="Moyen promis"
          addLabel="Ajouter un moyen promis"
          firstField="what"
          empty={emptyMeans}
        >
          {(row) => (
            <Columns>
              <TextField path={`${row}.what`} label="Quoi" />
              <TextField path={`${row}.where`} label="Où" />
              <TextField path={`${row}.evidence`} label="Preuve" />
            </Columns>
          )}
        </RowsField>
      </div>
    </Fold>
  );
}

function Facts({ path }: { path: string }) {
  return (
    <Fold>
      <summary>Faits&nbsp;: prolongation, suspension, reprise, annulation</summary>
      <div>
        <RowsField path={`${path}.facts`} name="Fait" addLabel="Ajouter un fait" firstField="kind" empty={emptyFact}>
          {(row) => (
            <Columns>
              <ChoiceField path={`${row}.kind`} label="Nature du fait" options={optionsOf(FACT_KINDS)} />
              <MomentField path={`${row}.at`} label="Date du fait" />
              <MomentField path={`${row}.until`} label="Nouvelle clôture" hint="Pour une prolongation." />
              <LongField path={`${row}.reason`} label="Motif" rows={2} />
            </Columns>
          )}
        </RowsField>
      </div>
    </Fold>
  );
}

function Outcome({ path }: { path: string }) {
  return (
    <Fold>
      <summary>Suites&nbsp;: avis, rapport, décision</summary>
      <div>
        <Columns>
          <TextField path={`${path}.outcomeOpinion`} label="Avis rendu" />
          <MomentField path={`${path}.outcomeReportDate`} label="Date du rapport" dayOnly />
          <TextField path={`${path}.outcomeDecision`} label="Décision" />
          <MomentField path={`${path}.outcomeDecisionDate`} label="Date de la décision" dayOnly />
          <NumberField path={`${path}.observationsCounted`} label="Nombre d’observations" />
        </Columns>
        <LongField path={`${path}.outcomeFollowUp`} label="Suites données" />
      </div>
    </Fold>
  );
}

function Sources({ path }: { path: string }) {
  return (
    <Fold>
      <summary>Sources et réserves</summary>
      <div>
        <RowsField
          path={`${path}.sources`}
          name="Source"
          addLabel="Ajouter une source"
          firstField="label"
          empty={emptySource}
        >
          {(row) => (
            <Columns>
              <TextField path={`${row}.label`} label="Intitulé de la source" />
              <TextField path={`${row}.url`} label="Adresse de la source" type="url" />
            </Columns>
          )}
        </RowsField>
        <LongField path={`${path}.inferred`} label="Ce qui est déduit" hint="Un point par ligne." />
        <LongField path={`${path}.caveats`} label="Réserves" />
      </div>
    </Fold>
  );
}
