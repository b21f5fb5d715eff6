import { aDelivery, aPausedWebhook, aWebhook, aWebhookAt, theWebhook } from '../webhooks';
import type { Rows } from '../row';

const managers = 'UNN ANN NNN NNNNN NNNNN NNNA FF';

/** Webhooks are there for the administrators of the organization, or the representative of the institution, whose systems they tell. */
export const webhooks: Rows = {
  createWebhook: { who: 'UFF AFF FFF FFFFF FFFFF FFFA FF', input: ({ organizations: { own } }) => ({ ...aWebhookAt(), organizationId: own }) },
  'createWebhook (institution)': { who: 'UFF FFF FFF AFFFF FFFFF FFFF FF', input: ({ institutions: { own } }) => ({ ...aWebhookAt(), institutionId: own }) },
  updateWebhook: { who: managers, input: async (world) => ({ webhookId: await theWebhook(world), description: 'Harta consultărilor' }) },
  rotateWebhookSecret: { who: managers, input: async (world) => ({ webhookId: await theWebhook(world) }) },
  sendTestEvent: { who: managers, input: async (world) => ({ webhookId: await theWebhook(world) }) },
  redeliverWebhookDelivery: { who: managers, input: aDelivery },
  pauseWebhook: { who: managers, input: async (world) => ({ webhookId: await aWebhook(world) }) },
  resumeWebhook: { who: managers, input: async (world) => ({ webhookId: await aPausedWebhook(world) }) },
  deleteWebhook: { who: managers, input: async (world) => ({ webhookId: await aWebhook(world) }) },
};
