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

export interface OpenedConsultation {
  readonly documentId: string;
  readonly title: string;
  readonly slug: string;
  readonly origin: string;
  readonly opens: string;
  readonly closes: string | null;
  readonly visibleFrom: string | null;
  readonly registerUrl: string | null;
  readonly contributionEmail: string | null;
  readonly postalAddress: string | null;
  readonly facts: readonly { readonly kind: string; readonly at: string; readonly until: string | null }[];
  readonly places: readonly { readonly name: string; readonly address: string | null }[];
  readonly communes: readonly { readonly insee: string }[];
  readonly procedure: { readonly label: string; readonly legalRegister: boolean | null } | null;
  readonly project: {
    readonly title: string;
    readonly slug: string;
    readonly summary: string | null;
    readonly visibleFrom: string | null;
    readonly contactEmail: string | null;
    readonly example: boolean | null;
    readonly themes: readonly { readonly slug: string }[];
  } | null;
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
