import { Not, type EntityManager } from 'typeorm';
import type { WebhookUnit } from '../../application/ports';
import { webhookTable } from '../tables/webhook.table';

/** The webhooks of one transaction, by TypeORM. */
export function createWebhookStore(manager: EntityManager): WebhookUnit['webhooks'] {
  const rows = manager.getRepository(webhookTable);
  return {
    findById: (id) => rows.findOneBy({ id }),
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    insert: async (webhook) => void (await rows.insert({ ...webhook, eventTypes: [...webhook.eventTypes] })),
    save: async ({ id, ...fields }) => void (await rows.update({ id }, { ...fields, eventTypes: [...fields.eventTypes] })),
    async countOf({ ownerKind, ownerId }) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhooks of ' || $1, 0))`, [ownerId]);
      return rows.countBy({ ownerKind, ownerId, status: Not('DELETED') });
    },
    async findListening(eventType) {
      const found = await manager.query<{ id: string }[]>(selectListening, [eventType]);
      return found.map(({ id }) => id);
    },
  };
}

const selectListening = `
  SELECT id FROM webhook
  WHERE status = 'ACTIVE' AND $1 = ANY (event_types)
    AND CASE owner_kind WHEN 'ORGANIZATION' THEN EXISTS (SELECT FROM organization WHERE organization.id = owner_id AND organization.status = 'ACTIVE')
        ELSE EXISTS (SELECT FROM institution WHERE institution.id = owner_id AND NOT institution.closed) END
  ORDER BY id`;
