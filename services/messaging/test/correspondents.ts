import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { applicationSubmitted, type applicationEvents } from '@conect/events';
import { aUser, waitFor } from '@conect/testing';
import { anEvent, idOf, type TestMessaging } from './messaging';

/** A refusal as a client sees it. */
export interface SeenRefusal {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** A thread as tests look at it. */
export interface SeenThread {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly subject: string | null;
  readonly registrationNumber: string | null;
  readonly dueAt: string | null;
  readonly dueBasis: string | null;
  readonly isOverdue: boolean;
  readonly outcome: string | null;
  readonly assignee: { readonly id: string } | null;
  readonly sender: Readonly<Record<string, unknown>>;
  readonly redirectedTo: { readonly id: string } | null;
  readonly redirectedToInstitution: { readonly id: string } | null;
  readonly messages: { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly side: string | null; readonly purpose: string; readonly text: string | null; readonly author: { readonly id: string } | null }[] };
  readonly internalNotes: { readonly totalCount: number; readonly nodes: readonly { readonly text: string; readonly author: { readonly id: string } }[] } | null;
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}

/** Everything that the graph says of a thread. */
export const threadFields = `id kind status statusSince subject channel registrationNumber openedAt dueAt dueBasis extendedAt isOverdue outcome
  sender { organization { id } institution { id } user { id } name } recipient { organization { id } institution { id } }
  context { __typename ... on Consultation { id } ... on Application { id } ... on Organization { id } }
  assignee { id } redirectedTo { id } redirectedToInstitution { id }
  messages(first: 100) { totalCount nodes { id side purpose text sentAt author { id } } }
  internalNotes(first: 100) { totalCount nodes { id text writtenAt author { id } } }
  viewerCan { ${['reply', 'resolve', 'reopen', 'extend', 'redirect', 'assign', 'addInternalNote'].map((action) => `${action} { allowed code }`).join(' ')} }`;

interface Payload {
  readonly thread: SeenThread | null;
  readonly userErrors: readonly SeenRefusal[];
}

/** Whoever writes in his own name says how he is called. */
const named = (mutation: string, input: object): object => (mutation === 'openThread' && !('sender' in input && input.sender != null) ? { senderName: 'Paul Ionescu', ...input } : input);

/** Sends one mutation of threads, refused or not. */
export async function send({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, mutation: string, input: object): Promise<Payload> {
  const document = `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { thread { ${threadFields} } userErrors { code field message } } }`;
  const { data, errors } = await ask<Record<string, Payload>>(who, document, { input: named(mutation, input) });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[mutation]!;
}

/** Sends one, which must be accepted; answers the thread. */
export async function change(messaging: Pick<TestMessaging, 'ask'>, who: Principal, mutation: string, input: object): Promise<SeenThread> {
  const { thread, userErrors } = await send(messaging, who, mutation, input);
  if (thread === null) throw new Error(JSON.stringify(userErrors));
  return thread;
}

/** The codes with which a mutation is refused. */
export const codesOf = async (messaging: Pick<TestMessaging, 'ask'>, who: Principal, mutation: string, input: object): Promise<readonly string[]> =>
  (await send(messaging, who, mutation, input)).userErrors.map(({ code }) => code);

/** A thread as somebody sees it by its id. */
export async function seenBy({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, id: string): Promise<SeenThread | null> {
  const { data, errors } = await ask<{ thread: SeenThread | null }>(who, `query ($id: ID!) { thread(id: $id) { ${threadFields} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.thread;
}

/** An institution that messaging has heard of, as identity's events would have told. */
export async function anInstitution({ sql }: Pick<TestMessaging, 'sql'>): Promise<string> {
  const id = randomUUID();
  await sql('INSERT INTO institution (id, version, as_of) VALUES ($1, 1, now())', [id]);
  return id;
}

/** An organization that messaging has heard of, as registry's events would have told. */
export async function anOrganization({ sql }: Pick<TestMessaging, 'sql'>, status = 'ACTIVE'): Promise<string> {
  const id = randomUUID();
  await sql('INSERT INTO organization (id, status, version, as_of) VALUES ($1, $2, 1, now())', [id, status]);
  return id;
}

/** Somebody who holds a role in it. */
export async function memberOf({ sql }: Pick<TestMessaging, 'sql'>, place: { readonly institutionId?: string; readonly organizationId?: string }, role: string): Promise<Principal> {
  const person = aUser();
  await sql('INSERT INTO membership (id, user_id, role, institution_id, organization_id, version, as_of, revoked) VALUES (gen_random_uuid(), $1, $2, $3, $4, 1, now(), false)', [
    idOf(person),
    role,
    place.institutionId ?? null,
    place.organizationId ?? null,
  ]);
  return person;
}

/** What volunteering says of an application, as its next event: somebody did it, or nobody in person. */
export const applicationEvent = (contract: (typeof applicationEvents)[number], facts: { readonly applicationId: string; readonly organizationId: string; readonly volunteerId: string }, actor?: Principal) =>
  anEvent(contract, facts.applicationId, { ...contract.example, ...facts }, { actorId: actor === undefined ? null : idOf(actor) });

/** The conversation that begins when somebody applies, as the volunteer sees it. */
export async function aConversation(messaging: TestMessaging, { organizationId, volunteer, applicationId = randomUUID() }: { readonly organizationId: string; readonly volunteer: Principal; readonly applicationId?: string }): Promise<SeenThread> {
  const event = applicationEvent(applicationSubmitted, { applicationId, organizationId, volunteerId: idOf(volunteer) }, volunteer);
  await messaging.publish(event);
  await messaging.handled(event);
  return (await conversationOf(messaging, volunteer, applicationId))!;
}

/** The conversation about an application as somebody sees it. */
export async function conversationOf({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, applicationId: string): Promise<SeenThread | null> {
  const { data, errors } = await ask<{ _entities: readonly { conversation: SeenThread | null }[] }>(who, `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Application { conversation { ${threadFields} } } } }`, {
    of: [{ __typename: 'Application', id: applicationId }],
  });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data._entities[0]!.conversation;
}

/** Moves business time to an instant. */
export const setClock = ({ sql }: Pick<TestMessaging, 'sql'>, at: string): Promise<object[]> => sql('UPDATE business_clock SET clock_offset = $1::timestamptz - now()', [at]);

/** Has a job done, as the queue does at its time. */
export async function runJob({ sql }: Pick<TestMessaging, 'sql'>, name: string): Promise<void> {
  const [job] = await sql<{ id: string }>('SELECT id FROM graphile_worker.add_job($1)', [name]);
  await waitFor(async () => (await sql('SELECT 1 FROM graphile_worker.jobs WHERE id = $1', [job!.id])).length === 0, { describe: `${name} to be done` });
}

/** The events of a thread in the order in which they were said. */
export async function eventsOf({ sql }: Pick<TestMessaging, 'sql'>, threadId: string): Promise<readonly string[]> {
  const said = await sql<{ type: string }>("SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 ORDER BY position", [threadId]);
  return said.map(({ type }) => type.split('.').at(-1)!);
}
