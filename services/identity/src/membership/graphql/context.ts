import type { Institution } from '../domain/institution';
import type { Membership } from '../domain/membership';
import type { Viewer } from '../domain/permissions';

/** What resolvers know of roles; everything is read in batches, once per request. */
export interface MembershipContext {
  /** Who is asking, with his roles. */
  readonly viewer: () => Promise<Viewer>;
  readonly membershipsOfUser: (userId: string) => Promise<readonly Membership[]>;
  readonly membersOfOrganization: (organizationId: string) => Promise<readonly Membership[]>;
  readonly membersOfInstitution: (institutionId: string) => Promise<readonly Membership[]>;
  readonly institution: (id: string) => Promise<Institution | null>;
}

/**
 * An organization as identity knows it: an id.
 * @public `codegen.cjs` names it.
 */
export interface OrganizationReference {
  readonly id: string;
}
