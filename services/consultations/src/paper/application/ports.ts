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

/** The names of organizations that made contributions. */
export interface AuthorNames {
  /** By id; without those that registry has not named yet. */
  readonly namesOf: (organizationIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
