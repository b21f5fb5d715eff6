import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { revokeApiClient } from '../../domain/api-client';
import type { ClientUnit } from '../ports';
import { writeClient } from '../write-client';

interface Dependencies {
  readonly inTransaction: InTransaction<ClientUnit>;
  readonly secondFactorRequired: boolean;
}

export type RevokeApiClient = ReturnType<typeof createRevokeApiClient>;

/** Takes a service account back for good; for SGG_ADMIN. Doing it twice changes nothing. */
export const createRevokeApiClient =
  ({ inTransaction, secondFactorRequired }: Dependencies) =>
  (call: UserCall, { clientId }: { readonly clientId: string }): Promise<Result<{ clientId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
      if (!allowed.ok) return allowed;
      const client = isUuid(clientId) ? await unit.apiClients.findByIdForUpdate(clientId) : null;
      if (client === null) return refuse({ code: 'NOT_FOUND', field: ['clientId'] });
      const change = revokeApiClient(client, unit.now);
      if (change !== null) await writeClient(unit, change, { revoked: { before: false, after: true } });
      return accept({ clientId: client.id });
    });
