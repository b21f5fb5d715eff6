import type { Principal } from '@conect/auth';
import { randomUUID } from 'node:crypto';
import { waitFor, type TestService } from '@conect/testing';
import { accepted, aWholeDraft, mutate, someone } from './consultations';

/** What a mutation about a debate answers. */
export interface DebatePayload {
  readonly debateRequest?: Seen | null;
  readonly registration?: Seen | null;
  readonly debate?: Seen | null;
  readonly consultation?: Seen | null;
  readonly warnings?: readonly object[];
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

/** A thing of the graph. */
export type Seen = Readonly<Record<string, unknown>> & { readonly id: string };

const permission = '{ allowed code }';
const requestFields = `id status requesterKind organization { id } institution { id } requesterName channel receivedOn text scan { fileName downloadUrl } decisionDue { at term passed } decidedAt legalReason viewerCanDecide ${permission}`;
const registrationFields = `id status position organization { id } wantsToSpeak speakingOrder name email phone attended viewerCanCancel ${permission}`;
const debateFields = `id status initiative acknowledgementDue { at term basis passed } announcedAt startsAt endsAt place { address locality { id } } onlineUrl places registeredCount waitlistedCount howToRegister howToSpeak agenda
  heldOn attendance { organizations { organization { id } name participantCount } individualCount participantCount } minutes { dueAt { at term basis passed } isOverdue text publishedAt document { fileName downloadUrl } }
  viewerRegistration { ${registrationFields} } viewerCan { register ${permission} recordAttendance ${permission} publishMinutes ${permission} }`;
const consultationFields = `id debate { ${debateFields} } debateRequests { totalCount nodes { ${requestFields} } } debateSuggestionCount debateBlockers
  viewerCan { requestDebate ${permission} recordDebateRequest ${permission} scheduleDebate ${permission} }`;

const answers: Readonly<Record<string, string>> = {
  requestDebate: `debateRequest { ${requestFields} }`,
  recordDebateRequest: `debateRequest { ${requestFields} }`,
  decideDebateEligibility: `debateRequest { ${requestFields} }`,
  scheduleDebate: `debate { ${debateFields} } warnings { code field legalTerm { term required given basis } }`,
  registerForDebate: `registration { ${registrationFields} } debate { id registeredCount waitlistedCount }`,
  cancelDebateRegistration: `registration { ${registrationFields} } debate { id registeredCount waitlistedCount }`,
  recordAttendance: `debate { ${debateFields} }`,
  publishMinutes: `debate { ${debateFields} }`,
};

/** Calls one mutation about a debate; fails on a top-level error. */
export async function change({ ask }: TestService, principal: Principal, operation: string, input: object): Promise<DebatePayload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const { data, errors } = await ask<Readonly<Record<string, DebatePayload>>>(
    principal,
    `mutation ($input: ${type}!) { ${operation}(input: $input) { ${answers[operation]} userErrors { code message field } } }`,
    { input },
  );
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** What an accepted mutation is about. */
export function done({ userErrors, ...payload }: DebatePayload): Seen {
  if (userErrors.length > 0) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return (payload.debateRequest ?? payload.registration ?? payload.debate)!;
}

/** The codes and paths of what a mutation was refused for. */
export const refused = ({ userErrors }: DebatePayload) => userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);

/** What a viewer sees of a consultation's debate. */
export interface SeenDebates extends Seen {
  readonly debate: Seen | null;
  readonly debateRequests: { readonly totalCount: number; readonly nodes: readonly Seen[] };
  readonly debateSuggestionCount: number;
  readonly debateBlockers: readonly string[];
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}

/** The debate of a consultation, as the viewer sees it; null when he may not know of the consultation. */
export async function debatesSeenBy({ ask }: TestService, principal: Principal, id: string): Promise<SeenDebates | null> {
  const { data, errors } = await ask<{ consultation: SeenDebates | null }>(principal, `query ($id: ID!) { consultation(id: $id) { ${consultationFields} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.consultation;
}

/** A published consultation whose deadline is the end of the 12th of March. */
export async function aPublished(service: TestService, officer: Principal, institutionId: string): Promise<string> {
  const consultationId = await aWholeDraft(service, officer, institutionId);
  accepted(await mutate(service, officer, 'publishConsultation', { consultationId, inputLastDay: '2026-03-12' }));
  return consultationId;
}

/** An organization, as if registry had said where it stands. */
export async function anOrganization({ sql }: TestService, status = 'ACTIVE'): Promise<string> {
  const id = randomUUID();
  await sql('INSERT INTO organization (id, status, version, as_of) VALUES ($1, $2, 1, now())', [id, status]);
  return id;
}

/** Somebody with a role in an organization, as if identity had said so. */
export async function aMember(service: TestService, role: string, organizationId: string): Promise<Principal> {
  const person = await someone(service, role, null);
  await service.sql('UPDATE membership SET organization_id = $1 WHERE user_id = $2', [organizationId, person.kind === 'USER' ? person.userId : '']);
  return person;
}

/** A debate on the 11th of March, in the house and on line. */
export const aPlanFor = (consultationId: string, changes: object = {}) => ({
  consultationId,
  startsAt: '2026-03-11T10:00:00+02:00',
  endsAt: '2026-03-11T13:00:00+02:00',
  place: { address: 'Bd. Libertății 12, București', localityCode: '54984' },
  onlineUrl: 'https://mediu.example/dezbatere',
  places: 50,
  howToRegister: 'În CONECT, până la începerea dezbaterii.',
  howToSpeak: 'Câte trei minute, în ordinea înscrierii.',
  agenda: 'Articolul 2: interdicțiile.',
  ...changes,
});

/** Has what is late said, as the queue does at its instant. */
export async function walkDebates({ sql }: TestService): Promise<void> {
  const [job] = await sql<{ id: string }>(`SELECT id FROM graphile_worker.add_job('walk-debates')`);
  await waitFor(async () => (await sql('SELECT 1 FROM graphile_worker.jobs WHERE id = $1', [job!.id])).length === 0, { describe: 'the walk of debates to be done' });
}

/** The events of an aggregate, in order. */
export const eventsOf = async ({ sql }: TestService, key: string): Promise<readonly string[]> =>
  (await sql<{ type: string }>(`SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 ORDER BY position`, [key])).map(({ type }) => type.split('.').at(-1)!);
