import type { EventContract, IncomingEvent } from '@conect/events';
import { isPublic, publicEvents, type PublicEvent, type PublicEventName } from '../domain/public-events';
import type { TellableEvent } from '../application/plan-deliveries';
import { publicContracts, publicDataOf } from './public-contracts';

/** A CloudEvent in structured mode: who did it is not said, and of the data what is public. Null of an event that is not public. */
export function tellableOf(name: PublicEventName, { id, subject, time, aggregateVersion, data: whole }: IncomingEvent): TellableEvent | null {
  const data = publicDataOf(name).parse(whole);
  if (!isPublic(name, data)) return null;
  const { type, source, dataschema }: EventContract = publicContracts[name];
  const { hidden }: PublicEvent = publicEvents[name];
  const described = hidden === undefined ? { dataschema } : {};
  const event = { specversion: '1.0', id, type, source, subject, time: time.toISOString(), datacontenttype: 'application/json', ...described, aggregateversion: aggregateVersion, data };
  return { eventId: id, eventType: type, happenedAt: time, body: JSON.stringify(event) };
}

/** The type of what tries a webhook; it tells of nothing. */
const testType = 'ro.gov.conect.messaging.WebhookTest';

/** What is sent to try a webhook. */
export const testEventOf = ({ id: webhookId }: { readonly id: string }, { eventId, at }: { readonly eventId: string; readonly at: Date }) => ({
  eventType: testType,
  body: JSON.stringify({ specversion: '1.0', id: eventId, type: testType, source: '/messaging', subject: webhookId, time: at.toISOString(), datacontenttype: 'application/json', data: { webhookId } }),
});
