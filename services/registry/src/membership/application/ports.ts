import type { Role, Viewer } from '../domain/viewer';

/** What identity said of one membership. */
export interface MembershipFact {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly institutionId: string | null;
  readonly organizationId: string | null;
  /** Which change of this membership it is; a later one wins, in whatever order they come. */
  readonly version: number;
  readonly asOf: Date;
  readonly revoked: boolean;
}

/** The memberships this service has heard of. */
export interface MembershipStore {
  /** The user with the roles that hold now. */
  readonly findByUserId: (userId: string) => Promise<Viewer>;
  readonly record: (fact: MembershipFact) => Promise<void>;
}
