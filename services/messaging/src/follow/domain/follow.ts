import type { MailFrequency } from '../../preference/domain/preference';

/** What can be followed: types of the graph. */
export type FollowTargetType = 'Institution' | 'Organization' | 'Consultation' | 'ActivityDomain' | 'County';

/** What somebody follows. */
export interface FollowTarget {
  readonly type: FollowTargetType;
  /** A UUID; of a domain and a county the code. */
  readonly id: string;
}

/** A person wants to be told of what is published by or about something. */
export interface Follow {
  readonly id: string;
  readonly version: number;
  readonly userId: string;
  readonly targetType: FollowTargetType;
  readonly targetId: string;
  /** How often mails about it come; null: as the person chose about the topic. */
  readonly emailFrequency: MailFrequency | null;
  /** Whether notices of it come to the person's devices; null: as he chose about the topic. */
  readonly isPushed: boolean | null;
  readonly createdAt: Date;
}

/** What happened to a follow. */
export interface FollowEvent {
  readonly type: 'FollowAdded' | 'FollowUpdated' | 'FollowRemoved';
  readonly follow: Follow;
}

/** What a person chooses of a follow. */
export type FollowChoice = Pick<Follow, 'emailFrequency' | 'isPushed'>;

/** A person follows something, or chooses otherwise about what he follows already; null when nothing changes by it. */
export function follow(before: Follow | null, choice: FollowChoice, made: Omit<Follow, keyof FollowChoice | 'version'>): FollowEvent | null {
  if (before === null) return { type: 'FollowAdded', follow: { ...made, ...choice, version: 1 } };
  if (before.emailFrequency === choice.emailFrequency && before.isPushed === choice.isPushed) return null;
  return { type: 'FollowUpdated', follow: { ...before, ...choice, version: before.version + 1 } };
}

/** A person follows something no more. */
export const unfollow = (before: Follow): FollowEvent => ({ type: 'FollowRemoved', follow: { ...before, version: before.version + 1 } });

/** What a person follows says what he cares about: the audit trail, which outlives him, does not. */
export const personalFields: ReadonlySet<string> = new Set(['targetId', 'targetType']);
