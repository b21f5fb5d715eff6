import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Principal } from '@conect/auth';
import { waitFor } from '@conect/testing';
import { setClock, type SeenRefusal } from './correspondents';
import type { TestMessaging } from './messaging';

/** What a receiver got. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A system of somebody else. What it answers is chosen by path: a status, or nothing until it is told to. */
export interface Receiver {
  readonly host: string;
  readonly urlOf: (path: string) => string;
  readonly received: (path: string) => readonly Received[];
  readonly answers: Map<string, number | (() => Promise<number>)>;
  readonly close: () => Promise<void>;
}

/** Opens it on a port of its own. */
export async function openReceiver(): Promise<Receiver> {
  const all: Received[] = [];
  const answers = new Map<string, number | (() => Promise<number>)>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => void (async () => {
      const path = request.url!;
      all.push({ path, headers: request.headers as Record<string, string>, body: Buffer.concat(parts).toString() });
      const answer = answers.get(path) ?? 204;
      const status = typeof answer === 'number' ? answer : await answer();
      response.writeHead(status, status >= 300 && status < 400 ? { location: '/inside' } : {}).end();
    })());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    urlOf: (path) => `http://${host}${path}`,
    received: (path) => all.filter((one) => one.path === path),
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A delivery as its owner sees it. */
export interface SeenDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly occasion: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attemptCount: number;
  readonly lastStatus: number | null;
  readonly lastFailure: string | null;
  readonly nextAttemptAt: string | null;
}

/** A webhook as its owner sees it. */
export interface SeenWebhook {
  readonly id: string;
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly description: string | null;
  readonly status: string;
  readonly failingSince: string | null;
  readonly formerSecretUntil: string | null;
  readonly deliveries: { readonly totalCount: number; readonly nodes: readonly SeenDelivery[] };
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}

const deliveryFields = 'id messageId eventId eventType occasion state reason attemptCount lastStatus lastFailure lastAttemptAt nextAttemptAt createdAt';

/** Everything that the graph says of a webhook. */
export const webhookFields = `id url eventTypes description status statusSince createdAt failingSince formerSecretUntil organization { id } institution { id }
  deliveries(first: 50) { totalCount nodes { ${deliveryFields} } }
  viewerCan { ${['update', 'rotateSecret', 'pause', 'resume', 'delete', 'sendTestEvent', 'redeliver'].map((action) => `${action} { allowed code }`).join(' ')} }`;

interface Payload {
  readonly webhook?: SeenWebhook | null;
  readonly webhookId?: string | null;
  readonly secret?: string | null;
  readonly delivery?: SeenDelivery | null;
  readonly userErrors: readonly SeenRefusal[];
}

const answered: Readonly<Record<string, string>> = {
  createWebhook: `webhook { ${webhookFields} } secret`,
  rotateWebhookSecret: `webhook { ${webhookFields} } secret`,
  deleteWebhook: 'webhookId',
  sendTestEvent: `delivery { ${deliveryFields} }`,
  redeliverWebhookDelivery: `delivery { ${deliveryFields} }`,
};

/** Sends one mutation of webhooks, refused or not. */
export async function send({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, mutation: string, input: object): Promise<Payload> {
  const document = `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${answered[mutation] ?? `webhook { ${webhookFields} }`} userErrors { code field message } } }`;
  const { data, errors } = await ask<Record<string, Payload>>(who, document, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[mutation]!;
}

/** Sends one, which must be accepted. */
export async function change(messaging: Pick<TestMessaging, 'ask'>, who: Principal, mutation: string, input: object): Promise<Payload> {
  const payload = await send(messaging, who, mutation, input);
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}

/** A webhook as somebody sees it. */
export async function seenBy({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, id: string): Promise<SeenWebhook | null> {
  const { data, errors } = await ask<{ webhook: SeenWebhook | null }>(who, `query ($id: ID!) { webhook(id: $id) { ${webhookFields} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.webhook;
}

/** Waits until the last delivery of a webhook is as expected, and answers it. */
export const lastDelivery = (messaging: Pick<TestMessaging, 'ask'>, who: Principal, webhookId: string, isAs: (delivery: SeenDelivery) => boolean): Promise<SeenDelivery> =>
  waitFor(
    async () => {
      const last = (await seenBy(messaging, who, webhookId))?.deliveries.nodes[0];
      return last !== undefined && isAs(last) ? last : null;
    },
    { describe: 'the delivery to be as expected' },
  );

/** Moves the clock to when a delivery is tried next, and has that done. */
export async function atItsTime(messaging: TestMessaging, { id, nextAttemptAt }: SeenDelivery): Promise<void> {
  await setClock(messaging, nextAttemptAt!);
  await messaging.sql(
    `SELECT graphile_worker.add_job('deliver-webhook', payload := json_build_object('deliveryId', $1::text), job_key := 'deliver-webhook:' || $1, queue_name := 'webhook:' || (SELECT webhook_id FROM webhook_delivery WHERE id = $1::uuid))`,
    [id],
  );
}
