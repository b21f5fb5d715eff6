import type { UserCall } from '@conect/auth';
import { accept, refuse, type Given, type NewId, type Result } from '@conect/kernel';
import type { MailFrequency } from '../../../preference/domain/preference';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { follow } from '../../domain/follow';
import { readTarget, targetNotFound, type FollowTargetInput } from '../../domain/follow-input';
import { isThere } from '../is-there';
import type { FollowIds, InFollowTransaction } from '../ports';
import { saveFollow } from '../save-follow';

interface Dependencies {
  readonly inTransaction: InFollowTransaction;
  readonly newId: NewId;
  /** So many one person may follow. */
  readonly maximum: number;
}

/** What to follow, and how to be told of it. */
interface Following extends FollowTargetInput {
  readonly emailFrequency?: Given<MailFrequency>;
  readonly isPushed?: Given<boolean>;
}

/** See {@link createFollow}. */
export type FollowSomething = (call: UserCall, following: Following) => Promise<Result<FollowIds, MessagingErrorCode>>;

/** A person follows something, or chooses otherwise about what he follows already. */
export const createFollow =
  ({ inTransaction, newId, maximum }: Dependencies): FollowSomething =>
  async (call, following) => {
    const read = readTarget(following);
    if (!read.ok) return read;
    const target = read.value;
    const { userId } = call.principal;
    return inTransaction<FollowIds>(call, async (unit) => {
      if (!(await isThere(target, unit.followables))) return refuse(targetNotFound(target));
      await unit.follows.lockOf(userId);
      const before = await unit.follows.find(userId, target);
      if (before === null && (await unit.follows.countOf(userId)) >= maximum) return refuse({ code: 'QUOTA_EXCEEDED', params: { quota: 'FOLLOWS', maximum } });
      const made = { id: newId(), userId, targetType: target.type, targetId: target.id, createdAt: unit.now };
      const event = follow(before, { emailFrequency: following.emailFrequency ?? null, isPushed: following.isPushed ?? null }, made);
      if (event !== null) await saveFollow(unit, before, event);
      return accept({ followId: before?.id ?? made.id });
    });
  };
