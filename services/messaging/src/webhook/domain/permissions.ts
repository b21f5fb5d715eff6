import { rolesIn, rolesInInstitution, type Viewer } from '@conect/kernel';
import type { MessagingRefusal } from '../../service/domain/refusals';
import { statesFor } from './lifecycle';
import type { Webhook, WebhookOwner } from './webhook';

/** What can be done with a webhook: the names of its `viewerCan`, each with its mutation. */
export const webhookActions = {
  update: 'updateWebhook',
  rotateSecret: 'rotateWebhookSecret',
  pause: 'pauseWebhook',
  resume: 'resumeWebhook',
  delete: 'deleteWebhook',
  sendTestEvent: 'sendTestEvent',
  redeliver: 'redeliverWebhookDelivery',
} as const;

/** One of {@link webhookActions}. */
export type WebhookAction = keyof typeof webhookActions;

/** The refusal of a webhook that does not exist, or not for this viewer. */
export const webhookNotFound: MessagingRefusal = { code: 'NOT_FOUND', field: ['webhookId'], params: { what: 'WEBHOOK' } };

/** Whether the viewer manages the webhooks of an owner: who administers the organization, who represents the institution. */
export const manages = (viewer: Viewer, { ownerKind, ownerId }: WebhookOwner): boolean =>
  ownerKind === 'ORGANIZATION' ? rolesIn(viewer, ownerId).includes('NGO_ADMIN') : rolesInInstitution(viewer, ownerId).includes('INSTITUTION_REPRESENTATIVE');

/** Whether a webhook is there for the viewer. */
export const sees = (viewer: Viewer, webhook: Webhook): boolean => webhook.status !== 'DELETED' && manages(viewer, webhook);

/** Why the viewer may not do this with the webhook now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfWebhook(action: WebhookAction, viewer: Viewer, webhook: Webhook): readonly MessagingRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!sees(viewer, webhook)) return [webhookNotFound];
  return statesFor(webhookActions[action]).includes(webhook.status) ? [] : [{ code: 'INVALID_STATE', params: { status: `WEBHOOK_${webhook.status}` } }];
}
