import type { NewId } from '@conect/kernel';
import type { MessagingUnit } from '../../service/application/ports';
import { notify } from '../domain/notification';
import { userRecipient } from '../domain/recipient';
import type { Telling } from '../domain/telling';
import type { PlanSending } from './plan-sending';

/** Begins to tell many people of something, in the transaction of its event: they are told by a job, however many they are. What is delivered again begins nothing. */
export async function beginTelling(unit: MessagingUnit, telling: Omit<Telling, 'after'>): Promise<void> {
  if (await unit.tellings.begin(telling)) await unit.scheduleTelling();
}

interface Dependencies {
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  readonly newId: NewId;
  readonly planSending: PlanSending;
}

/** See {@link createTellMany}. */
export type TellMany = (limit: number) => Promise<number>;

/**
 * Tells the next members of an audience in one transaction with their mails and with how far it is: a process that dies is followed by another
 * one that goes on behind the last batch, and cause and recipient of a notice are unique together, so nobody is told twice. Tellings take
 * turns, so that one of many does not keep the others waiting, nor does one that fails. Answers 0 when nothing is left.
 */
export const createTellMany =
  ({ inJob, newId, planSending }: Dependencies): TellMany =>
  async (limit) => {
    let taken: Telling | null = null;
    try {
      return await inJob('tellMany', async (unit) => {
        taken = await unit.tellings.takeNext();
        return taken === null ? 0 : tellNext(unit, taken, limit, { newId, planSending });
      });
    } catch (error) {
      const failed = taken as Telling | null;
      if (failed !== null) await inJob('deferTelling', (unit) => unit.tellings.defer(failed.id));
      throw error;
    }
  };

async function tellNext(unit: MessagingUnit, { id, kind, cause, audience, after }: Telling, limit: number, { newId, planSending }: Omit<Dependencies, 'inJob'>): Promise<number> {
  const members = await unit.audiences.nextMembers(audience, { after, limit });
  const others = members.filter(({ userId }) => userId !== cause.actorId);
  const told = await unit.notifications.insertNew(others.map(({ userId }) => notify(newId(), kind, { cause, recipient: userRecipient(userId), now: unit.now })));
  await planSending(unit, cause, told, { wishes: new Map(others.map(({ userId, wishes }) => [userId, wishes])) });
  await unit.tellings.advance(id, { after: members.at(-1)?.userId ?? after, toldCount: told.length, isLast: members.length < limit });
  return Math.max(members.length, 1);
}
