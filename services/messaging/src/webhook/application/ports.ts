import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { WebhookDelivery } from '../domain/delivery';
import type { Webhook, WebhookEvent, WebhookOwner } from '../domain/webhook';

/** The webhooks of one transaction. */
interface WebhookStore {
  readonly findById: (id: string) => Promise<Webhook | null>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Webhook | null>;
  readonly insert: (webhook: Webhook) => Promise<void>;
  readonly save: (webhook: Webhook) => Promise<void>;
  /** How many an owner has; nobody makes another one of his until the transaction ends. */
  readonly countOf: (owner: WebhookOwner) => Promise<number>;
  /** Those that are active, want this type and belong to somebody who takes part in CONECT. */
  readonly findListening: (eventType: string) => Promise<readonly string[]>;
}

/** The deliveries of one transaction; each is a row of the effect ledger. */
interface WebhookDeliveryStore {
  readonly findById: (id: string) => Promise<WebhookDelivery | null>;
  /** Records those that are new and have them sent: none of what happened long ago, and one of an event to a webhook. */
  readonly plan: (happenedAt: Date, deliveries: readonly WebhookDelivery[]) => Promise<void>;
  /** Locks one that is due; null when it has ended. */
  readonly take: (id: string) => Promise<WebhookDelivery | null>;
  /** Saves one that was taken, and has it tried again at its time. */
  readonly save: (delivery: WebhookDelivery) => Promise<void>;
  /** How many that people asked for wait. */
  readonly countAsked: (webhookId: string) => Promise<number>;
}

/** The secrets of webhooks, encrypted where they are kept. */
interface WebhookSecretStore {
  /** Keeps one beside those that are valid. */
  readonly add: (webhookId: string, secret: string) => Promise<void>;
  /** The one that is valid without an end ends then, and those before it now; in real time. */
  readonly endAll: (webhookId: string, until: Date) => Promise<void>;
  /** Those that are valid now, the last first. */
  readonly validOf: (webhookId: string) => Promise<readonly string[]>;
  readonly forget: (webhookId: string) => Promise<void>;
}

/** One line of the audit trail. */
interface WebhookAudit {
  readonly subjectType: 'webhook' | 'webhook_delivery';
  readonly subjectId: string;
  readonly chainId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on webhooks may touch inside one transaction. Locks are taken in this order: webhook, delivery. */
export interface WebhookUnit {
  /** Business time. */
  readonly now: Date;
  readonly webhooks: WebhookStore;
  readonly deliveries: WebhookDeliveryStore;
  readonly secrets: WebhookSecretStore;
  readonly institutions: { readonly isOpen: (id: string) => Promise<boolean> };
  readonly organizations: { readonly statusOf: (id: string) => Promise<string | null> };
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: WebhookEvent) => Promise<void>;
  readonly audit: (line: WebhookAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface WebhookIds {
  readonly webhookId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InWebhookTransaction = CommandRunner<WebhookUnit, MessagingErrorCode>;

/** Why nothing would be sent to an address: as the guarded client says it. */
export type CheckAddress = (url: string) => Promise<string | null>;

/** One page of the webhooks of an owner. */
export interface AskedWebhooks extends WebhookOwner {
  readonly request: PageRequest;
}

/** One page of the deliveries of a webhook. */
export interface AskedDeliveries {
  readonly webhookId: string;
  readonly request: PageRequest;
}

/** Reads webhooks for the graph, one statement for however many; who may see them, the caller asks. */
export interface WebhookReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Webhook[]>;
  readonly findDeliveries: (ids: readonly string[]) => Promise<readonly WebhookDelivery[]>;
  /** The last made first; each page with one more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedWebhooks[]) => Promise<readonly (readonly Webhook[])[]>;
  readonly countOf: (owners: readonly WebhookOwner[]) => Promise<readonly number[]>;
  /** The last first. */
  readonly findDeliveryPages: (asked: readonly AskedDeliveries[]) => Promise<readonly (readonly WebhookDelivery[])[]>;
  readonly countDeliveries: (webhookIds: readonly string[]) => Promise<readonly number[]>;
}

/** What a receiver answered, or why there was no answer. */
export type ReceiverAnswer = { readonly answered: true; readonly status: number } | { readonly answered: false; readonly reason: string };

/** What a subscriber is told of a type. */
export interface DescribedType {
  readonly type: string;
  readonly service: string;
  readonly description: string;
  readonly because: string;
  /** JSON Schema 2020-12 of `data`, as text. */
  readonly dataJsonSchema: string;
  /** Where the contract of all of the event's data is published; null when some of it is left out. */
  readonly schemaUrl: string | null;
}
