export interface StakeholderRow {
  readonly id: number;
  readonly documentId: string;
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly actorKind: string | null;
  readonly confirmedAt: string | null;
  readonly state: 'confirmed' | 'paused' | 'unsubscribed' | 'bounced';
  readonly communes: readonly string[] | null;
  readonly themes: readonly string[] | null;
  readonly unsubscribedAt: string | null;
  readonly reconfirmAskedAt: string | null;
  readonly source: string | null;
}

export interface SiteSettingsRow {
  readonly siteName: string | null;
  readonly organisation: string | null;
  readonly contactEmail: string | null;
}

export interface RequestRow {
  readonly id: number;
  readonly documentId: string;
  readonly reference: string;
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly actorKind: string | null;
  readonly communes: readonly string[] | null;
  readonly themes: readonly string[] | null;
  readonly consentVersion: string;
  readonly state: 'pending' | 'confirmed' | 'superseded';
  readonly source: string | null;
}
