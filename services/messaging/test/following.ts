import type { Principal } from '@conect/auth';
import { consultationPublished, type DataOf, type OutgoingEvent } from '@conect/events';
import { waitFor } from '@conect/testing';
import { anEvent, type TestMessaging } from './messaging';

/** A follow as tests look at it. */
export interface SeenFollow {
  readonly id: string;
  readonly emailFrequency: string | null;
  readonly target: { readonly __typename: string; readonly id: string };
}

interface Payload {
  readonly follow?: SeenFollow | null;
  readonly followId?: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

const ids = ['Institution', 'Organization', 'Consultation', 'ActivityDomain', 'County'].map((type) => `... on ${type} { id }`).join(' ');

/** What the graph says of a follow. */
export const followFields = `id emailFrequency target { __typename ${ids} }`;

/** Follows, or follows no more. */
export async function send({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, mutation: 'follow' | 'unfollow', input: object): Promise<Payload> {
  const [name, answer] = mutation === 'follow' ? ['FollowInput', `follow { ${followFields} }`] : ['UnfollowInput', 'followId'];
  const { data, errors } = await ask<Record<string, Payload>>(who, `mutation ($input: ${name}!) { ${mutation}(input: $input) { ${answer} userErrors { code field message } } }`, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[mutation]!;
}

/** Follows, which must be accepted. */
export async function following(messaging: Pick<TestMessaging, 'ask'>, who: Principal, input: object): Promise<SeenFollow> {
  const { follow, userErrors } = await send(messaging, who, 'follow', input);
  if (follow == null) throw new Error(JSON.stringify(userErrors));
  return follow;
}

/** A consultation that an institution has published. */
export const aPublication = (consultationId: string, changes: Partial<DataOf<typeof consultationPublished>> = {}, envelope: Partial<OutgoingEvent> = {}): OutgoingEvent =>
  anEvent(consultationPublished, consultationId, { ...consultationPublished.example, consultationId, ...changes }, envelope);

/** Publishes and waits until everybody was told of it. */
export async function published(messaging: TestMessaging, ...events: readonly OutgoingEvent[]): Promise<void> {
  await messaging.publish(...events);
  for (const event of events) await messaging.handled(event);
  await allTold(messaging);
}

/** Waits until nobody is left to be told. */
export const allTold = ({ sql }: Pick<TestMessaging, 'sql'>): Promise<unknown> =>
  waitFor(async () => (await sql('SELECT 1 FROM telling WHERE finished_at IS NULL')).length === 0, { describe: 'everybody to be told', timeoutMillis: 60_000 });
