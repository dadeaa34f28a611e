export type TreatmentName =
  'directory' | 'mailings' | 'forms' | 'messages' | 'comments' | 'staff' | 'editorial' | 'machines';

export interface Treatment {
  readonly title: string;
  readonly purpose: string;
  readonly basis: string;
  readonly people: string;
  readonly recipients: string;
}

/** What the register says of each treatment as a whole (RGPD, article 30). The controller is whoever installs. */
export const TREATMENTS: Readonly<Record<TreatmentName, Treatment>> = {
  directory: {
    title: 'Annuaire d’acteurs',
    purpose: 'Prévenir de l’ouverture des consultations les personnes et organismes qui l’ont demandé.',
    basis:
      'Consentement (RGPD, article 6-1-a), avec double confirmation ; pour les adresses de travail d’organismes reprises par l’équipe, mission d’intérêt public (article 6-1-e), avec opposition en un clic.',
    people: 'Habitants, membres d’associations, d’entreprises et d’institutions.',
    recipients: 'La direction de la communication et la chargée de participation. Aucun tiers.',
  },
  mailings: {
    title: 'Envois de courriels',
    purpose: 'Annoncer l’ouverture d’une consultation ; écrire à une personne ce qu’elle a demandé.',
    basis: 'Consentement ; pour les accusés de réception, mission d’intérêt public.',
    people: 'Inscrits de l’annuaire, auteurs d’un formulaire.',
    recipients: 'Le serveur de messagerie de la collectivité, puis celui de la personne.',
  },
  forms: {
    title: 'Formulaires du site',
    purpose: 'Recevoir un formulaire une fois et une seule.',
    basis: 'Mission d’intérêt public.',
    people: 'Auteurs d’un formulaire.',
    recipients: 'Personne : empreintes et jetons seulement.',
  },
  messages: {
    title: 'Messages des habitants',
    purpose: 'Recevoir une question ou une idée, en accuser réception, la confier au bon service et y répondre.',
    basis:
      'Mission d’intérêt public (RGPD, article 6-1-e\u00a0; code des relations entre le public et l’administration, L112-11)\u00a0; consentement pour publier une question ou une idée.',
    people: 'Personnes qui écrivent, téléphonent ou s’expriment en réunion.',
    recipients:
      'Le service de la participation, l’équipe du projet, le service à qui le message est confié\u00a0; le commissaire enquêteur pour une observation sur une enquête. Le garant lit les textes sans nom ni adresse.',
  },
  comments: {
    title: 'Commentaires et modération',
    purpose: 'Publier ce que les habitants écrivent sous une consultation, et dire pourquoi un texte ne paraît pas.',
    basis:
      'Mission d’intérêt public (RGPD, article 6-1-e)\u00a0; pour les signalements, obligation légale (règlement (UE) 2022/2065, article 16).',
    people: 'Auteurs d’un commentaire, d’un signalement ou d’un recours.',
    recipients:
      'Le public pour ce qui est publié\u00a0; l’équipe du projet pour le reste. Le ou la garant·e lit les textes et les décisions, sans adresse\u00a0; l’élu·e délégué·e, ou qui remplace, ceux qui attendent la validation par l’élu·e ou l’ont eue.',
  },
  staff: {
    title: 'Journaux du travail de l’équipe',
    purpose: 'Savoir qui a publié, retiré, importé, exporté ou effacé, et pourquoi.',
    basis: 'Mission d’intérêt public et obligation de sécurité (RGPD, article 32).',
    people: 'Agents, élus, garants qui ont un compte.',
    recipients: 'L’équipe, selon ses rôles.',
  },
  editorial: {
    title: 'Contenus publics',
    purpose: 'Informer du projet, de la consultation et de ses suites.',
    basis: 'Mission d’intérêt public ; obligations légales de publicité.',
    people: 'Personnes citées pour leur fonction ; agents rattachés à un projet.',
    recipients: 'Le public, sauf le lien vers les comptes de l’équipe.',
  },
  machines: {
    title: 'Rouages techniques',
    purpose: 'Faire suivre les changements et n’envoyer qu’une fois.',
    basis: 'Sans objet : aucune donnée personnelle.',
    people: 'Personne.',
    recipients: 'Personne.',
  },
};
