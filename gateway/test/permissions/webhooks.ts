import { runSql } from '@conect/testing';
import type { Input } from './people';
import type { World } from './world';

/** Where nobody listens: the one address that the stack allows beside the public internet. */
export const aWebhookAt = (): Input => ({ url: 'http://127.0.0.1:9/hook', eventTypes: ['ro.gov.conect.consultations.ConsultationPublished'] });

/** A webhook of the own organization. */
export async function aWebhook({ actor, organizations: { own } }: World): Promise<string> {
  const { webhook } = await actor('own NGO_ADMIN').change('createWebhook', { ...aWebhookAt(), organizationId: own }, 'webhook { id }');
  return (webhook as { id: string }).id;
}

const kept = new WeakMap<World, Promise<string>>();

/** One for all rows that leave it as it is: an organization has ten at most. */
export function theWebhook(world: World): Promise<string> {
  const id = kept.get(world) ?? aWebhook(world);
  kept.set(world, id);
  return id;
}

/** One that is paused. */
export async function aPausedWebhook(world: World): Promise<string> {
  const webhookId = await aWebhook(world);
  await world.actor('own NGO_ADMIN').change('pauseWebhook', { webhookId });
  return webhookId;
}

/** Something that was sent to it, and is written to have arrived: nobody listens there. */
export async function aDelivery(world: World): Promise<Input> {
  const webhookId = await theWebhook(world);
  const { delivery } = await world.actor('own NGO_ADMIN').change('sendTestEvent', { webhookId }, 'delivery { id }');
  const { id: deliveryId } = delivery as { id: string };
  await runSql(world.stack.databases.messaging.ownerUrl, "UPDATE webhook_delivery SET state = 'DELIVERED', next_attempt_at = NULL WHERE id = $1", [deliveryId]);
  return { webhookId, deliveryId };
}
