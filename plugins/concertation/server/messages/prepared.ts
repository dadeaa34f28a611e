/** What an agglomeration answers most; the team changes them as it likes. */
export const USUAL_ANSWERS = [
  {
    label: 'Où en est le projet',
    body: 'Bonjour {nom},\n\nVotre question porte sur «\u00a0{projet}\u00a0». Voici où il en est aujourd’hui\u00a0: …\n\nLa prochaine étape est …, prévue pour …. Elle sera annoncée sur la page du projet.\n\n{service}, {téléphone}',
  },
  {
    label: 'Idée transmise à l’équipe du projet',
    body: 'Bonjour {nom},\n\nMerci pour votre idée. L’équipe de «\u00a0{projet}\u00a0» l’a lue. Elle sera examinée avec les autres contributions, et le bilan dira ce qui est retenu, ce qui ne l’est pas, et pourquoi. Il est attendu pour ….\n\n{service}, {téléphone}',
  },
  {
    label: 'Ce n’est pas de notre compétence',
    body: 'Bonjour {nom},\n\nVotre message porte sur un sujet qui relève de …, et non de l’agglomération. Nous ne pouvons pas décider à sa place. Vous pouvez lui écrire ici\u00a0: ….\n\nSi une partie de votre question nous concerne, répondez-nous avec la référence {référence}.\n\n{service}, {téléphone}',
  },
  {
    label: 'Problème dans la rue',
    body: 'Bonjour {nom},\n\nCe que vous décrivez se signale aux équipes de terrain, qui interviennent plus vite que nous\u00a0: …. Nous leur avons fait suivre votre message aujourd’hui\u00a0; la date d’intervention dépend d’elles.\n\n{service}, {téléphone}',
  },
];
