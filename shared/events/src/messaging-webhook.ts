import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('messaging');

const data = z.object({
  webhookId: z.uuid().describe('The webhook; the key of its topic.'),
  organizationId: z.uuid().nullable().describe('The organization whose system it is; null when it is an institution\'s.'),
  institutionId: z.uuid().nullable().describe('The institution whose system it is; null when it is an organization\'s.'),
  status: z.string().min(1).describe('Where it stands now, e.g. ACTIVE. An open list.'),
});

const example = { webhookId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf1a1', organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', institutionId: null };

const ofWebhook = (name: string, when: string, status: string, consumers: readonly string[] = []) => defineEvent({ aggregate: 'webhook', name, when, consumers, data, example: { ...example, status } });

/** Edge: nothing -> ACTIVE. */
export const webhookCreated = ofWebhook('WebhookCreated', 'An organization or an institution has public events sent to a system of its own.', 'ACTIVE');

/** Edges: ACTIVE, PAUSED or DISABLED stays. */
export const webhookUpdated = ofWebhook('WebhookUpdated', 'The address of a webhook changes, or what it is told of.', 'ACTIVE');

/** Edges: ACTIVE, PAUSED or DISABLED stays; for a day two secrets sign. */
export const webhookSecretRotated = ofWebhook('WebhookSecretRotated', 'A webhook has another secret; for a day, or not at all, the former one signs too.', 'ACTIVE');

/** Edge: ACTIVE -> PAUSED. */
export const webhookPaused = ofWebhook('WebhookPaused', 'Nothing is sent to a webhook for the time being, as its owner wants.', 'PAUSED');

/** Edges: PAUSED or DISABLED -> ACTIVE. */
export const webhookResumed = ofWebhook('WebhookResumed', 'A webhook is told again of what happens from now on.', 'ACTIVE');

/** Edge: ACTIVE -> DISABLED; its owner is told. */
export const webhookDisabled = ofWebhook('WebhookDisabled', 'Nothing has arrived at a webhook for days, or its receiver says that it is gone.', 'DISABLED', ['messaging']);

/** Edges: ACTIVE, PAUSED or DISABLED -> DELETED. */
export const webhookDeleted = ofWebhook('WebhookDeleted', 'An organization or an institution takes a webhook away.', 'DELETED');

/** Every event of a webhook. */
export const webhookEvents = [webhookCreated, webhookUpdated, webhookSecretRotated, webhookPaused, webhookResumed, webhookDisabled, webhookDeleted] as const;
