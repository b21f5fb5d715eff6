import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { rotateSecret } from '../../domain/api-client';
import type { ClientSecrets, ClientUnit } from '../ports';
import { writeClient } from '../write-client';
import type { ClientWithSecret } from './create-api-client';

/** Which account gets another secret, and whether the present one is to end at once. */
export interface RotateApiClientSecretInput {
  readonly clientId: string;
  readonly endPreviousNow: boolean;
}

interface Dependencies {
  readonly inTransaction: InTransaction<ClientUnit>;
  readonly secrets: Pick<ClientSecrets, 'create'>;
  readonly secondFactorRequired: boolean;
  readonly clock: Clock;
  readonly newId: NewId;
}

export type RotateApiClientSecret = ReturnType<typeof createRotateApiClientSecret>;

/** Gives a service account another secret; for SGG_ADMIN. */
export const createRotateApiClientSecret =
  ({ inTransaction, secrets, secondFactorRequired, clock, newId }: Dependencies) =>
  async (call: UserCall, { clientId, endPreviousNow }: RotateApiClientSecretInput): Promise<Result<ClientWithSecret, IdentityErrorCode>> => {
    const { text, hash } = secrets.create();
    const secretId = newId();
    const rotated = await inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
      if (!allowed.ok) return allowed;
      const client = isUuid(clientId) ? await unit.apiClients.findByIdForUpdate(clientId) : null;
      if (client === null) return refuse({ code: 'NOT_FOUND', field: ['clientId'] });
      const change = rotateSecret(client, { id: secretId, hash }, endPreviousNow, clock.now());
      if (!change.ok) return change;
      const previousWorksUntil = change.value.client.previousSecret?.worksUntil ?? null;
      await writeClient(unit, change.value, {
        secretId: { before: client.secret.id, after: secretId },
        previousWorksUntil: { before: client.previousSecret?.worksUntil ?? null, after: previousWorksUntil },
      });
      return accept({ clientId: client.id, secretId });
    });
    return rotated.ok ? accept({ clientId: rotated.value.clientId, secret: rotated.value.secretId === secretId ? text : null }) : rotated;
  };
