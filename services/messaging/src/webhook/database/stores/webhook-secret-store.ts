import { seal, unseal } from '@conect/service-kit';
import { newId } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import type { WebhookUnit } from '../../application/ports';
import { webhookSecretTable } from '../tables/webhook.table';

/** The secrets of webhooks, each encrypted and bound to its webhook; their time is real. */
export function createWebhookSecretStore(manager: EntityManager, key: Buffer): WebhookUnit['secrets'] {
  const rows = manager.getRepository(webhookSecretTable);
  return {
    add: async (webhookId, secret) => void (await rows.insert({ id: newId(), webhookId, sealed: seal(Buffer.from(secret), webhookId, key), validUntil: null })),
    async endAll(webhookId, until) {
      await manager.query('DELETE FROM webhook_secret WHERE webhook_id = $1 AND valid_until IS NOT NULL', [webhookId]);
      await manager.query('UPDATE webhook_secret SET valid_until = $2 WHERE webhook_id = $1', [webhookId, until]);
    },
    async validOf(webhookId) {
      const found = await manager.query<{ sealed: Buffer }[]>(
        'SELECT sealed FROM webhook_secret WHERE webhook_id = $1 AND (valid_until IS NULL OR valid_until > clock_timestamp()) ORDER BY valid_until DESC NULLS FIRST',
        [webhookId],
      );
      return found.map(({ sealed }) => unseal(sealed, webhookId, key).toString());
    },
    forget: async (webhookId) => void (await rows.delete({ webhookId })),
  };
}
