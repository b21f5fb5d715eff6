/** The organizations this service has heard of. */
export interface OrganizationStore {
  /** Where one stands in the registry, e.g. ACTIVE; null for one that was never heard of. It stands so until the transaction ends. */
  readonly standingOf: (id: string) => Promise<string | null>;
  /** Those among these that this service has heard of. */
  readonly knownAmong: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}
