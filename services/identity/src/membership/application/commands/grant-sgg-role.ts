import type { CommandCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import { isConfirmed } from '../../../account/domain/account';
import { parseEmail } from '../../../account/domain/email-address';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { sgg } from '../../domain/institution';
import type { SggRole } from '../../domain/membership';
import type { MembershipUnit } from '../ports';
import { grantMembership } from './grant-membership';

interface Dependencies {
  readonly inTransaction: InTransaction<MembershipUnit>;
  readonly newId: NewId;
}

/** Gives a confirmed user a role in SGG; for whoever operates the service. Doing it twice changes nothing. */
export const createGrantSggRole =
  ({ inTransaction, newId }: Dependencies) =>
  async (call: CommandCall, input: { readonly email: string; readonly role: SggRole }): Promise<Result<{ membershipId: string }, IdentityErrorCode>> => {
    const email = parseEmail(input.email, ['email']);
    if (!email.ok) return email;

    return inTransaction(call, async (unit) => {
      const found = await unit.accounts.findByEmail(email.value);
      const account = found === null ? null : await unit.accounts.findByIdForUpdate(found.id);
      if (account === null) return refuse({ code: 'NOT_FOUND', field: ['email'] });
      if (!isConfirmed(account)) return refuse({ code: 'EMAIL_NOT_CONFIRMED', field: ['email'] });

      const place = { institutionId: sgg.id, organizationId: null };
      return accept({ membershipId: await grantMembership(unit, newId, { ...place, userId: account.id, role: input.role, grantedBy: null }) });
    });
  };
