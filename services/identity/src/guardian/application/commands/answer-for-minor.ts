import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Clock, type Result } from '@conect/kernel';
import { closeAccount } from '../../../account/application/close-account';
import { erasePerson } from '../../../account/application/erase-person';
import type { LinkTokens } from '../../../account/application/ports';
import { holdAccount, isErased, releaseAccount, type Account } from '../../../account/domain/account';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { answer, withdraw, type GuardianConsent } from '../../domain/guardian-consent';
import type { GuardianUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<GuardianUnit>;
  readonly tokens: Pick<LinkTokens, 'idOf'>;
  readonly clock: Clock;
}

/** What a guardian does by the token of a link. */
export type AnswerForMinor = (call: CommandCall, input: { readonly token: string }) => Promise<Result<{ userId: string }, IdentityErrorCode>>;

/** A guardian confirms the account of somebody under 16, who may sign in from now on; the guardian is sent the link by which to take it back. */
export const createConfirmMinorAccount = (dependencies: Dependencies): AnswerForMinor =>
  byLink(dependencies, async (unit, { account, consent }) => {
    const given = answer(consent, unit.now);
    if (!given.ok) return given;
    const change = releaseAccount(account, 'MinorAccountConfirmed', unit.now);
    await unit.guardianConsents.save(given.value);
    await unit.accounts.save(change.account);
    await unit.sendMail({ kind: 'GUARDIAN_CONFIRMED', consentId: consent.id });
    await unit.sendMail({ kind: 'MINOR_ACCOUNT_CONFIRMED', userId: account.id, version: change.account.version });
    await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { guardianConsent: { before: null, after: true } } });
    await unit.publish(change.event);
    return accept({});
  });

/** A guardian refuses: nothing of the person stays, and the address is free again. */
export const createRefuseMinorAccount = (dependencies: Dependencies): AnswerForMinor =>
  byLink(dependencies, async (unit, { account, consent }) => {
    const refused = answer(consent, unit.now);
    if (!refused.ok) return refused;
    await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { guardianConsent: { before: null, after: false } } });
    await erasePerson(unit, account, dependencies.clock.now());
    return accept({});
  });

/** A guardian takes his word back: sessions end at once, and the account is erased after 30 days unless its owner is 16 by then. */
export const createWithdrawMinorAccount = (dependencies: Dependencies): AnswerForMinor =>
  byLink(dependencies, async (unit, { account, consent }) => {
    const withdrawn = withdraw(consent, unit.now);
    if (!withdrawn.ok) return withdrawn;
    await unit.guardianConsents.save(withdrawn.value);
    await closeAccount(unit, holdAccount(account, 'GUARDIAN_WITHDRAWN', unit.now), { changes: { guardianConsent: { before: true, after: false } }, at: dependencies.clock.now() });
    return accept({});
  });

interface Named {
  readonly account: Account;
  readonly consent: GuardianConsent;
}

const unknownToken = refuse({ code: 'TOKEN_INVALID' as const, field: ['token'] });

/** Reads what the link is about under the account's lock, so that two answers at once are one after the other. */
const byLink =
  ({ inTransaction, tokens }: Dependencies, decide: (unit: GuardianUnit, named: Named) => Promise<Result<object, IdentityErrorCode>>): AnswerForMinor =>
  async (call, { token }) => {
    const consentId = tokens.idOf(token);
    if (consentId === null) return unknownToken;
    return inTransaction(call, async (unit) => {
      const found = await unit.guardianConsents.findById(consentId);
      const account = found === null ? null : await unit.accounts.findByIdForUpdate(found.userId);
      const consent = found === null ? null : await unit.guardianConsents.findById(consentId);
      if (account === null || consent === null || isErased(account)) return unknownToken;
      const decided = await decide(unit, { account, consent });
      return decided.ok ? accept({ userId: account.id }) : decided;
    });
  };
