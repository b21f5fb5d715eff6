import { appendToOutbox, createKnownInstitutions, createKnownOrganizations, type EffectLedger, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { WebhookUnit } from '../application/ports';
import { hiddenFields, type WebhookEvent } from '../domain/webhook';
import { createWebhookDeliveryStore } from './stores/webhook-delivery-store';
import { createWebhookSecretStore } from './stores/webhook-secret-store';
import { createWebhookStore } from './stores/webhook-store';

/** What the unit is handed by others. */
export interface WebhookUnitDependencies {
  readonly effects: EffectLedger;
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: WebhookEvent, facts: TransactionFacts) => OutgoingEvent;
  /** Encrypts secrets. */
  readonly secretKey: Buffer;
}

/** Builds what the commands on webhooks touch on one transaction. */
export const createWebhookUnit =
  ({ effects, viewersOf, toOutgoingEvent, secretKey }: WebhookUnitDependencies) =>
  (manager: EntityManager, facts: TransactionFacts): WebhookUnit => ({
    now: facts.now,
    webhooks: createWebhookStore(manager),
    deliveries: createWebhookDeliveryStore(manager, effects),
    secrets: createWebhookSecretStore(manager, secretKey),
    institutions: createKnownInstitutions(manager),
    organizations: createKnownOrganizations(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ changes, ...line }) => auditOf(manager, facts)({ ...line, changes: hidePersonal(changes, hiddenFields) }),
  });
