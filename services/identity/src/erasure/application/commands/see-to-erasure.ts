import { systemCall } from '@conect/auth';
import { accept, unrefused, type Clock, type NewId } from '@conect/kernel';
import { closeAccount } from '../../../account/application/close-account';
import { erasePerson } from '../../../account/application/erase-person';
import { closeForErasure, isErased, noteErasure, type Account } from '../../../account/domain/account';
import { endMembership } from '../../../membership/application/end-membership';
import type { InTransaction } from '../../../service/application/ports';
import { advanced, isWithdrawable, nextStep, type Erasure, type ErasureStep } from '../../domain/erasure';
import { ownBlockers } from '../own-blockers';
import type { ErasureUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<ErasureUnit>;
  /** Says the last word to the person, or throws while trying again may help. */
  readonly sayGoodbye: (account: Account) => Promise<void>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Takes every step that an erasure calls for now. */
export type SeeToErasure = (erasureId: string) => Promise<void>;

/** So long the last mail is tried; nobody is kept for the sake of it. */
const goodbyeMillis = 3 * 86_400_000;

/**
 * Takes the steps of an erasure that are due, each in a transaction of its own; doing it twice, or two at once, changes nothing. Between closing the account and letting go of the
 * person the last mail goes out, for afterwards there is no address.
 */
export function createSeeToErasure({ inTransaction, sayGoodbye, clock, newId }: Dependencies): SeeToErasure {
  const inStep = (erasureId: string, work: (unit: ErasureUnit, found: Found) => Promise<void>): Promise<{ due: Due | null }> =>
    unrefused(
      inTransaction(systemCall('seeToErasure', newId), async (unit) => {
        const known = await unit.erasures.findById(erasureId);
        const account = known === null ? null : await unit.accounts.findByIdForUpdate(known.userId);
        // Read again under the account's lock, which every change of an erasure takes.
        const erasure = await unit.erasures.findById(erasureId);
        if (account === null || erasure === null) return accept({ due: null });
        await work(unit, { account, erasure });
        const after = await unit.erasures.findById(erasureId);
        return accept({ due: after === null || after.state !== 'ERASING' || after.erasedAt !== null ? null : { account, isLate: unit.now.getTime() - after.stateSince.getTime() > goodbyeMillis } });
      }),
    );
  return async (erasureId) => {
    const { due } = await inStep(erasureId, (unit, found) => advance(unit, found, clock.now()));
    if (due === null) return;
    if (!due.isLate) await sayGoodbye(due.account);
    await inStep(erasureId, async (unit, { account, erasure }) => {
      if (erasure.state === 'ERASING' && erasure.erasedAt === null && !isErased(account)) await erasePerson(unit, account, clock.now());
    });
  };
}

interface Found {
  readonly account: Account;
  readonly erasure: Erasure;
}

/** Whoever is to be let go of. */
interface Due {
  readonly account: Account;
  /** Whether the last mail has been tried for long enough. */
  readonly isLate: boolean;
}

async function advance(unit: ErasureUnit, { account, erasure }: Found, at: Date): Promise<void> {
  if (isWithdrawable(erasure)) await answerHere(unit, account, erasure.id);
  const step = nextStep(erasure, await unit.erasures.answersOf([erasure.id]));
  if (step === null) return;
  const after = advanced(erasure, step, unit.now);
  await unit.erasures.save(after);
  const changes = { erasure: { before: erasure.state, after: after.state } };
  if (step === 'BEGIN') return begin(unit, account, { erasureId: erasure.id, changes, at });
  const change = noteErasure(account, { name: eventOf[step], erasureId: erasure.id }, unit.now);
  await unit.accounts.save(change.account);
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes });
  await unit.publish(change.event);
}

const eventOf: Readonly<Record<Exclude<ErasureStep, 'BEGIN'>, 'UserErasureDeferred' | 'UserErasureCompleted'>> = { DEFER: 'UserErasureDeferred', COMPLETE: 'UserErasureCompleted' };

/** Identity judges anew each time: what stood in the way may be gone, or have come, without a word of anybody. */
async function answerHere(unit: ErasureUnit, account: Account, erasureId: string): Promise<void> {
  const before = (await unit.erasures.answersOf([erasureId])).find(({ service }) => service === 'identity');
  await unit.erasures.keepAnswer({ erasureId, service: 'identity', version: (before?.version ?? 0) + 1, blockers: await ownBlockers(unit, account), forgottenAt: null });
}

interface Beginning {
  readonly erasureId: string;
  readonly changes: { readonly erasure: { readonly before: string; readonly after: string } };
  readonly at: Date;
}

/** Closes the account for good and ends the roles while their places are locked, so that nobody is left who is only just the last. */
async function begin(unit: ErasureUnit, account: Account, { erasureId, changes, at }: Beginning): Promise<void> {
  for (const membership of await unit.memberships.findActiveOfUsers([account.id])) await endMembership(unit, membership);
  await closeAccount(unit, closeForErasure(account, erasureId, unit.now), { changes, at });
}
