import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { aUser, type TestService } from '@conect/testing';
import { idOf } from './consultations';

/** What a mutation on ideas answers. */
interface Payload {
  readonly idea: SeenIdea | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

/** What a viewer sees of an idea. */
interface SeenIdea {
  readonly id: string;
  readonly status: string;
  readonly supporterCount: number;
  readonly supporters: { readonly totalCount: number; readonly nodes: readonly { readonly organization: { readonly id: string } }[] };
  readonly answer: string | null;
  readonly consultation: { readonly id: string } | null;
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}

const fields = `id status statusSince organization { id } institution { id } title text domains { id } supporterCount supporters { totalCount nodes { organization { id } supportedAt } }
  answer answeredAt consultation { id } createdAt viewerCan { ${['support', 'withdrawSupport', 'withdraw', 'answer'].map((action) => `${action} { allowed code }`).join(' ')} }`;

/** An organization of which the registry has said where it stands; answers its id. */
export async function anOrganization({ sql }: TestService, status = 'ACTIVE'): Promise<string> {
  const id = randomUUID();
  await sql('INSERT INTO organization (id, status, version, as_of) VALUES ($1, $2, 1, now())', [id, status]);
  return id;
}

/** Somebody with a role in an organization, as if identity had said so. */
export async function memberOf({ sql }: TestService, organizationId: string, role = 'NGO_EDITOR'): Promise<Principal> {
  const person = aUser();
  await sql('INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) VALUES ($1, $2, $3, $4, 1, now(), false)', [randomUUID(), idOf(person), role, organizationId]);
  return person;
}

/** Calls one mutation on ideas; fails on a top-level error. */
export async function changeIdea({ ask }: TestService, principal: Principal, operation: string, input: object): Promise<Payload> {
  const query = `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { idea { ${fields} } userErrors { code field message } } }`;
  const { data, errors } = await ask<Readonly<Record<string, Payload>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** The idea of an accepted mutation. */
export function acceptedIdea({ idea, userErrors }: Payload): SeenIdea {
  if (idea === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return idea;
}

/** The codes and paths of what a mutation was refused for. */
export const ideaRefusals = ({ idea, userErrors }: Payload) => {
  expect(idea).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};

/** An idea by its id, as the viewer sees it. */
export const ideaSeenBy = async ({ ask }: TestService, principal: Principal, id: string): Promise<SeenIdea | null> =>
  (await ask<{ idea: SeenIdea | null }>(principal, `query ($id: ID!) { idea(id: $id) { ${fields} } }`, { id })).data.idea;

/** What Ana proposes. */
export const anIdeaOf = (organizationId: string, institutionId: string, changes: object = {}) => ({
  organizationId,
  institutionId,
  title: 'Un registru public al surselor de praf',
  text: 'Propunem ca fiecare sursă de praf cu autorizație să fie într-un registru public, cu măsurătorile ei.',
  domains: ['E'],
  ...changes,
});
