import type { Viewer } from '@conect/kernel';

/** What resolvers know of the person who asks, beside the principal. */
export interface MembershipContext {
  /** The person's roles, read once per request. */
  readonly viewer: () => Promise<Viewer>;
}
