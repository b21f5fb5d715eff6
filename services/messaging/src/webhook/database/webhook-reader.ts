import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { WebhookReader } from '../application/ports';
import { webhookDeliveryTable } from './tables/webhook-delivery.table';
import { webhookTable } from './tables/webhook.table';

/** Reads webhooks and deliveries, one statement for however many. */
export function createWebhookReader(manager: EntityManager): WebhookReader {
  const [webhookRows, deliveryRows] = [manager.getRepository(webhookTable), manager.getRepository(webhookDeliveryTable)];
  const findByIds: WebhookReader['findByIds'] = (ids) => webhookRows.findBy({ id: In([...ids]) });
  const findDeliveries: WebhookReader['findDeliveries'] = (ids) => deliveryRows.findBy({ id: In([...ids]) });
  const places = (statement: string, asked: readonly object[]) => manager.query<FoundPlace[]>(statement, [JSON.stringify(asked)]);
  return {
    findByIds,
    findDeliveries,
    findPages: async (asked) => pagesOf(asked, await places(selectWebhooks, asked.map(askedRow)), findByIds),
    countOf: (owners) => countAsked(manager, countWebhooks, owners),
    findDeliveryPages: async (asked) => pagesOf(asked, await places(selectDeliveries, asked.map(askedRow)), findDeliveries),
    countDeliveries: (webhookIds) => countAsked(manager, countDeliveries, webhookIds.map((webhookId) => ({ webhookId }))),
  };
}

const webhooks = { lists: '"ownerKind" text, "ownerId" uuid', from: 'webhook w', where: `w.owner_id = asked."ownerId" AND w.owner_kind = asked."ownerKind" AND w.status <> 'DELETED'` };
const deliveries = { lists: '"webhookId" uuid', from: 'webhook_delivery d', where: 'd.webhook_id = asked."webhookId"' };

const selectWebhooks = selectAskedPages({ ...webhooks, id: 'w.id', at: 'w.created_at', first: 'NEWEST' });
const selectDeliveries = selectAskedPages({ ...deliveries, id: 'd.id', at: 'd.created_at', first: 'NEWEST' });

const [countWebhooks, countDeliveries] = [webhooks, deliveries].map(selectAskedCounts) as [string, string];
