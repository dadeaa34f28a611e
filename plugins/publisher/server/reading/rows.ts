/** Rows as Strapi gives them, named field by field: what the snapshot maps from. Absent relations are null. */
interface Named {
  readonly id: number;
  readonly documentId: string;
  readonly slug: string;
}
/** What an entry says of the project that it belongs to. */
interface ProjectHead extends Named {
  readonly publishedAt: string | null;
}
/** What an event or a synthesis says of its consultation. */
export interface ConsultationHead extends Named {
  readonly publishedAt: string | null;
  readonly project: ProjectHead | null;
  readonly procedure: { readonly code: string } | null;
}
export interface FileRow {
  readonly id: number;
  readonly name: string;
  readonly ext: string | null;
  readonly url: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly updatedAt: string;
}
interface Published {
  readonly id: number;
  readonly documentId: string;
  readonly createdAt: string;
  readonly publishedAt: string;
}
type Text = string | null;

export interface ProjectRow extends Named, Published {
  readonly title: string;
  readonly summary: Text;
  readonly body: Text;
  readonly cover: FileRow | null;
  readonly coverAlt: Text;
  readonly coverCredit: Text;
  readonly visibleFrom: Text;
  readonly department: Named | null;
  readonly sponsor: Text;
  readonly communes: readonly Named[];
  readonly themes: readonly Named[];
  readonly contactEmail: Text;
  readonly example: boolean | null;
}

export interface DocumentRow {
  readonly role: 'order' | 'notice' | 'file' | 'minutes' | 'report' | 'conclusions' | 'decision';
  readonly title: string;
  readonly file: FileRow | null;
  readonly url: Text;
  readonly date: Text;
}

export interface ConsultationRow extends Named, Published {
  readonly title: string;
  readonly project: ProjectHead | null;
  readonly introduction: Text;
  readonly visibleFrom: Text;
  readonly procedure: { readonly code: string } | null;
  readonly legalBasis: Text;
  readonly reference: Text;
  readonly organiser: Text;
  readonly notice: Text;
  readonly opens: Text;
  readonly closes: Text;
  readonly periodText: Text;
  readonly facts: readonly {
    kind: 'suspended' | 'resumed' | 'extended' | 'cancelled' | 'replaced' | 'reported-back' | 'settled';
    at: string;
    until: Text;
    reason: Text;
  }[];
  readonly registerUrl: Text;
  readonly contributionEmail: Text;
  readonly postalAddress: Text;
  readonly places: readonly { name: string; address: Text; hours: Text }[];
  readonly promisedMeans: readonly { what: string; where: Text; evidence: Text }[];
  readonly openToDiscussion: Text;
  readonly notOpenToDiscussion: Text;
  readonly becomingOfContributions: Text;
  readonly reportBackBy: Text;
  readonly guarantor: Text;
  readonly documents: readonly DocumentRow[];
  readonly communes: readonly Named[];
  readonly outcomeOpinion: Text;
  readonly outcomeReportDate: Text;
  readonly outcomeDecision: Text;
  readonly outcomeDecisionDate: Text;
  readonly outcomeFollowUp: Text;
  readonly observationsCounted: number | null;
  readonly sources: readonly { label: string; url: Text }[];
  readonly inferred: Text;
  readonly caveats: Text;
  readonly origin: 'native' | 'archive' | 'relay';
  readonly example: boolean | null;
}

export interface EventRow extends Published {
  readonly project: ProjectHead | null;
  readonly consultation: ConsultationHead | null;
  readonly kind: 'public-meeting' | 'drop-in-session' | 'workshop' | 'site-visit' | 'milestone';
  readonly title: string;
  readonly starts: string;
  readonly ends: Text;
  readonly place: Text;
  readonly address: Text;
  readonly onlineUrl: Text;
  readonly eventStatus: 'planned' | 'changed' | 'cancelled';
  readonly changedFrom: Text;
  readonly cancellationReason: Text;
  readonly attendance: number | null;
  readonly sequence: number | null;
}

export interface SynthesisRow extends Named, Published {
  readonly title: string;
  readonly consultation: ConsultationHead | null;
  readonly kind: 'synthesis' | 'consultation-report' | 'panel-report';
  readonly author: Text;
  readonly body: Text;
  readonly document: FileRow | null;
}
