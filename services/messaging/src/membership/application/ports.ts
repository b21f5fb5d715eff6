/** The memberships this service has heard of. */
export interface MembershipStore {
  /** The users who hold one of the roles now, each once. */
  readonly findUserIdsByRole: (roles: readonly string[]) => Promise<readonly string[]>;
  /** The users who hold one of the roles now in these organizations or institutions, each once. */
  readonly findUserIdsIn: (place: 'ORGANIZATION' | 'INSTITUTION', holding: { readonly ids: readonly string[]; readonly roles: readonly string[] }) => Promise<readonly string[]>;
}
