import type { Wish } from '../../preference/domain/preference';
import type { Followers } from '../../follow/domain/followers';
import type { Cause } from './notices';
import type { NoticeKind } from './publications';

/** Who is told when it is many: named by a rule that a store of audiences reads member by member, and never as a list. */
export type Audience = Followers;

/** One of an audience, and what he chose beside the topic. */
export interface Member {
  readonly userId: string;
  readonly wishes: readonly Wish[];
}

/** Something that many people are told of, batch by batch. */
export interface Telling {
  /** The event that it comes from: what is delivered again begins nothing new. */
  readonly id: string;
  readonly kind: NoticeKind;
  readonly cause: Cause;
  readonly audience: Audience;
  /** The last member who was looked at, in the order of their ids; null before the first. */
  readonly after: string | null;
}
