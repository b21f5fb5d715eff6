import type { FollowSomething } from '../application/commands/follow';
import type { UnfollowSomething } from '../application/commands/unfollow';
import type { AskedFollows } from '../application/ports';
import type { Follow, FollowTarget } from '../domain/follow';

/** What the area of follows gives to resolvers; what is of one follow, person or target is batched. */
export interface FollowContext {
  readonly followCommands: { readonly follow: FollowSomething; readonly unfollow: UnfollowSomething };
  /** A follow as it is now, whoever asks. */
  readonly followById: (id: string) => Promise<Follow | null>;
  /** That of the viewer, if he follows it. */
  readonly ownFollow: (target: FollowTarget) => Promise<Follow | null>;
  readonly followsOf: (asked: AskedFollows) => Promise<readonly Follow[]>;
  readonly followCountOf: (userId: string) => Promise<number>;
}
