import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { parsePasskeyName } from '../../domain/passkey';
import type { PasskeyUnit } from '../ports';

/** Which passkey, and what it is called from now on. */
export interface RenamePasskeyInput {
  readonly passkeyId: string;
  readonly name: string;
}

export type RenamePasskey = ReturnType<typeof createRenamePasskey>;

/** Calls a passkey of the caller by another name. */
export const createRenamePasskey =
  ({ inTransaction }: { readonly inTransaction: InTransaction<PasskeyUnit> }) =>
  async (call: UserCall, input: RenamePasskeyInput): Promise<Result<{ passkeyId: string }, IdentityErrorCode>> => {
    const name = parsePasskeyName(input.name, ['name']);
    if (!name.ok) return name;
    return inTransaction(call, async (unit) => {
      const passkey = isUuid(input.passkeyId) ? await unit.passkeys.findByIdForUpdate(input.passkeyId) : null;
      if (passkey === null || passkey.userId !== call.principal.userId) return refuse({ code: 'NOT_FOUND', field: ['passkeyId'] });
      if (passkey.name === name.value) return accept({ passkeyId: passkey.id });
      await unit.passkeys.save({ ...passkey, name: name.value });
      await unit.audit({ subjectType: 'User', subjectId: passkey.userId, changes: { passkeyName: { before: passkey.id, after: passkey.id } } });
      return accept({ passkeyId: passkey.id });
    });
  };
