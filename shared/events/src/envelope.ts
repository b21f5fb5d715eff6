import { z } from 'zod';
import type { EventContract } from './contract';

/** An event on its way out: what happened, to which aggregate, by whom. */
export interface OutgoingEvent {
  readonly eventId: string;
  readonly contract: EventContract;
  /** The aggregate's id: message key and CloudEvents `subject`. */
  readonly subject: string;
  /** 1 for the aggregate's first event, then one more each time. */
  readonly aggregateVersion: number;
  /** The acting user, or null for the system itself. */
  readonly actorId: string | null;
  /** W3C trace context of the request that caused it. */
  readonly traceparent: string | null;
  /** Real time. */
  readonly time: Date;
  readonly data: unknown;
}

/** An event as a consumer sees it, checked against its contract. */
export interface IncomingEvent<Data = unknown> {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly time: Date;
  readonly actorId: string | null;
  readonly aggregateVersion: number;
  readonly traceparent: string | null;
  readonly data: Data;
}

/** The CloudEvents 1.0 attributes of Kafka's binary mode, as header names. */
export const headersSchema = z.object({
  'content-type': z.literal('application/json'),
  ce_specversion: z.literal('1.0'),
  ce_id: z.uuid(),
  ce_type: z.string().startsWith('ro.gov.conect.'),
  ce_source: z.string().startsWith('/'),
  ce_subject: z.string().min(1),
  ce_time: z.iso.datetime(),
  ce_dataschema: z.url(),
  ce_aggregateversion: z.string().regex(/^[1-9][0-9]*$/),
  ce_actorid: z.string().min(1).optional(),
  traceparent: z.string().optional(),
});

/** Headers of one message; every value is a string. */
export type EventHeaders = z.infer<typeof headersSchema>;

/** One Kafka message of the event: key, headers, JSON value. Throws when the data does not fit the contract: a publisher's bug. */
export function toMessage(event: OutgoingEvent): { key: string; headers: EventHeaders; value: string } {
  const { contract } = event;
  return {
    key: event.subject,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.eventId,
      ce_type: contract.type,
      ce_source: contract.source,
      ce_subject: event.subject,
      ce_time: event.time.toISOString(),
      ce_dataschema: contract.dataschema,
      ce_aggregateversion: String(event.aggregateVersion),
      ...(event.actorId === null ? {} : { ce_actorid: event.actorId }),
      ...(event.traceparent === null ? {} : { traceparent: event.traceparent }),
    },
    value: JSON.stringify(contract.data.parse(event.data)),
  };
}

/** Reads a message back against its contract; throws with the reason when envelope or data do not fit. */
export function fromMessage<Contract extends EventContract>(
  contract: Contract,
  headers: Readonly<Record<string, string>>,
  value: string,
): IncomingEvent<z.infer<Contract['data']>> {
  const envelope = headersSchema.parse(headers);
  return {
    id: envelope.ce_id,
    name: contract.name,
    subject: envelope.ce_subject,
    time: new Date(envelope.ce_time),
    actorId: envelope.ce_actorid ?? null,
    aggregateVersion: Number(envelope.ce_aggregateversion),
    traceparent: envelope.traceparent ?? null,
    data: contract.data.parse(JSON.parse(value)) as z.infer<Contract['data']>,
  };
}
