/** The institutions this service has heard of, and who asks to speak for them. */
export interface InstitutionStore {
  /** Whether there is one that is not closed; keeps it from being closed until the transaction ends. */
  readonly isOpen: (id: string) => Promise<boolean>;
  /** Of each whether there is one that is not closed now. */
  readonly areOpen: (ids: readonly string[]) => Promise<readonly boolean[]>;
  /** Whether the user has asked to speak for the institution, and SGG has not decided. */
  readonly awaitsValidation: (id: string, userId: string) => Promise<boolean>;
}
