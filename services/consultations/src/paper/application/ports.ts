/** One line of the audit trail as evidence: with its place in its chain and the hash that ends there. */
export interface LoggedEvent {
  /** The number of the entry; a text, as it may pass what a number holds. */
  readonly id: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly chainId: string;
  readonly position: number;
  readonly hash: string;
  readonly changes: unknown;
}

/** Reads what happened to a consultation and to what was proposed about it, the first first. */
export interface EventLog {
  readonly findPage: (consultationId: string, after: string | null, limit: number) => Promise<readonly LoggedEvent[]>;
}

/** What a document is of a consultation: an author's, the paper on which a contribution or a request for a debate came, the file of a draft, or of minutes. */
type DocumentUse = 'ATTACHMENT' | 'SCAN' | 'DRAFT_TEXT' | 'DEBATE_REQUEST' | 'MINUTES';

/** A document of a consultation; without an id it stands for whatever an erased author had attached. */
export interface UsedDocument {
  readonly documentId: string | null;
  /** Null of what is of no contribution. */
  readonly contributionId: string | null;
  readonly use: DocumentUse;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly byteLength: number | null;
  readonly sha256: string | null;
}

/** Reads the documents of a consultation, in an order that stays; one whose record is gone has nothing but its id. */
export interface PackDocuments {
  readonly findAll: (consultationId: string) => Promise<readonly UsedDocument[]>;
}

/** The names of organizations that made contributions. */
export interface AuthorNames {
  /** By id; without those that registry has not named yet. */
  readonly namesOf: (organizationIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
