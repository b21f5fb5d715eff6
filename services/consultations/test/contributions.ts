import { createHash, randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { createViewers } from '@conect/event-bus';
import { aUser, type TestService } from '@conect/testing';
import { createForgetAuthor } from '../src/contribution/create-contribution-area';
import { lent } from '../src/service/app';
import { createConsultationsDataSource } from '../src/service/database/data-source';
import { accepted as acceptedConsultation, aWholeDraft, idOf, mutate as mutateConsultation } from './consultations';

/** What a viewer sees of a contribution. */
export interface SeenContribution {
  readonly id: string;
  readonly version: number;
  readonly registrationNumber: string;
  readonly status: string;
  readonly authorName: string | null;
  readonly text: string | null;
  readonly contact: object | null;
  readonly scan: object | null;
  readonly attachments: readonly { readonly fileName: string }[] | null;
  readonly versions: readonly { readonly number: number; readonly text: string | null }[] | null;
  readonly receipt: SeenReceipt | null;
  readonly decision: { readonly status: string; readonly justification: string | null } | null;
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
  readonly moderation: { readonly status: string; readonly reason: string; readonly explanation: string | null; readonly appealText: string | null; readonly decisionReason: string | null } | null;
}

/** What proves that it stands in the register. */
export interface SeenReceipt {
  readonly registrationNumber: string;
  readonly sequence: number;
  readonly itemHash: string;
  readonly entryHash: string;
  readonly fields: readonly { readonly name: string; readonly hash: string; readonly salt: string | null }[];
}

/** What a mutation answers. */
export interface ContributionPayload {
  readonly contribution: SeenContribution | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

/** Everything that a client can ask of a contribution. */
export const contributionFields = `id version registrationNumber receivedAt channel status authorKind authorName organization { id } authorInstitution { id } kind text isGeneral
  articleRefs { blockId ref { article paragraph letter point } } draftVersionNumber disclosure { membersRepresented interest funding } attachments { fileName }
  contact { name email postalAddress phone } scan { fileName } versions { number text attachments { fileName } }
  receipt { registrationNumber sequence itemHash previousHash entryHash fields { name hash salt } } decision { status justification } viewerCan { edit { allowed code } withdraw { allowed code } decide { allowed code } hide { allowed code } appealModeration { allowed code } decideAppeal { allowed code } }
  moderation { status reason explanation hiddenAt appealDeadline { at term basis passed } appealedAt appealText decidedAt decisionReason }`;

/** Calls one mutation; fails on a top-level error. */
export async function contribute({ ask }: TestService, principal: Principal, operation: string, input: object): Promise<ContributionPayload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { contribution { ${contributionFields} } userErrors { code field } } }`;
  const { data, errors } = await ask<Readonly<Record<string, ContributionPayload>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** The contribution of an accepted mutation. */
export function registered({ contribution, userErrors }: ContributionPayload): SeenContribution {
  if (contribution === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return contribution;
}

/** The codes and paths of what a mutation was refused for. */
export const refusedFor = ({ contribution, userErrors }: ContributionPayload) => {
  expect(contribution).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};

/** A contribution by its id, as the viewer sees it. */
export async function contributionSeenBy({ ask }: TestService, principal: Principal, id: string): Promise<SeenContribution | null> {
  const { data, errors } = await ask<{ contribution: SeenContribution | null }>(principal, `query ($id: ID!) { contribution(id: $id) { ${contributionFields} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.contribution;
}

/** An organization with somebody who writes for it, as if registry and identity had said so. */
export async function anOrganization({ sql }: TestService, status = 'ACTIVE', role = 'NGO_ADMIN'): Promise<{ readonly organizationId: string; readonly writer: Principal }> {
  const [organizationId, writer] = [randomUUID(), aUser()];
  await sql('INSERT INTO organization (id, status, version, as_of) VALUES ($1, $2, 1, now())', [organizationId, status]);
  await join({ sql }, { organizationId, person: writer, role });
  return { organizationId, writer };
}

/** Gives somebody a role in an organization. */
export async function join({ sql }: Pick<TestService, 'sql'>, { organizationId, person, role }: { organizationId: string; person: Principal; role: string }): Promise<void> {
  await sql('INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) VALUES ($1, $2, $3, $4, 1, now(), false)', [randomUUID(), idOf(person), role, organizationId]);
}

/** An open consultation. */
export async function anOpenConsultation(service: TestService, officer: Principal, institutionId: string, changes: object = {}): Promise<string> {
  const consultationId = await aWholeDraft(service, officer, institutionId, changes);
  acceptedConsultation(await mutateConsultation(service, officer, 'publishConsultation', { consultationId }));
  return consultationId;
}

/** What somebody may propose. */
export const aProposal = (consultationId: string, changes: object = {}) => ({
  consultationId,
  kind: 'PROPOSAL',
  text: 'La art. 2 alin. (1) lit. a) se adaugă: „și a resturilor vegetale”.',
  articleRefs: [{ article: '2', paragraph: '1', letter: 'a' }],
  contact: { name: 'Paul Ionescu-Vlad', email: 'paul@example.org', phone: '0722123456' },
  ...changes,
});

/** Uploads a document over real HTTP; answers its id. */
export async function upload({ ask, address }: TestService, principal: Principal, { bytes, fileName, mediaType, purpose }: { bytes: Buffer; fileName: string; mediaType: string; purpose: string }): Promise<string> {
  const input = { fileName, mediaType, purpose, byteLength: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  const query = `mutation ($input: RequestConsultationsDocumentUploadInput!) { requestConsultationsDocumentUpload(input: $input) { upload { documentId url method headers { name value } } userErrors { code field } } }`;
  const { data } = await ask<{ requestConsultationsDocumentUpload: { upload: { documentId: string; url: string; method: string; headers: { name: string; value: string }[] } | null; userErrors: object[] } }>(principal, query, { input });
  const { upload: instructions, userErrors } = data.requestConsultationsDocumentUpload;
  if (instructions === null) throw new Error(JSON.stringify(userErrors));
  const { pathname, search } = new URL(instructions.url);
  const headers = Object.fromEntries(instructions.headers.map(({ name, value }) => [name, value]));
  const { status } = await fetch(`${address}${pathname}${search}`, { method: instructions.method, headers, body: new Uint8Array(bytes) });
  if (status !== 200) throw new Error(`upload: ${status}`);
  return instructions.documentId;
}

/** The smallest PDF that passes the content checks, of at least so many bytes. */
export function aPdf(byteLength = 0): Buffer {
  const body = '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
  return Buffer.from(`%PDF-1.4\n%${randomUUID()}${'a'.repeat(byteLength)}\n${body}trailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n0\n%%EOF\n`);
}

/** Decides about contributions, each as its version was read; answers the refusals and the contributions. */
export async function decide({ ask }: TestService, principal: Principal, contributions: readonly Pick<SeenContribution, 'id' | 'version'>[], decision: { readonly decision: string; readonly justification?: string }) {
  const input = { ...decision, contributions: contributions.map(({ id: contributionId, version: expectedVersion }) => ({ contributionId, expectedVersion })) };
  const query = `mutation ($input: DecideContributionsInput!) { decideContributions(input: $input) { contributions { ${contributionFields} } userErrors { code field } } }`;
  const { data, errors } = await ask<{ decideContributions: { contributions: readonly SeenContribution[] | null; userErrors: ContributionPayload['userErrors'] } }>(principal, query, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const { contributions: decided, userErrors } = data.decideContributions;
  return { decided, refusals: userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]) };
}

/** Forgets who wrote, as the process does when identity says that a person is erased. */
export async function forgetAuthor({ databaseUrl }: TestService, person: Principal): Promise<void> {
  const asApp = await createConsultationsDataSource({ url: databaseUrl, poolSize: 1 }).initialize();
  const forget = createForgetAuthor({ ...lent, viewersOf: createViewers({ secondFactorRequired: false }) });
  const event = { id: randomUUID(), time: new Date(), aggregateVersion: 2, actorId: null, traceparent: null, data: { userId: idOf(person) } };
  await asApp.transaction((manager) => forget(event as unknown as Parameters<typeof forget>[0], manager));
  await asApp.destroy();
}

/** What was written of one contribution: its events, its entries of the audit trail and its lines of the register, each in order. */
export async function writtenOf({ sql }: TestService, id: string) {
  const [outbox, audit, entries] = await Promise.all([
    sql<{ type: string }>(`SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 ORDER BY position`, [id]),
    sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]),
    sql<{ kind: string }>('SELECT kind FROM register_entry WHERE contribution_id = $1 ORDER BY sequence', [id]),
  ]);
  return { events: outbox.map(({ type }) => type.split('.').at(-1)), audit: audit.map(({ action }) => action), register: entries.map(({ kind }) => kind) };
}

/** The number within its year. */
export const numberOf = (registrationNumber: string): number => Number(registrationNumber.split('/')[0]);

/** What anybody is told of a receipt of an institution's register. */
export async function verifyReceipt({ ask }: TestService, institutionId: string, { registrationNumber, sequence, itemHash, entryHash }: SeenReceipt) {
  const receipt = { institutionId, registrationNumber, sequence, itemHash, entryHash };
  const query = 'query ($receipt: ContributionReceiptInput!) { verifyContributionReceipt(receipt: $receipt) { outcome root { day sequence hash } } }';
  const { data } = await ask<{ verifyContributionReceipt: { outcome: string; root: { day: string; sequence: number; hash: string } | null } }>(anonymous, query, { receipt });
  return data.verifyContributionReceipt;
}
