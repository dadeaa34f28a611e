/**
 * Which role may do what on which editorial type: read by the seeding, and by the tests that try every road.
 * `own` means: only what the person's projects hold (see `ownership/`). Written over the database at each start.
 */
type RoleCode =
  'communications' | 'participation-officer' | 'project-lead' | 'elected-official' | 'guarantor' | 'commune-editor';

type Action = 'create' | 'read' | 'update' | 'delete' | 'publish';

export interface Grant {
  readonly types: readonly string[];
  readonly actions: readonly Action[];
  readonly own: boolean;
  /** Attributes that the role may not write, whatever the action. */
  readonly except?: readonly string[];
}

export interface RoleRow {
  readonly code: RoleCode;
  readonly name: string;
  readonly description: string;
  readonly grants: readonly Grant[];
  /** Files of the media library: all of them, those that the person added (and pictures, to read), or none. */
  readonly files: 'all' | 'own' | 'none';
  /** Follows publication and may start it again. */
  readonly steersPublication?: true;
  /** Sets how much the forms take, and announces public sessions. */
  readonly setsLimits?: true;
  /** Actions of the desk « Modération »; what lies behind them, the plugin's own table says. */
  readonly moderation?: readonly ('read' | 'decide' | 'policy' | 'substitute')[];
  /** Actions of the pages « Annuaire », without the prefix of the plugin. */
  readonly directory?: readonly ('manage' | 'retention')[];
  /** Prepares mailings and follows them. */
  readonly managesMailings?: true;
  /** Actions of the page « Dossier », without the prefix of the plugin. */
  readonly dossier: readonly ('read' | 'write' | 'publish' | 'unpublish' | 'participation')[];
}

const DOSSIER_TYPES = ['project', 'consultation', 'calendar-event'] as const;
const TEXTS = ['synthesis', 'page', 'charter'] as const;
const LISTS = ['department', 'commune', 'theme', 'procedure', 'redirect', 'site-settings'] as const;
const EVERYTHING = [...DOSSIER_TYPES, ...TEXTS, ...LISTS];
const REFERENCES = ['department', 'commune', 'theme', 'procedure'];

const own: readonly Grant[] = [
  { types: [...DOSSIER_TYPES], actions: ['create', 'read', 'update', 'publish'], own: true, except: ['example'] },
  { types: REFERENCES, actions: ['read'], own: false, except: ['members', 'deputies'] },
];

export const ROLES: readonly RoleRow[] = [
  {
    code: 'communications',
    name: 'Communication',
    description: 'Écrit, relit, programme et publie les dossiers et les pages.',
    grants: [
      {
        types: [...DOSSIER_TYPES, ...TEXTS, 'redirect'],
        actions: ['create', 'read', 'update', 'delete', 'publish'],
        own: false,
      },
      {
        types: [...LISTS].filter((type) => type !== 'redirect'),
        actions: ['create', 'read', 'update', 'delete'],
        own: false,
      },
    ],
    files: 'all',
    dossier: ['read', 'write', 'publish', 'unpublish', 'participation'],
    steersPublication: true,
    directory: ['manage', 'retention'],
    managesMailings: true,
  },
  {
    code: 'participation-officer',
    name: 'Chargé·e de participation',
    description: 'Accompagne les directions, relaie les questions et les synthèses.',
    grants: [
      { types: [...DOSSIER_TYPES, 'synthesis'], actions: ['create', 'read', 'update', 'publish'], own: false },
      {
        types: EVERYTHING.filter((type) => ![...DOSSIER_TYPES, 'synthesis'].includes(type)),
        actions: ['read'],
        own: false,
      },
    ],
    files: 'all',
    dossier: ['read', 'write', 'publish', 'participation'],
    setsLimits: true,
    moderation: ['read', 'decide', 'policy', 'substitute'],
    directory: ['manage'],
    managesMailings: true,
  },
  {
    code: 'project-lead',
    name: 'Chef·fe de projet',
    description: 'Écrit ses propres dossiers, écrit la synthèse, ouvre et ferme les commentaires.',
    grants: [...own, { types: ['synthesis'], actions: ['create', 'read', 'update', 'publish'], own: true }],
    files: 'own',
    moderation: ['read', 'decide'],
    dossier: ['read', 'write', 'publish', 'participation'],
  },
  {
    code: 'elected-official',
    name: 'Élu·e délégué·e',
    description: 'Valide en second, lit les dossiers.',
    grants: [{ types: [...DOSSIER_TYPES, 'synthesis'], actions: ['read'], own: false }],
    files: 'none',
    moderation: ['read', 'decide'],
    dossier: ['read'],
  },
  {
    code: 'guarantor',
    name: 'Garant·e',
    description: 'Lit les textes et les décisions, sans les adresses.',
    grants: [{ types: [...DOSSIER_TYPES, 'synthesis'], actions: ['read'], own: false }],
    files: 'none',
    moderation: ['read'],
    dossier: ['read'],
  },
  {
    code: 'commune-editor',
    name: 'Commune membre',
    description: 'Publie les consultations de sa commune, sous son nom.',
    grants: own,
    files: 'own',
    moderation: ['read', 'decide'],
    dossier: ['read', 'write', 'publish', 'participation'],
  },
];
