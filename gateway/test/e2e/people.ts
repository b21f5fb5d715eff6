import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askGraph, waitFor, type GraphAnswer, type TestStack } from '@conect/testing';

/** A person of a story: signed up, confirmed, signed in. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  /** The access token of the session. */
  readonly token: string;
  /** Asks the graph as this person. */
  readonly ask: (query: string, variables?: Record<string, unknown>) => Promise<GraphAnswer>;
  /** Asks for one change and gives back its payload, which must have come without a top-level error. */
  readonly change: (mutation: string, input: Record<string, unknown>) => Promise<Payload>;
}

/** What a mutation answered. */
export interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
  readonly [field: string]: unknown;
}

/** The password of everybody here. */
export const password = 'o parolă lungă și bună';

/** Signs a person up as a client would: register, read the mail, confirm, sign in. */
export async function signUp(stack: TestStack, name: string): Promise<Person> {
  const email = `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@example.org`;
  await register(stack, { name, email, password, language: 'RO' });
  // The file of a mail is there before the mail is written whole.
  const token = tokenIn(await stack.mailTo(email, hasToken));
  const confirmed = await askGraph(stack.graphqlUrl, 'mutation Confirm($input: ConfirmEmailInput!) { confirmEmail(input: $input) { confirmedEmail userErrors { code message field } } }', { input: { token } });
  expect(confirmed).toMatchObject({ data: { confirmEmail: { confirmedEmail: email, userErrors: [] } }, errors: [] });
  return signIn(stack, name, email);
}

async function register(stack: TestStack, input: Record<string, unknown>): Promise<void> {
  const answer = await askGraph(stack.graphqlUrl, 'mutation Register($input: RegisterUserInput!) { registerUser(input: $input) { confirmationSentTo userErrors { code message field } } }', { input });
  expect(answer).toMatchObject({ data: { registerUser: { userErrors: [] } }, errors: [] });
}

