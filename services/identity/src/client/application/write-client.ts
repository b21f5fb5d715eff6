import type { AuditLine } from '../../service/application/ports';
import type { ClientChange } from '../domain/api-client';
import type { ClientUnit } from './ports';

/** Writes a change of a service account: row, audit trail, its event, and one broadcast for each secret that ends with it. */
export async function writeClient(unit: ClientUnit, { client, event, endedSecretIds }: ClientChange, changes: AuditLine['changes']): Promise<void> {
  await unit.apiClients.save(client);
  await unit.audit({ subjectType: 'ApiClient', subjectId: client.id, changes });
  await unit.publish(event);
  const reason = client.revokedAt === null ? 'API_CLIENT_SECRET_ROTATED' : 'API_CLIENT_REVOKED';
  for (const sessionId of endedSecretIds) await unit.publish({ name: 'AccessTokensRevoked', sessionId, subjectId: client.id, reason });
}
