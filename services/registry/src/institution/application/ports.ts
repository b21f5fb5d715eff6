/** What identity said of one institution. */
interface InstitutionFact {
  readonly id: string;
  /** Which change of this institution it is; a later one wins, in whatever order they come. */
  readonly version: number;
  readonly asOf: Date;
  /** Identity says that it exists no more; it does not come back. */
  readonly closed: boolean;
}

/** The institutions this service has heard of. */
export interface InstitutionStore {
  /** Whether there is one that is not closed; keeps it from being closed until the transaction ends. */
  readonly isOpen: (id: string) => Promise<boolean>;
  readonly record: (fact: InstitutionFact) => Promise<void>;
}
