import type { Viewer } from '../domain/viewer';

/** The memberships this service has heard of. */
export interface MembershipStore {
  /** The user with the roles that hold now. */
  readonly findByUserId: (userId: string) => Promise<Viewer>;
}
