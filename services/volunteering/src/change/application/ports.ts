/** A place in the order of a person's changes. */
export interface ChangePlace {
  /** The transaction, as decimal digits. */
  readonly transactionId: string;
  readonly subjectId: string;
}

/** A thing of a person that changed, at the place of its last change. */
export interface VolunteerChange extends ChangePlace {
  readonly subjectType: string;
  readonly at: Date;
  readonly hasLeft: boolean;
  /** Whether it came after the place from which was read. */
  readonly isNew: boolean;
}

/** Reads what changed of a person's own things, in an order in which nothing appears before a place that was already given. */
export interface VolunteerChangeFeed {
  readonly findAfter: (userId: string, place: ChangePlace, limit: number) => Promise<readonly VolunteerChange[]>;
  /** Whether this database may have given such a place. */
  readonly isKnown: (place: ChangePlace) => Promise<boolean>;
}
