/** What identity said of one membership. */
export interface MembershipFact {
  readonly id: string;
  readonly userId: string;
  readonly role: string;
  readonly institutionId: string | null;
  readonly organizationId: string | null;
  /** Which change of this membership it is; a later one wins, in whatever order they come. */
  readonly version: number;
  readonly asOf: Date;
  readonly revoked: boolean;
}

/** The memberships this service has heard of. */
export interface MembershipStore {
  /** The users who hold the role now, each once. */
  readonly findUserIdsByRole: (role: string) => Promise<readonly string[]>;
  readonly record: (fact: MembershipFact) => Promise<void>;
}
