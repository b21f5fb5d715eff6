import { appendToOutbox, type EffectLedger } from '@conect/event-bus';
import { auditOf, scheduleJob, scheduleJobs, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { createBroadcastTexts } from '../../broadcast/database/broadcast-texts';
import { createFollowerAudience } from '../../follow/database/stores/follower-audience';
import { createDeliveryLedger } from '../../mail/database/stores/delivery-ledger';
import { createDigestStore } from '../../mail/database/stores/digest-store';
import { createLiveNews } from '../../live/database/live-news';
import { createMembershipStore } from '../../membership/database/stores/membership-store';
import { createNotificationStore } from '../../notification/database/stores/notification-store';
import { createTellingStore } from '../../notification/database/stores/telling-store';
import { createPreferenceStore } from '../../preference/database/stores/preference-store';
import { createPushDeviceStore } from '../../push/database/stores/push-device-store';
import { createPushLedger } from '../../push/database/stores/push-ledger';
import type { Push } from '../../push/domain/push';
import type { MessagingUnit } from '../application/ports';
import type { MessagingEvent } from '../domain/events';

/** The job that sends one mail of the ledger. */
export const sendDeliveryJob = 'send-delivery';

/** The job that makes one push of the ledger. */
export const sendPushJob = 'send-push';

/** The job that opens the digests that are due. */
export const collectDigestsJob = 'collect-digests';

/** The job that tells many people of something, batch by batch; there is one at a time, so that a worker is left for what somebody waits for. */
export const tellManyJob = 'tell-many';

type OutgoingEvent = Parameters<typeof appendToOutbox>[1][number];

/** Says what happened in the words that other services rely on. */
type ToOutgoingEvent = (event: MessagingEvent, facts: Pick<TransactionFacts, 'actorId' | 'traceparent'>) => OutgoingEvent;

/** People whose ids end alike share a queue: whoever has devices at addresses that do not answer keeps one worker at most, and no queue is named for him. */
const toPushJob = ({ id: pushId, userId }: Push) => ({ payload: { pushId }, jobKey: `${sendPushJob}:${pushId}`, queue: `${sendPushJob}:${userId.slice(-2)}` });

/** Builds what messaging touches on one transaction. */
export const createUnitOf =
  ({ toOutgoingEvent, effects }: { readonly toOutgoingEvent: ToOutgoingEvent; readonly effects: EffectLedger }) =>
  (manager: EntityManager, facts: TransactionFacts): MessagingUnit => ({
    now: facts.now,
    notifications: createNotificationStore(manager, createLiveNews(manager, facts)),
    tellings: createTellingStore(manager),
    audiences: createFollowerAudience(manager),
    scheduleTelling: () => scheduleJob(manager, tellManyJob, {}, { jobKey: tellManyJob, queue: tellManyJob, isOfMany: true }),
    memberships: createMembershipStore(manager),
    preferences: createPreferenceStore(manager),
    deliveries: createDeliveryLedger(manager, effects),
    digests: createDigestStore(manager),
    pushDevices: createPushDeviceStore(manager),
    pushes: createPushLedger(manager, effects),
    schedulePushing: (pushes, options) => scheduleJobs(manager, sendPushJob, pushes.map(toPushJob), options),
    scheduleSending: (deliveryIds, options) => scheduleJobs(manager, sendDeliveryJob, deliveryIds.map((deliveryId) => ({ payload: { deliveryId }, jobKey: `${sendDeliveryJob}:${deliveryId}` })), options),
    broadcastTexts: createBroadcastTexts(manager),
    scheduleDigests: (runAt) => scheduleJob(manager, collectDigestsJob, {}, { runAt, jobKey: `${collectDigestsJob}:${runAt.toISOString()}` }),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: auditOf(manager, facts),
  });
