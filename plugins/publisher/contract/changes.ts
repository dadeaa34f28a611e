import type { PublicComment, PublicModeration } from './comments.ts';
import type {
  Instant,
  PublicCalendarEvent,
  PublicCharter,
  PublicCommune,
  PublicConsultation,
  PublicDepartment,
  PublicPage,
  PublicProcedure,
  PublicProject,
  PublicRedirect,
  PublicSettings,
  PublicSynthesis,
  PublicTheme,
  PublicWithdrawal,
} from './snapshot.ts';

/**
 * From "something changed" to "this is its public state now". The answer of `GET /api/publisher/changes` is NDJSON:
 * one `ChangesHead`, any number of `PublicChange`, one `ChangesEnd`. It is state, not history: to apply it twice, or an
 * older one and then a newer one, does no harm.
 */
export interface PublicRows {
  readonly settings: PublicSettings;
  readonly department: PublicDepartment;
  readonly commune: PublicCommune;
  readonly theme: PublicTheme;
  readonly procedure: PublicProcedure;
  readonly project: PublicProject;
  readonly consultation: PublicConsultation;
  readonly event: PublicCalendarEvent;
  readonly synthesis: PublicSynthesis;
  readonly page: PublicPage;
  readonly charter: PublicCharter;
  readonly redirect: PublicRedirect;
  readonly withdrawal: PublicWithdrawal;
  readonly comment: PublicComment;
  readonly moderation: PublicModeration;
}
export type PublicType = keyof PublicRows;

/** A file that the site shows, and where its bytes are on this machine. */
export interface CopiedFile {
  /** Path below the site's root. */
  readonly path: string;
  readonly source: string;
}

interface ChangeOf<T extends PublicType> {
  readonly type: T;
  /**
   * Stable for ever: the document id; for `withdrawal` the path, for `redirect` where it leads from; for `procedure`
   * its code (one row a code, the latest version); for `settings`, `charter` and
   * `moderation`, of which there is one, that word.
   */
  readonly id: string;
  /** Null when nothing of it is public any more. */
  readonly row: PublicRows[T] | null;
  /** The files that the row shows. */
  readonly files?: readonly CopiedFile[];
}

/** The public state of one entry after a change. */
export type PublicChange = { [T in PublicType]: ChangeOf<T> }[PublicType];

/** What somebody in the admin wants of every follower. */
export interface Desired {
  /** Grows by one each time that a whole new release is asked for. */
  readonly rebuild: number;
  readonly bundle: 'current' | 'previous';
}

export interface ChangesHead {
  /** What follows includes everything up to here. */
  readonly position: number;
  /** Tells this position of this database from the same number of another one: of a copy that was put back and went on. */
  readonly mark: string;
  /** What is not in it is not public. */
  readonly whole: boolean;
  readonly mode: 'demo' | 'production';
  readonly desired: Desired;
}

/** Without it the answer is torn, and nothing of it counts. */
export interface ChangesEnd {
  readonly end: true;
  /** Number of `PublicChange` lines before it. */
  readonly count: number;
}

/** `POST /api/publisher/acknowledgement`: how far a consumer has come, or why it could not. */
export interface Acknowledgement {
  readonly name: string;
  readonly position: number;
  readonly failure: string | null;
  /** When the pages of this position were in place. */
  readonly renderedAt?: Instant | null;
  readonly pages?: number | null;
  readonly ms?: number | null;
  /** When the settled files (sitemap, open data …) had caught up with this position. */
  readonly settledAt?: Instant | null;
}
