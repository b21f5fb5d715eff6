/** The institutions this service has heard of. */
export interface InstitutionStore {
  /** Whether there is one that is not closed; keeps it from being closed until the transaction ends. */
  readonly isOpen: (id: string) => Promise<boolean>;
}
