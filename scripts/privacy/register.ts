import { type NotedType, type PrivacyNote, privacyNotes } from './notes.ts';
import { type Treatment, type TreatmentName, TREATMENTS } from './treatments.ts';

/** The processing register, in Markdown, from the notes beside the types. */
export function processingRegister(): string {
  const notes = privacyNotes();
  const parts = (Object.entries(TREATMENTS) as [TreatmentName, Treatment][]).map(([name, treatment], index) => {
    const types = [...notes].filter(([, noted]) => noted.treatment === name);
    return [`## ${index + 1}. ${treatment.title}`, headOf(treatment), ...types.map(typeOf)].join('\n\n');
  });
  return `${[OPENING, ...parts].join('\n\n')}\n`;
}

const OPENING = `# Registre des traitements

Écrit par \`npm run privacy-register\` à partir des notes \`privacy.json\` du CMS et des greffons\u202f; une vérification échoue quand il n’est plus à jour. Ne le corrigez pas ici. Les durées de l’annuaire sont celles de départ\u00a0: la page « Durées de conservation » de l’administration dit celles qui sont en vigueur, et pourquoi.

À compléter par la collectivité\u00a0: le responsable du traitement, la personne déléguée à la protection des données, les mesures de sécurité de l’hébergement. Les comptes de l’équipe (nom, adresse, rôle, mot de passe chiffré) sont tenus par Strapi et durent autant que la fonction.`;

function headOf({ purpose, basis, people, recipients }: Treatment): string {
  return [
    `- **Finalité\u00a0:** ${purpose}`,
    `- **Base légale\u00a0:** ${basis}`,
    `- **Personnes concernées\u00a0:** ${people}`,
    `- **Destinataires\u00a0:** ${recipients}`,
  ].join('\n');
}

function typeOf([name, { groups }]: [string, NotedType]): string {
  const rows = groups.map(({ attributes, personal, purpose, retention, erasure }) =>
    row([
      attributes.map((attribute) => `\`${attribute}\``).join(', '),
      personal ? 'oui' : 'non',
      purpose,
      retention,
      erasure,
    ]),
  );
  return [
    `### \`${name}\``,
    '',
    row(['attributs', 'personnelles', 'pourquoi', 'combien de temps', 'effacement']),
    row(['---', '---', '---', '---', '---']),
    ...rows,
  ].join('\n');
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The table of the public page « Données personnelles »: what concerns the public, in its words. */
export function publicNotice(): string {
  const told = [...privacyNotes().values()].flatMap(({ groups }) =>
    groups.filter((note): note is PrivacyNote & { notice: string } => note.notice !== undefined),
  );
  return [
    '| donnée | pourquoi | combien de temps |',
    '|---|---|---|',
    ...told.map(({ notice, purpose, retention }) => row([notice, purpose, retention])),
  ].join('\n');
}
