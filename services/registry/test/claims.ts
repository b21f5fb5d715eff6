import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { uploadDocument, type TestRegistry } from './registry';

/** A claim as its claimant or SGG sees it. */
export interface SeenClaim {
  readonly id: string;
  readonly status: string;
  readonly decisionReason: string | null;
  readonly organization: { readonly id: string; readonly status: string };
  readonly viewerCan: Readonly<Record<'withdraw' | 'decide', { readonly allowed: boolean; readonly code: string | null }>>;
}

/** What a mutation on a claim answers. */
export interface ClaimPayload {
  readonly claim: SeenClaim | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

/** The fields of a claim that the tests look at. */
export const claimFields = `id status message createdAt decidedAt decisionReason claimant { id } organization { id status legalName purpose registeredAddress }
  documents { fileName sha256 downloadUrl } viewerCan { withdraw { allowed code } decide { allowed code nextStep } }`;

/** Calls one mutation on claims; fails on a top-level error. */
export async function mutateClaim(registry: TestRegistry, principal: Principal, operation: string, input: object): Promise<ClaimPayload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { claim { ${claimFields} } userErrors { code field message } } }`;
  const answer = await registry.ask<Readonly<Record<string, ClaimPayload>>>(principal, query, { input });
  if (answer.errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
  return answer.data[operation]!;
}

/** An organization as an import of the national register leaves it; answers its id. */
export async function anImported({ sql }: TestRegistry, status = 'IMPORTED_UNCLAIMED', legalName = 'Asociația Verde'): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO organization (id, version, source, type, status, legal_name, is_branch, purpose, registered_address, created_at, updated_at, status_since)
     VALUES ($1, 1, 'NATIONAL_REGISTER', 'ASSOCIATION', $2, $3, false, 'Protecția pădurii, prin Ion Popescu', 'Str. Lungă 1', now(), now(), now())`,
    [id, status, legalName],
  );
  return id;
}

/** Claims an organization with a document of proof. */
export async function claim(registry: TestRegistry, principal: Principal, organizationId: string, changes: object = {}): Promise<ClaimPayload> {
  const documents = [await uploadDocument(registry, principal, 'CLAIM_EVIDENCE')];
  return mutateClaim(registry, principal, 'claimOrganization', { organizationId, message: 'O conduc din 2019.', documents, ...changes });
}

/** The claim of an accepted mutation. */
export function acceptedClaim({ claim: found, userErrors }: ClaimPayload): SeenClaim {
  if (found === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return found;
}
