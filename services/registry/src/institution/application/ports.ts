/** What identity said of one institution. */
interface InstitutionFact {
  readonly id: string;
  /** Which change of this institution it is; a later one wins, in whatever order they come. */
  readonly version: number;
  readonly asOf: Date;
}

/** The institutions this service has heard of. */
export interface InstitutionStore {
  readonly exists: (id: string) => Promise<boolean>;
  readonly record: (fact: InstitutionFact) => Promise<void>;
}
