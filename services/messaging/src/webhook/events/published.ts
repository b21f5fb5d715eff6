import { webhookCreated, webhookDeleted, webhookDisabled, webhookPaused, webhookResumed, webhookSecretRotated, webhookUpdated } from '@conect/events';
import type { WebhookEvent } from '../domain/webhook';

const contracts = {
  WebhookCreated: webhookCreated,
  WebhookUpdated: webhookUpdated,
  WebhookSecretRotated: webhookSecretRotated,
  WebhookPaused: webhookPaused,
  WebhookResumed: webhookResumed,
  WebhookDisabled: webhookDisabled,
  WebhookDeleted: webhookDeleted,
} as const;

/** Translates what happened to a webhook into the contract that others rely on: whose it is and where it stands, and not its address. */
export function publishedWebhook({ type, webhook }: WebhookEvent) {
  const { id: webhookId, status, ownerKind, ownerId } = webhook;
  return { contract: contracts[type], data: { webhookId, status, organizationId: ownerKind === 'ORGANIZATION' ? ownerId : null, institutionId: ownerKind === 'INSTITUTION' ? ownerId : null } };
}
