import {
  type AppealItem,
  type DeskAction,
  type HistoryEntry,
  type QueueItem,
  type QueueView,
  type RevisionState,
  stateWords,
} from '../../../contract/moderation.ts';
import { stampInWords } from '../form/moment.ts';

export const VIEWS: Readonly<Record<QueueView, { readonly label: string; readonly nothing: string }>> = {
  mine: { label: 'À mon tour', nothing: 'Rien n’attend votre décision.' },
  team: { label: 'Équipe', nothing: 'Rien n’attend l’équipe.' },
  rules: { label: 'Retenus par une règle', nothing: 'Aucune règle ne retient de texte.' },
  spam: { label: 'Indésirables', nothing: 'Aucun texte n’est retenu comme indésirable.' },
  elected: { label: 'Validation par l’élu·e', nothing: 'Rien n’attend la validation par l’élu·e.' },
  late: { label: 'En retard', nothing: 'Rien n’est en retard.' },
  flagged: { label: 'Signalés', nothing: 'Aucun commentaire n’est signalé.' },
  marked: { label: 'Marqués par une règle', nothing: 'Aucun texte marqué n’attend d’être lu.' },
  unread: { label: 'Publiés, à relire', nothing: 'L’équipe a lu tout ce qui est public.' },
  published: { label: 'Publiés', nothing: 'Rien n’est encore public.' },
  decided: { label: 'Décidés', nothing: 'Aucun texte n’est renvoyé, refusé ou retiré.' },
};

interface ActionWords {
  /** On the button and on the form. */
  readonly verb: string;
  /** Announced once done, and written in the history. */
  readonly done: string;
  readonly key: string;
  readonly hint: string;
  /** Of the facts: who reads them. Null where none are asked for. */
  readonly readBy: string | null;
}

const ITS_AUTHOR = 'Son auteur·rice lira cette phrase, par courriel et sur sa page.';

export const ACTIONS: Readonly<Record<DeskAction, ActionWords>> = {
  approve: {
    verb: 'Approuver',
    done: 'Approuvé',
    key: 'a',
    hint: 'Le texte suit son chemin tel qu’il est. Son auteur·rice est prévenu·e quand il paraît.',
    readBy: null,
  },
  redact: {
    verb: 'Masquer',
    done: 'Masqué en partie',
    key: 'm',
    hint: 'Le reste paraît, avec la marque […] là où un passage manque. Son auteur·rice en reçoit la raison.',
    readBy: 'Son auteur·rice lira cette phrase, par courriel et sur sa page, quand le texte masqué paraît.',
  },
  'send-back': {
    verb: 'Renvoyer',
    done: 'Renvoyé',
    key: 'v',
    hint: 'Son auteur·rice reçoit son texte avec vos mots, et peut le corriger.',
    readBy: ITS_AUTHOR,
  },
  refuse: {
    verb: 'Refuser',
    done: 'Refusé',
    key: 'r',
    hint: 'Son auteur·rice reçoit l’article, les faits, et comment déposer un recours.',
    readBy: ITS_AUTHOR,
  },
  remove: {
    verb: 'Retirer',
    done: 'Retiré',
    key: 't',
    hint: 'Le texte quitte le site aussitôt. La page dit qu’un commentaire a été retiré\u202f; ses réponses restent.',
    readBy: `${ITS_AUTHOR} Le public lit l’article, pas vos mots.`,
  },
  restore: {
    verb: 'Rétablir',
    done: 'Rétabli',
    key: 'e',
    hint: 'Un texte retiré redevient public\u202f; un texte refusé est relu.',
    readBy: ITS_AUTHOR,
  },
};

const HISTORY: Readonly<Record<string, string>> = {
  submit: 'Reçu',
  edit: 'Corrigé par son auteur·rice',
  withdraw: 'Retiré par son auteur·rice',
  erase: 'Effacé à la demande de son auteur·rice',
  forget: 'Effacé par le système, sa durée de conservation étant passée',
  appeal: 'Recours déposé',
  uphold: 'Recours accepté',
  reroute: 'Revenu à l’équipe',
  reply: 'Réponse officielle',
};

