import type { Principal } from '@conect/auth';
import type { TestService } from '@conect/testing';

/** What a mutation on opportunities answers. */
interface Payload {
  readonly opportunity: SeenOpportunity | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

/** What a viewer sees of an opportunity. */
export interface SeenOpportunity {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly statusReason: string | null;
  readonly statusReasonCode: string | null;
  readonly freePlaces: number;
  readonly shifts: readonly { readonly id: string; readonly places: number; readonly freePlaces: number }[];
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}

/** The names of `Opportunity.viewerCan`. */
export const shownActions = ['update', 'submit', 'approve', 'reject', 'publish', 'pause', 'resume', 'close', 'cancel'];

/** Every field of an opportunity. */
export const opportunityFields = `id version status statusSince statusReason statusReasonCode organization { id } title description volunteeringDomains domains { id } isRemote
  place { locality { id } county { id } address latitude longitude } startsOn endsOn applyUntil acceptance places freePlaces isFull shifts { id startsAt endsAt places freePlaces isFull }
  minimumAge isOpenToMinors hasNightWork accessibility skills languages benefits questions { id text isRequired } createdAt updatedAt publishedAt
  viewerCan { ${shownActions.map((action) => `${action} { allowed code }`).join(' ')} }`;

/** Calls one mutation on opportunities; fails on a top-level error. */
export async function changeOpportunity({ ask }: TestService, principal: Principal, operation: string, input: object): Promise<Payload> {
  const query = `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { opportunity { ${opportunityFields} } userErrors { code field message } } }`;
  const { data, errors } = await ask<Readonly<Record<string, Payload>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** The opportunity of an accepted mutation. */
export function acceptedOpportunity({ opportunity, userErrors }: Payload): SeenOpportunity {
  if (opportunity === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return opportunity;
}

/** The codes and paths of what a mutation was refused for. */
export const opportunityRefusals = ({ opportunity, userErrors }: Payload) => {
  expect(opportunity).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};

/** An opportunity by its id, as the viewer sees it. */
export const opportunitySeenBy = async ({ ask }: TestService, principal: Principal, id: string): Promise<SeenOpportunity | null> =>
  (await ask<{ opportunity: SeenOpportunity | null }>(principal, `query ($id: ID!) { opportunity(id: $id) { ${opportunityFields} } }`, { id })).data.opportunity;

/** What Ion calls for: to plant trees at Cluj, from 1 October 2026 on. */
export const anOpportunityOf = (organizationId: string, changes: object = {}) => ({
  organizationId,
  title: 'Plantăm o pădure la Făget',
  description: 'Plantăm puieți de stejar pe două hectare, cu unelte de la noi, și îi udăm până prind rădăcini.',
  volunteeringDomains: ['ENVIRONMENT'],
  domains: ['E'],
  place: { localityId: '54984' },
  startsOn: '2026-10-01',
  endsOn: '2026-10-31',
  acceptance: 'BY_COORDINATOR',
  places: 10,
  ...changes,
});
