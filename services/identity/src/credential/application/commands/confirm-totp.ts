import type { UserCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import type { AccountStore } from '../../../account/application/ports';
import { noteSecondFactor } from '../../../account/domain/account';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { SessionStore } from '../../../session/application/ports';
import { raiseAssurance } from '../../../session/domain/session';
import { confirmTotp, mustShowOne, recoveryCodeCount, type SecondFactor } from '../../domain/second-factor';
import { factorsInUse, type FactorUnit } from '../factors-in-use';
import type { CredentialUnit, OneTimeSecrets, TotpSecrets } from '../ports';

/** A code that the app shows. */
export interface ConfirmTotpInput {
  readonly code: string;
  readonly clientAddress?: string | null | undefined;
}

type Unit = CredentialUnit & FactorUnit & {
  readonly accounts: Pick<AccountStore, 'findByIdForUpdate' | 'save'>;
  readonly sessions: Pick<SessionStore, 'findByIdForUpdate' | 'save'>;
};

interface Dependencies {
  readonly inTransaction: InTransaction<Unit>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
  readonly totp: Pick<TotpSecrets, 'stepOf'>;
  readonly secrets: Pick<OneTimeSecrets, 'newRecoveryCode'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

export type ConfirmTotp = ReturnType<typeof createConfirmTotp>;

/** Puts the authenticator app in use, gives new recovery codes, and lets the session that asks count as signed in by two factors. */
export const createConfirmTotp = (dependencies: Dependencies) => {
  const { inTransaction, throttle, totp, secrets, clock } = dependencies;
  return async (call: UserCall, input: ConfirmTotpInput): Promise<Result<{ recoveryCodes: readonly string[] }, IdentityErrorCode>> => {
    const { userId } = call.principal;
    const guess = await throttle.beginGuess({ email: `second factor of ${userId}`, clientAddress: input.clientAddress });
    const codes = Array.from({ length: recoveryCodeCount }, secrets.newRecoveryCode);
    const confirmed = await inTransaction(call, async (unit) => {
      const account = await unit.accounts.findByIdForUpdate(userId);
      const factor = await unit.secondFactors.findForUpdate(userId);
      if (account === null || factor === null || factor.pendingSecret === null) return refuse({ code: 'NOT_FOUND' });
      // One that came into use since `enableTotp` must have been shown too.
      if (mustShowOne(await factorsInUse(unit, userId), call.principal.assurance)) return refuse({ code: 'SECOND_FACTOR_REQUIRED' });
      const now = clock.now();
      const step = totp.stepOf(factor.pendingSecret, userId, input.code.replace(/\s/g, ''), now);
      if (step === null) return refuse({ code: 'CODE_INVALID', field: ['code'] });

      await putInUse(unit, confirmTotp(factor, step, now), codes.map(({ hash }) => ({ id: dependencies.newId(), userId, hash, usedAt: null })));
      const change = noteSecondFactor(account, 'TOTP', unit.now);
      await unit.accounts.save(change.account);
      await unit.publish(change.event);
      const session = await unit.sessions.findByIdForUpdate(call.principal.sessionId);
      if (session !== null) await unit.sessions.save(raiseAssurance(session));
      return accept({ userId });
    });
    if (!confirmed.ok) return confirmed;
    await guess.succeeded();
    return accept({ recoveryCodes: codes.map(({ text }) => text) });
  };
};

async function putInUse(unit: Unit, factor: SecondFactor, codes: Parameters<Unit['secondFactors']['replaceRecoveryCodes']>[1]): Promise<void> {
  await unit.secondFactors.save(factor);
  await unit.secondFactors.replaceRecoveryCodes(factor.userId, codes);
  await unit.audit({ subjectType: 'User', subjectId: factor.userId, changes: { secondFactor: { before: null, after: 'TOTP' } } });
}