/** What somebody did, as a past participle; the code itself rather than nothing. */
export function actInWords(action: string): string {
  return Object.hasOwn(ACTIONS, action) ? ACTIONS[action as DeskAction].done : (HISTORY[action] ?? action);
}

/** Authors are not named again, nor is the machine. */
export function whoInWords({ by, role }: HistoryEntry): string {
  if (by === null) return '';
  return role === 'elected' ? ` par ${by} (validation par l’élu·e)` : ` par ${by}`;
}

const NOTICES: Readonly<Record<HistoryEntry['notice'], string>> = {
  letter: 'Courriel envoyé à son auteur·rice.',
  capped: 'Pas de courriel\u00a0: cette adresse en a déjà reçu autant qu’il se peut aujourd’hui.',
  unconfirmed: 'Pas de courriel\u00a0: l’adresse n’a pas été confirmée.',
  'no-address': 'Pas de courriel\u00a0: aucune adresse n’a été donnée.',
  none: '',
};

/** Whether a letter told whoever is concerned: of a reply, whoever it answers. */
export function noticeInWords({ action, notice }: Pick<HistoryEntry, 'action' | 'notice'>): string {
  const answered = action === 'reply' && notice === 'letter';
  return answered ? 'Courriel envoyé à la personne à qui cette réponse s’adresse.' : NOTICES[notice];
}

/** Of a text in a list, beside the words of its state. */
export function placeInWords({
  author,
  state,
  corrects,
  isReply,
}: Pick<QueueItem, 'author' | 'state' | 'corrects' | 'isReply'>): string {
  const where = author === 'active' ? stateWords(state) : LEFT[author];
  return `${where}${corrects ? ', correction' : ''}${isReply ? ', réponse' : ''}`;
}

export const LEFT = { withdrawn: 'retiré par son auteur·rice', erased: 'effacé' } as const;

export const APPEAL_STATES: Readonly<Record<AppealItem['state'], string>> = {
  open: 'à décider',
  upheld: 'accepté',
  rejected: 'rejeté',
  moot: 'sans objet',
};

/** What a yes to an appeal does with the text, for whoever is about to say it. */
export function upheldInWords({ state, redactedBody }: AppealItem['contested'], to: RevisionState): string {
  if (to === 'awaiting-elected')
    return state === 'published-redacted'
      ? 'le texte entier passe à la validation par l’élu·e\u202f; en attendant, la version masquée reste publique.'
      : 'le texte passe à la validation par l’élu·e, et n’est pas encore public.';
  if (to === 'published' && redactedBody !== null) return 'le texte paraît en entier.';
  const appears = state === 'removed' ? 'le texte redevient public' : 'le texte est publié';
  return to === 'published-redacted' ? `${appears}, en partie masqué.` : `${appears}.`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** « 3 h », « 2 j »: how long ago, as short as a list needs it. `now` in epoch milliseconds. */
export function ageInWords(since: string, now: number): string {
  const age = now - Date.parse(since);
  if (Number.isNaN(age)) return '';
  if (age < HOUR) return `${Math.max(1, Math.floor(age / MINUTE))}\u00a0min`;
  return age < 2 * DAY ? `${Math.floor(age / HOUR)}\u00a0h` : `${Math.floor(age / DAY)}\u00a0j`;
}

const DUE = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'Europe/Paris',
});

/** « d’ici jeu. 26 nov. », the last day on which it is in time: `dueAt` is the first instant at which it is late. */
export function dueInWords(dueAt: string): string {
  const date = new Date(Date.parse(dueAt) - 1);
  return Number.isNaN(date.getTime()) ? '' : `d’ici ${DUE.format(date).replace(/ 1 /, ' 1er ')}`;
}

/** « Ana Essai, le 3 novembre 2026 à 10 h ». */
export function byAndWhen(by: string, at: string): string {
  return `${by}, le ${stampInWords(at)}`;
}

export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')}\u00a0${count < 2 ? one : many}`;
}
