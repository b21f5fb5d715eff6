import { randomInt } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { organizationActions } from '../src/organization/domain/permissions';
import { grantRole, uploadStatute, type TestRegistry } from './registry';

const organizationFields = `
  id status source type legalName shortName cui nationalRegisterNumber court { code } courtRegisterNumber registeredOn isBranch
  county { code } locality { code } registeredAddress domains { domain { code } isPrimary isProposed } primaryDomain { code }
  activityArea { area counties { code } localities { code } } purpose shortDescription { text locale } description { text locale } website contactEmail contactPhone legalRepresentative boardMembers { name role termStartsOn termEndsOn } applicant { id } reviewer { id }
  submittedAt reviewStartedAt decidedAt decisionReason statusSince statusReason confirmedAt isStale statute { fileName mediaType byteLength sha256 downloadUrl expiresAt }
  reviewComments { round field comment }
  viewerCan { ${organizationActions
    .map((action) => `${action} { allowed code message nextStep }`)
    .join(' ')} }`;

const userErrors = 'userErrors { code field message blockers }';
const warned = new Set(['createOrganization', 'updateOrganization', 'submitOrganization', 'startOrganizationReview']);

/** The text of one mutation on an organization. */
export const mutationOf = (operation: string): string => {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const result = operation === 'deleteOrganizationDraft' ? 'deletedOrganizationId' : `organization { ${organizationFields} }`;
  const warnings = warned.has(operation) ? 'warnings { code field message }' : '';
  return `mutation ($input: ${type}!) { ${operation}(input: $input) { ${result} ${userErrors} ${warnings} } }`;
};

interface SeenPermission {
  readonly allowed: boolean;
  readonly code: string | null;
  readonly nextStep: string | null;
}

interface SeenError {
  readonly code: string;
  readonly field: readonly string[];
  readonly message: string;
}

/** An organization as a viewer sees it. */
export interface SeenOrganization extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly status: string;
  readonly domains: readonly object[];
  readonly statute: { readonly downloadUrl: string } | null;
  readonly reviewComments: readonly object[] | null;
  readonly viewerCan: Readonly<Record<string, SeenPermission>>;
}

/** What a mutation answers. */
export interface Payload {
  readonly organization: SeenOrganization | null;
  readonly deletedOrganizationId?: string | null;
  readonly userErrors: readonly SeenError[];
  readonly warnings: readonly SeenError[];
}

/** The organization of an accepted mutation. */
export function accepted({ organization, userErrors: refusals }: Payload): SeenOrganization {
  if (organization === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(refusals)}`);
  return organization;
}

/** Calls one mutation; fails on a top-level error. */
export async function mutate(registry: TestRegistry, principal: Principal, operation: string, input: object): Promise<Payload> {
  const answer = await registry.ask<Readonly<Record<string, Payload>>>(principal, mutationOf(operation), { input });
  if (answer.errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
  return answer.data[operation]!;
}

/** An organization as the viewer sees it through `_entities`. */
export async function lookUp(registry: TestRegistry, principal: Principal, id: string): Promise<SeenOrganization | null> {
  const answer = await registry.ask<{ _entities: readonly (SeenOrganization | null)[] }>(
    principal,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Organization { ${organizationFields} } } }`,
    { representations: [{ __typename: 'Organization', id }] },
  );
  if (answer.errors !== undefined) throw new Error(`lookUp: ${JSON.stringify(answer.errors)}`);
  return answer.data._entities[0] ?? null;
}

/** A tax number with a right check digit. */
export function aCui(): string {
  const body = String(randomInt(10_000_000, 99_999_999));
  const weights = [5, 3, 2, 1, 7, 5, 3, 2];
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * weights[index]!, 0);
  return `${body}${((sum * 10) % 11) % 10}`;
}

/** The input of J1: an environmental association in Cluj. */
export const anOrganization = (changes: object = {}) => ({
  type: 'ASSOCIATION',
  legalName: 'Asociația Țarnița Verde',
  cui: aCui(),
  countyCode: 'CJ',
  localityCode: '54984',
  primaryDomain: 'E',
  ...changes,
});

/** The states to which {@link anOrganizationIn} can bring a registration. */
export type ReachableStatus =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'IN_REVIEW'
  | 'NEEDS_CHANGES'
  | 'ACTIVE'
  | 'REJECTED'
  | 'SUSPENDED'
  | 'DISSOLVING'
  | 'DEREGISTERED'
  | 'WITHDRAWN';

interface People {
  readonly applicant: Principal;
  readonly officer: Principal;
}

const approval = ['submitOrganization', 'startOrganizationReview', 'approveOrganization'] as const;
const steps: Readonly<Record<ReachableStatus, readonly string[]>> = {
  DRAFT: [],
  SUBMITTED: ['submitOrganization'],
  IN_REVIEW: ['submitOrganization', 'startOrganizationReview'],
  NEEDS_CHANGES: ['submitOrganization', 'startOrganizationReview', 'requestOrganizationChanges'],
  ACTIVE: approval,
  SUSPENDED: [...approval, 'suspendOrganization'],
  DISSOLVING: [...approval, 'recordDissolution'],
  DEREGISTERED: [...approval, 'recordDissolution', 'deregisterOrganization'],
  WITHDRAWN: [...approval, 'withdrawOrganization'],
  REJECTED: ['submitOrganization', 'startOrganizationReview', 'rejectOrganization'],
};

/** What each mutation needs beside the organization. */
export const extraInputOf = (operation: string): object =>
  ({
    requestOrganizationChanges: { comments: [{ field: ['legalName'], comment: 'As in the court decision, please.' }] },
    rejectOrganization: { reason: 'The statute is of another organization.' },
    suspendOrganization: { reason: 'Nobody answers at its address.' },
    recordDissolution: { reason: 'Decision 7/2026 of the court of Cluj.' },
    deregisterOrganization: { reason: 'Decision 9/2026 of the court of Cluj.' },
  })[operation] ?? {};

/** Brings a new registration to a status through the mutations; answers its id. */
export async function anOrganizationIn(
  registry: TestRegistry,
  status: ReachableStatus,
  { applicant, officer }: People,
  changes: object = {},
): Promise<string> {
  const statute = await uploadStatute(registry, applicant);
  const created = await mutate(registry, applicant, 'createOrganization', anOrganization({ documents: { statute }, ...changes }));
  const organizationId = accepted(created).id;
  for (const operation of steps[status]) {
    const principal = operation === 'submitOrganization' || operation === 'withdrawOrganization' ? applicant : officer;
    // As identity would have said by now.
    if (operation === 'withdrawOrganization' && applicant.kind === 'USER') await grantRole(registry, applicant.userId, 'NGO_ADMIN', organizationId);
    const payload = await mutate(registry, principal, operation, { organizationId, ...extraInputOf(operation) });
    if (payload.userErrors.length > 0) throw new Error(`${operation}: ${JSON.stringify(payload.userErrors)}`);
  }
  return organizationId;
}