/** Signs in somebody who has an account, in a session of its own. */
export async function signIn(stack: TestStack, name: string, email: string): Promise<Person> {
  const answer = await askGraph(stack.graphqlUrl, 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { accessToken user { id } userErrors { code message field } } }', { input: { email, password } });
  const payload = answer.data?.['signIn'] as unknown as { accessToken: string; user: { id: string }; userErrors: unknown[] };
  expect(payload).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
  const ask: Person['ask'] = (query, variables = {}) => askGraph(stack.graphqlUrl, query, variables, { token: payload.accessToken });
  return {
    name,
    email,
    userId: payload.user.id,
    token: payload.accessToken,
    ask,
    async change(mutation, input) {
      const field = /\{\s*(\w+)\(/.exec(mutation)?.[1] ?? '';
      const { data, errors } = await ask(mutation, { input });
      expect(errors).toEqual([]);
      return data?.[field] as unknown as Payload;
    },
  };
}

/** The body of a mail is quoted-printable. */
const readable = (mail: string): string =>
  mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The words of a mail's body, in whatever letters. */
export const wordsOf = (mail: string): string => Buffer.from(readable(mail), 'latin1').toString('utf8');

/** What a person was told in the graph, the newest first, by the published operation. */
export async function noticesOf(person: Person, unreadOnly = false): Promise<readonly Notice[]> {
  const { data, errors } = await person.ask(operationNamed('notifications'), { first: 20, unreadOnly });
  expect(errors).toEqual([]);
  return (data as unknown as { notifications: { nodes: Notice[] } }).notifications.nodes;
}

/** One notice. */
export interface Notice {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly subject: { readonly id: string; readonly legalName: string; readonly status: string } | null;
}

/** The text of a published operation. */
export const operationNamed = (name: string): string => readFileSync(join(__dirname, '../../operations', `${name}.graphql`), 'utf8');

const tokenPattern = /[?&]token=([A-Za-z0-9._~%-]+)[\s"<]/;
const hasToken = (mail: string): boolean => tokenPattern.test(readable(mail));

/** The token of the link in a mail. */
export function tokenIn(mail: string): string {
  const token = tokenPattern.exec(readable(mail))?.[1];
  if (token === undefined) throw new Error(`No token in this mail:\n${mail}`);
  return decodeURIComponent(token);
}

/** A small PDF that differs each time. */
export function aStatute(): Buffer {
  const body = '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
  return Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n${body}trailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n0\n%%EOF\n`);
}

/** Announces a statute and sends its bytes; answers the document's id. */
export const uploadStatute = (person: Person, bytes: Buffer = aStatute()): Promise<string> => uploadDocument(person, 'STATUTE', bytes);

/** Announces a document for a purpose and sends its bytes; answers the document's id. */
export async function uploadDocument(person: Person, purpose: string, bytes: Buffer = aStatute(), file = { fileName: 'statut.pdf', mediaType: 'application/pdf' }): Promise<string> {
  const payload = await person.change(
    'mutation Announce($input: RequestRegistryDocumentUploadInput!) { requestRegistryDocumentUpload(input: $input) { upload { documentId url method headers { name value } } userErrors { code message field } } }',
    { ...file, byteLength: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), purpose },
  );
  expect(payload.userErrors).toEqual([]);
  const upload = payload['upload'] as { documentId: string; url: string; method: string; headers: { name: string; value: string }[] };
  const response = await fetch(upload.url, { method: upload.method, headers: Object.fromEntries(upload.headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
  expect(response.status).toBeLessThan(300);
  return upload.documentId;
}

const payloadFields = 'organization { id status legalName cui locality { code } } userErrors { code message field }';

/** The mutations on organizations that stories use, by name. */
export const organizationMutations = {
  create: `mutation Create($input: CreateOrganizationInput!) { createOrganization(input: $input) { ${payloadFields} } }`,
  update: `mutation Update($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { ${payloadFields} } }`,
  submit: `mutation Submit($input: SubmitOrganizationInput!) { submitOrganization(input: $input) { ${payloadFields} } }`,
  startReview: `mutation StartReview($input: StartOrganizationReviewInput!) { startOrganizationReview(input: $input) { ${payloadFields} } }`,
  requestChanges: `mutation RequestChanges($input: RequestOrganizationChangesInput!) { requestOrganizationChanges(input: $input) { ${payloadFields} } }`,
  approve: `mutation Approve($input: ApproveOrganizationInput!) { approveOrganization(input: $input) { ${payloadFields} } }`,
  reject: `mutation Reject($input: RejectOrganizationInput!) { rejectOrganization(input: $input) { ${payloadFields} } }`,
} as const;

/** What Ana registers in J1. */
export const anaOrganization = {
  type: 'ASSOCIATION',
  legalName: 'Asociația Țarnița Verde',
  cui: 'RO 28765437',
  countyCode: 'CJ',
  localityCode: '54984',
  domains: ['E'],
  primaryDomain: 'E',
} as const;

/** A valid CUI that no other test has: digits with their control digit (weights 753217532). */
export function aCui(): string {
  const digits = String(10_000_000 + (parseInt(randomUUID().slice(0, 6), 16) % 89_999_999)).split('').map(Number);
  const weights = [7, 5, 3, 2, 1, 7, 5, 3, 2].slice(-digits.length);
  const sum = digits.reduce((total, digit, index) => total + digit * weights[index]!, 0);
  return [...digits, ((sum * 10) % 11) % 10].join('');
}

export const idOf = (payload: Payload): string => (payload['organization'] as { id: string }).id;

/** Signs up an administrator of SGG whom the registry knows, and messaging, which tells nobody later of what came before. */
export async function signUpOfficer(stack: TestStack, name: string): Promise<Person> {
  const officer = await signUp(stack, name);
  await stack.run('identity', 'cli', ['grant-sgg-admin', officer.email]);
  const ofSgg = '{ organizationsToReview(first: 1) { totalCount } messagingAuditEntries(first: 1) { nodes { id } } }';
  await waitFor(async () => (await officer.ask(ofSgg)).errors.length === 0, { describe: `${name} to be an SGG_ADMIN in the registry and in messaging` });
  return officer;
}

/** Registers an organization and has it approved; answers its id. */
export async function anApproved(applicant: Person, officer: Person, profile: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const documents = { statute: await uploadStatute(applicant) };
  const organizationId = idOf(await applicant.change(organizationMutations.create, { ...anaOrganization, cui: aCui(), documents, ...profile }));
  for (const [who, mutation] of [[applicant, organizationMutations.submit], [officer, organizationMutations.startReview], [officer, organizationMutations.approve]] as const) {
    expect(await who.change(mutation, { organizationId })).toMatchObject({ userErrors: [] });
  }
  return organizationId;
}
