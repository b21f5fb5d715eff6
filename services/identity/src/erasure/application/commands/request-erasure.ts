import type { UserCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import { noteErasure } from '../../../account/domain/account';
import { factorsInUse } from '../../../credential/application/factors-in-use';
import { mustShowOne } from '../../../credential/domain/second-factor';
import { isRecentSignIn } from '../../../external-sign-in/domain/external-identity';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { request } from '../../domain/erasure';
import { ownBlockers } from '../own-blockers';
import type { ErasureUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<ErasureUnit>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What somebody does about his own erasure; answers the erasure. */
export type OwnErasure = (call: UserCall) => Promise<Result<{ erasureId: string }, IdentityErrorCode>>;

/**
 * A person asks to be erased (GDPR art. 17), with a sign-in of the last minutes and the second factor if he has one, for nothing brings him back. Why is not asked. Every service
 * is asked for duties that stand; asking again while one request is open answers with that one.
 */
export const createRequestErasure =
  ({ inTransaction, clock, newId }: Dependencies): OwnErasure =>
  (call) =>
    inTransaction(call, async (unit) => {
      const { userId, authenticatedAt, assurance } = call.principal;
      if (!isRecentSignIn(authenticatedAt, clock.now())) return refuse({ code: 'RECENT_SIGN_IN_REQUIRED' });
      if (mustShowOne(await factorsInUse(unit, userId), assurance)) return refuse({ code: 'SECOND_FACTOR_REQUIRED' });
      const account = await unit.accounts.findByIdForUpdate(userId);
      if (account === null) return refuse({ code: 'NOT_FOUND' });
      const open = await unit.erasures.findOpenOf(userId);
      if (open !== null) return accept({ erasureId: open.id });

      const erasure = request(newId(), userId, unit.now);
      const change = noteErasure(account, { name: 'UserErasureRequested', erasureId: erasure.id }, unit.now);
      await unit.erasures.save(erasure);
      await unit.erasures.keepAnswer({ erasureId: erasure.id, service: 'identity', version: 1, blockers: await ownBlockers(unit, account), forgottenAt: null });
      await unit.accounts.save(change.account);
      await unit.audit({ subjectType: 'User', subjectId: userId, changes: { erasure: { before: null, after: erasure.state } } });
      await unit.publish(change.event);
      await unit.seeToErasureSoon(erasure.id);
      return accept({ erasureId: erasure.id });
    });
