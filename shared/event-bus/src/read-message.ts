import { fromMessage, type EventContract, type IncomingEvent } from '@conect/events';
import type { KafkaMessage } from 'kafkajs';
import type { DeadLetterReason } from './dead-letter';
import { headersOf } from './message-headers';
import type { EventSubscription } from './subscription';
import { replayGroupHeader } from './topics';

/** What a message asks of the group that reads it. */
type Task =
  | { readonly kind: 'HANDLE'; readonly event: IncomingEvent; readonly subscription: EventSubscription }
  /** Nobody here acts on it. */
  | { readonly kind: 'PASS' }
  | DeadTask;

/** A message that will not be tried again. */
export interface DeadTask {
  readonly kind: 'PARK';
  readonly reason: DeadLetterReason;
  readonly detail: string;
  readonly attempts: number;
}

/** A message and what is to be done about it. */
export interface Reading {
  readonly message: KafkaMessage;
  /** Which version of which aggregate it tells of; null when its headers do not say. */
  readonly told: { readonly subject: string; readonly version: number } | null;
  readonly task: Task;
}

interface Reader {
  readonly group: string;
  readonly subscriptions: readonly EventSubscription[];
  /** Every contract this build knows, so that a type nobody here wants is passed by and one nobody knows is parked. */
  readonly knownContracts: readonly EventContract[];
}

/** As the outbox refuses it; what is larger was not sent by a service of ours. */
const maximumValueBytes = 256 * 1024;

/** Reads one message against the contracts. */
export function readMessage(message: KafkaMessage, reader: Reader): Reading {
  const headers = headersOf(message);
  return { message, told: toldBy(headers), task: taskOf(message, headers, reader) };
}

function toldBy({ ce_subject: subject, ce_aggregateversion: version }: Readonly<Record<string, string>>): Reading['told'] {
  const number = Number(version);
  return subject !== undefined && Number.isSafeInteger(number) && number > 0 ? { subject, version: number } : null;
}

function taskOf(message: KafkaMessage, headers: Readonly<Record<string, string>>, reader: Reader): Task {
  if ((headers[replayGroupHeader] ?? reader.group) !== reader.group) return { kind: 'PASS' };
  const found = findSubscription(headers, reader);
  if ('kind' in found) return found;
  const bytes = message.value?.byteLength ?? 0;
  if (bytes > maximumValueBytes) return dead('TOO_LARGE', `Expected at most ${maximumValueBytes} bytes, got ${bytes}`);
  try {
    return { kind: 'HANDLE', subscription: found, event: fromMessage(found.contract, headers, message.value?.toString('utf8') ?? '') };
  } catch (error) {
    return dead('MALFORMED', String(error));
  }
}

const dead = (reason: DeadLetterReason, detail: string): DeadTask => ({ kind: 'PARK', reason, detail, attempts: 0 });

function findSubscription(headers: Readonly<Record<string, string>>, { subscriptions, knownContracts }: Reader): EventSubscription | Task {
  const { ce_type: type, ce_dataschema: schema } = headers;
  if (type === undefined || schema === undefined) return dead('MALFORMED', 'Expected headers ce_type and ce_dataschema');

  const ofType = knownContracts.filter((contract) => contract.type === type);
  if (ofType.length === 0) return dead('UNKNOWN_TYPE', `No contract has type ${type}`);
  if (!ofType.some((contract) => contract.dataschema === schema)) return dead('UNKNOWN_VERSION', `No contract has schema ${schema}`);
  return subscriptions.find(({ contract }) => contract.dataschema === schema) ?? { kind: 'PASS' };
}
