import type { FollowTarget } from './follow';

/** Those who followed one of these when something was published. */
export interface Followers {
  readonly of: 'FOLLOWERS';
  readonly targets: readonly FollowTarget[];
  /** In real time, as ISO 8601: whoever follows later is not told of what was. */
  readonly publishedAt: string;
}
