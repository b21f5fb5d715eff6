import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import { parseEmail } from '../../../account/domain/email-address';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { sgg } from '../../domain/institution';
import type { SggRole } from '../../domain/membership';
import { endMembership } from '../end-membership';
import type { MembershipUnit } from '../ports';

/** Takes a role in SGG back from a user; for whoever operates the service. */
export const createRevokeSggRole =
  ({ inTransaction }: { readonly inTransaction: InTransaction<MembershipUnit> }) =>
  async (call: CommandCall, input: { readonly email: string; readonly role: SggRole }): Promise<Result<{ membershipId: string }, IdentityErrorCode>> => {
    const email = parseEmail(input.email, ['email']);
    if (!email.ok) return email;

    return inTransaction(call, async (unit) => {
      const account = await unit.accounts.findByEmail(email.value);
      if (account === null) return refuse({ code: 'NOT_FOUND', field: ['email'] });
      await unit.accounts.findByIdForUpdate(account.id);
      const held = await unit.memberships.findActive({ userId: account.id, role: input.role, institutionId: sgg.id, organizationId: null });
      if (held === null) return refuse({ code: 'NOT_FOUND', field: ['email'] });

      await endMembership(unit, held);
      return accept({ membershipId: held.id });
    });
  };
