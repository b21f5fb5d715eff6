import { deriveKey } from '@conect/auth';
import { outgoingEvent, type EffectLedger } from '@conect/event-bus';
import { batch, businessNow, byId, createCommandTransaction, createOutcomeCounter, type GuardedClient, type JobRunner, type OutcomeCounter, type TransactionFacts } from '@conect/service-kit';
import type { Area, CreateOutgoingRunner } from '../service/area';
import type { MessagingEnvironment } from '../service/environment';
import type { Foundation } from '../service/foundation';
import { createRedeliver, createSendTestEvent } from './application/commands/ask-for-delivery';
import { createCreateWebhook } from './application/commands/create-webhook';
import { createDeleteWebhook, createPauseWebhook, createResumeWebhook } from './application/commands/move-webhook';
import { createRotateWebhookSecret } from './application/commands/rotate-webhook-secret';
import { createUpdateWebhook } from './application/commands/update-webhook';
import { createDeliver } from './application/deliver';
import { createPlanDeliveries } from './application/plan-deliveries';
import type { InWebhookTransaction, WebhookReader } from './application/ports';
import { newSecret, signedHeaders } from './crypto/signature';
import { createWebhookReader } from './database/webhook-reader';
import { purgeDeliveries } from './database/stores/webhook-delivery-store';
import { createWebhookUnit } from './database/webhook-unit';
import type { WebhookEvent } from './domain/webhook';
import { testEventOf } from './events/cloud-event';
import { webhookSubscriptions } from './events/consumed';
import { describedTypes } from './events/public-contracts';
import { publishedWebhook } from './events/published';
import type { WebhookContext } from './graphql/context';
import { webhookResolvers } from './graphql/webhook-resolvers';
import { webhookTasks } from './jobs/webhook-jobs';

interface Dependencies extends Foundation {
  readonly environment: MessagingEnvironment;
  /** Calls addresses that people gave us. */
  readonly client: GuardedClient;
  readonly effects: EffectLedger;
  readonly createRunner: CreateOutgoingRunner;
}

/** What the area gives beside what every area gives. */
interface WebhookArea extends Area<WebhookContext> {
  /** Sends, each webhook taking one worker at most. */
  readonly runner: JobRunner;
  readonly purge: (limit: number) => Promise<number>;
  readonly showMetrics: OutcomeCounter['showIn'];
}

/** Builds what other systems are told: to whom, of what, and how it gets there. */
export function createWebhookArea({ environment, client, effects, createRunner, ...foundation }: Dependencies): WebhookArea {
  const { dataSource, afterCommit, logger, newId, clock, viewersOf } = foundation;
  const { MESSAGING_SECRET, WEBHOOK_DELIVERIES_KEPT_DAYS, WEBHOOK_DISABLED_AFTER_DAYS: disableAfterDays } = environment;
  const unitOf = createWebhookUnit({ effects, viewersOf, toOutgoingEvent, secretKey: deriveKey(MESSAGING_SECRET, 'messaging webhook secrets') });
  const inTransaction: InWebhookTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const eventTypes = describedTypes();
  const rules = { checkAddress: client.check, publicTypes: eventTypes.map(({ type }) => type) };
  const outcomes = createOutcomeCounter('messaging_webhook_outcomes_total', 'What became of tries to send something to a webhook.');
  const deliver = createDeliver({ inTransaction, newId, clock, signedHeaders, post: client.post, disableAfterDays });
  const planDeliveries = createPlanDeliveries({ newId });
  const shared = { inTransaction, newId, clock, newSecret, testEventOf, ...rules };
  const webhookCommands = {
    createWebhook: createCreateWebhook(shared),
    updateWebhook: createUpdateWebhook(shared),
    rotateWebhookSecret: createRotateWebhookSecret(shared),
    pauseWebhook: createPauseWebhook(inTransaction),
    resumeWebhook: createResumeWebhook(inTransaction),
    deleteWebhook: createDeleteWebhook(inTransaction),
    sendTestEvent: createSendTestEvent(shared),
    redeliverWebhookDelivery: createRedeliver(shared),
  };
  const reader = createWebhookReader(dataSource.manager);
  return {
    resolvers: webhookResolvers,
    subscriptions: webhookSubscriptions(async (manager, event) =>
      planDeliveries(unitOf(manager, { now: await businessNow(manager), actorId: null, operation: 'planDeliveries', requestId: null, traceparent: null }), event),
    ),
    contextFor: () => ({ webhookCommands, webhookEventTypes: eventTypes, ...batched(reader) }),
    runner: createRunner(webhookTasks({ deliver, outcomes, logger })),
    purge: (limit) => purgeDeliveries(dataSource.manager, WEBHOOK_DELIVERIES_KEPT_DAYS, limit),
    showMetrics: outcomes.showIn,
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
const batched = ({ findByIds, findPages, countOf, findDeliveries, findDeliveryPages, countDeliveries }: WebhookReader) => ({
  webhookById: batch(byId(findByIds)),
  webhooksOf: batch(findPages),
  webhookCountOf: batch(countOf),
  webhookDeliveryById: batch(byId(findDeliveries)),
  webhookDeliveriesOf: batch(findDeliveryPages),
  webhookDeliveryCountOf: batch(countDeliveries),
});

const toOutgoingEvent = (event: WebhookEvent, facts: TransactionFacts) => outgoingEvent(publishedWebhook(event), event.webhook, facts);
