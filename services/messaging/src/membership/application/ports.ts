/** The memberships this service has heard of. */
export interface MembershipStore {
  /** The users who hold the role now, each once. */
  readonly findUserIdsByRole: (role: string) => Promise<readonly string[]>;
}
