import type { Principal } from '@conect/auth';
import { aUser, type TestService } from '@conect/testing';
import { acceptedOpportunity, anOpportunityOf, changeOpportunity, type SeenOpportunity } from './opportunities';
import { idOf } from './volunteering';

interface UserError {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** What a mutation on applications answers. */
export interface ApplicationPayload {
  readonly application: SeenApplication | null;
  readonly userErrors: readonly UserError[];
}

/** What a viewer sees of an application. */
export interface SeenApplication {
  readonly id: string;
  readonly status: string;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly motivation: string | null;
  readonly answers: readonly { readonly questionId: string; readonly text: string; readonly question: { readonly text: string } | null }[];
  readonly applicant: { readonly fullName: string; readonly age: number; readonly phone: string | null } | null;
  readonly volunteer: { readonly id: string };
  readonly waitingPosition: number | null;
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}

/** The names of `Application.viewerCan`, each with its mutation. */
export const shownApplicationActions = {
  withdraw: 'withdrawApplication',
  accept: 'acceptApplication',
  reject: 'rejectApplication',
  waitlist: 'waitlistApplication',
  markNoShow: 'markNoShow',
  complete: 'completeApplication',
} as const;

/** Every field of an application. */
export const applicationFields = `id status statusSince opportunity { id } shift { id } organization { id } volunteer { id } applicant { fullName age phone email countyCode } motivation
  answers { questionId text question { text } } appliedAt waitingPosition reasonCode reason viewerCan { ${Object.keys(shownApplicationActions).map((action) => `${action} { allowed code }`).join(' ')} }`;

/** Calls one mutation that answers an application; fails on a top-level error. */
export async function changeApplication({ ask }: TestService, principal: Principal, operation: string, input: object): Promise<ApplicationPayload> {
  const query = `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { application { ${applicationFields} } userErrors { code field message } } }`;
  const { data, errors } = await ask<Readonly<Record<string, ApplicationPayload>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** The application of an accepted mutation. */
export function acceptedApplication({ application, userErrors }: ApplicationPayload): SeenApplication {
  if (application === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return application;
}

/** The codes and paths of what a mutation was refused for. */
export const applicationRefusals = ({ application, userErrors }: ApplicationPayload) => {
  expect(application).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};

/** An application by its id, as the viewer sees it. */
export const applicationSeenBy = async ({ ask }: TestService, principal: Principal, id: string): Promise<SeenApplication | null> =>
  (await ask<{ application: SeenApplication | null }>(principal, `query ($id: ID!) { application(id: $id) { ${applicationFields} } }`, { id })).data.application;

/** A published opportunity of an organization, written by one of its people; whatever leads to publication is another area's. */
export async function aPublished(service: TestService, writer: Principal, changes: { readonly organizationId: string; readonly [field: string]: unknown }): Promise<SeenOpportunity> {
  const { organizationId, ...rest } = changes;
  const created = acceptedOpportunity(await changeOpportunity(service, writer, 'createOpportunity', anOpportunityOf(organizationId, rest)));
  await service.sql(`UPDATE opportunity SET status = 'PUBLISHED', published_at = business_now(), status_since = business_now() WHERE id = $1`, [created.id]);
  return created;
}

/** Somebody who said who he is. */
export async function aVolunteer({ ask }: TestService, changes: object = {}): Promise<Principal> {
  const person = aUser();
  const input = { fullName: 'Mara Dănilă', birthDate: '1996-05-01', phone: '0722 123 456', ...changes };
  const { data, errors } = await ask<{ updateVolunteerProfile: { userErrors: readonly UserError[] } }>(person, 'mutation ($input: UpdateVolunteerProfileInput!) { updateVolunteerProfile(input: $input) { userErrors { code field message } } }', { input });
  if (errors !== undefined || data.updateVolunteerProfile.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data));
  return person;
}

/** So many people who said who they are, written at once. */
export async function volunteers({ sql }: TestService, count: number): Promise<readonly Principal[]> {
  const people = Array.from({ length: count }, () => aUser());
  await sql(
    `INSERT INTO volunteer_profile (user_id, version, full_name, birth_date, updated_at) SELECT id, 1, 'Mara Dănilă', '1996-05-01', now() FROM unnest($1::uuid[]) AS person (id)`,
    [people.map(idOf)],
  );
  return people;
}
