import { differencesOf } from '@conect/kernel';
import type { Webhook, WebhookEvent } from '../domain/webhook';
import type { WebhookUnit } from './ports';

/** Saves what happened to a webhook, null before it was made, with its event and its audit entry. */
export async function saveWebhook(unit: WebhookUnit, before: Webhook | null, event: WebhookEvent): Promise<void> {
  const { webhook } = event;
  await (before === null ? unit.webhooks.insert(webhook) : unit.webhooks.save(webhook));
  await unit.publish(event);
  await unit.audit({ subjectType: 'webhook', subjectId: webhook.id, chainId: webhook.id, changes: differencesOf(before, webhook) });
}
