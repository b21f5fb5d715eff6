import { fromMessage, type EventContract, type IncomingEvent } from '@conect/events';
import type { KafkaMessage } from 'kafkajs';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { DeadLetterReason } from './dead-letter';
import { recordInInbox } from './inbox';
import { headersOf } from './message-headers';
import type { EventSubscription } from './subscription';
import { isOutage } from './outage';

/** What became of one message. */
export type Outcome = { readonly kind: 'HANDLED' | 'DUPLICATE' | 'NOT_SUBSCRIBED' | 'INTERRUPTED' } | DeadOutcome;

/** A message that will not be tried again. */
export interface DeadOutcome {
  readonly kind: 'DEAD';
  readonly reason: DeadLetterReason;
  readonly detail: string;
  readonly attempts: number;
}

/** What handling needs of its consumer. */
export interface MessageHandling {
  readonly subscriptions: readonly EventSubscription[];
  /** Every contract this build knows, so that a type nobody here wants is skipped and one nobody knows is parked. */
  readonly knownContracts: readonly EventContract[];
  readonly transaction: <Value>(work: (manager: EntityManager) => Promise<Value>) => Promise<Value>;
  readonly logger: Logger;
}

/** Lets a long retry keep its place in the group and end when the consumer stops. */
export interface Lease {
  readonly heartbeat: () => Promise<void>;
  readonly isLost: () => boolean;
}

const maximumTries = 5;
const firstPauseMillis = 100;
const outagePauseMillis = 1_000;

/** Handles one message: at most once in effect, five tries, then it is dead; an outage of the database is waited out. */
export async function handleMessage(message: KafkaMessage, handling: MessageHandling, lease: Lease): Promise<Outcome> {
  const headers = headersOf(message);
  const found = findSubscription(headers, handling);
  if ('kind' in found) return found;

  const { contract } = found;
  let event: IncomingEvent;
  try {
    event = fromMessage(contract, headers, message.value?.toString('utf8') ?? '');
  } catch (error) {
    return { kind: 'DEAD', reason: 'MALFORMED', detail: String(error), attempts: 0 };
  }
  return applyWithRetries(event, found, { handling, lease });
}

async function applyWithRetries(
  event: IncomingEvent,
  { contract, handle }: EventSubscription,
  { handling, lease }: { handling: MessageHandling; lease: Lease },
): Promise<Outcome> {
  const { transaction, logger } = handling;
  for (let attempt = 1; ; ) {
    try {
      const isNew = await transaction(async (manager) => {
        if (!(await recordInInbox(manager, event, contract.type))) return false;
        await handle(event, manager);
        return true;
      });
      return { kind: isNew ? 'HANDLED' : 'DUPLICATE' };
    } catch (error) {
      const outage = isOutage(error);
      logger.warn({ err: error, eventId: event.id, type: contract.type, attempt, outage }, 'event not handled yet');
      if (!outage && attempt >= maximumTries) return { kind: 'DEAD', reason: 'HANDLER_FAILED', detail: String(error), attempts: attempt };
      await pause(outage ? outagePauseMillis : firstPauseMillis * 2 ** (attempt - 1));
      if (!outage) attempt += 1;
      await lease.heartbeat();
      if (lease.isLost()) return { kind: 'INTERRUPTED' };
    }
  }
}

function findSubscription(headers: Readonly<Record<string, string>>, { subscriptions, knownContracts }: MessageHandling): EventSubscription | Outcome {
  const { ce_type: type, ce_dataschema: schema } = headers;
  const dead = (reason: DeadLetterReason, detail: string): Outcome => ({ kind: 'DEAD', reason, detail, attempts: 0 });
  if (type === undefined || schema === undefined) return dead('MALFORMED', 'Expected headers ce_type and ce_dataschema');

  const ofType = knownContracts.filter((contract) => contract.type === type);
  if (ofType.length === 0) return dead('UNKNOWN_TYPE', `No contract has type ${type}`);
  if (!ofType.some((contract) => contract.dataschema === schema)) return dead('UNKNOWN_VERSION', `No contract has schema ${schema}`);
  return subscriptions.find(({ contract }) => contract.dataschema === schema) ?? { kind: 'NOT_SUBSCRIBED' };
}

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));
