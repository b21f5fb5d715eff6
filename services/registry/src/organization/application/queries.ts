import type { PageRequest } from '@conect/kernel';
import type { Organization } from '../domain/organization';
import type { ReviewComment } from '../domain/review-comment';

/** Reads organizations for the graph; who may see them is for the caller to ask. */
export interface OrganizationReader {
  /** In any order; unknown ids are left out. */
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Organization[]>;
  /** One row more than asked for when the list goes on; see `connectionOf`. */
  readonly findSubmitted: (request: PageRequest) => Promise<readonly Organization[]>;
  readonly countSubmitted: () => Promise<number>;
  /** Whether another organization of the county that is not private has this name, spelling aside. */
  readonly hasNamesake: (organization: Organization) => Promise<boolean>;
  /** Of several organizations, the newest round first. */
  readonly findReviewComments: (organizationIds: readonly string[]) => Promise<readonly ReviewComment[]>;
}
