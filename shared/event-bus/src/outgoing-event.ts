import type { EventContract, OutgoingEvent } from '@conect/events';
import { newId, systemClock } from '@conect/kernel';

/** What happened, in the words that other services rely on. */
interface Told {
  readonly contract: EventContract;
  readonly data: unknown;
}

/** The aggregate it happened to, as it is afterwards. */
interface Aggregate {
  readonly id: string;
  readonly version: number;
}

/** On behalf of whom, and in which trace: what a transaction knows. */
type Origin = Pick<OutgoingEvent, 'actorId' | 'traceparent'>;

/** What a service says of something that just happened to one of its aggregates, with an id of its own. */
export const outgoingEvent = ({ contract, data }: Told, { id, version }: Aggregate, { actorId, traceparent }: Origin): OutgoingEvent => ({
  contract,
  data,
  eventId: newId(),
  subject: id,
  aggregateVersion: version,
  actorId,
  traceparent,
  time: systemClock.now(),
});
