import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { aUser, type TestService } from '@conect/testing';
import { idOf } from './consultations';

/** What a test says of an organization; the rest is a place and a field that serve. */
interface KnownOrganization {
  readonly status?: string;
  readonly domains?: readonly string[];
  readonly county?: string | null;
}

/** An organization, as if registry had told of it; answers its id. */
export async function anOrganization({ sql }: TestService, { status = 'ACTIVE', domains = ['E'], county = 'CJ' }: KnownOrganization = {}): Promise<string> {
  const id = randomUUID();
  await sql('INSERT INTO organization (id, status, version, as_of, domains, county_code, profile_version) VALUES ($1, $2, 1, now(), $3, $4, 1)', [id, status, domains, county]);
  return id;
}

/** Somebody with a role in an organization, as if identity had said so. */
export async function aMember({ sql }: TestService, role: string, organizationId: string): Promise<Principal> {
  const person = aUser();
  await sql('INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) VALUES ($1, $2, $3, $4, 1, now(), false)', [randomUUID(), idOf(person), role, organizationId]);
  return person;
}

/** Takes an organization into the record of an institution, as if registry had told of it. */
export const takeIntoRecord = ({ sql }: TestService, institutionId: string, organizationId: string, domains: readonly string[] = ['E']): Promise<object[]> =>
  sql('INSERT INTO interest_record (id, organization_id, institution_id, domains, confirmed, version, as_of) VALUES ($1, $2, $3, $4, true, 2, now())', [randomUUID(), organizationId, institutionId, domains]);

/** A community of expertise with these organizations, as if registry had told of it; answers its id. */
export async function aCommunity({ sql }: TestService, organizationIds: readonly string[]): Promise<string> {
  const id = randomUUID();
  await sql(`INSERT INTO expertise_community (id, domain, version, as_of) VALUES ($1, 'E', 1, now())`, [id]);
  for (const organizationId of organizationIds) await sql('INSERT INTO community_member (community_id, organization_id, present, version, as_of) VALUES ($1, $2, true, 2, now())', [id, organizationId]);
  return id;
}

/** Calls a mutation; answers its payload, and fails on a top-level error. */
export async function call<Payload>({ ask }: TestService, principal: Principal, { operation, input, selection }: { readonly operation: string; readonly input: object; readonly selection: string }): Promise<Payload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const { data, errors } = await ask<Readonly<Record<string, Payload>>>(principal, `mutation ($input: ${type}!) { ${operation}(input: $input) { ${selection} userErrors { code field message } } }`, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** Answers a query, which must succeed. */
export async function read<Data>({ ask }: TestService, principal: Principal, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await ask<Data>(principal, query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
