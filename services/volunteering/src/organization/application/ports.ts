/** The organizations of the registry, as this service has heard of them. */
export interface OrganizationStore {
  /** Where it stands; null of one that was never heard of. It stays there until the transaction ends. */
  readonly statusOf: (id: string) => Promise<string | null>;
  /** Where each stands now. */
  readonly statusesOf: (ids: readonly string[]) => Promise<readonly (string | null)[]>;
}
