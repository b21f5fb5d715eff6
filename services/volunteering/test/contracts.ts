import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import type { TestService } from '@conect/testing';
import { idOf } from './volunteering';

/** What a contract is about, and where it stands; what is not said is as in May 2026. */
interface ContractFacts {
  readonly organizationId: string;
  readonly volunteerId: string;
  readonly status?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly noticeEndsOn?: string | null;
  readonly opportunityId?: string;
  readonly shiftId?: string | null;
  readonly applicationStatus?: string;
}

/** An opportunity of an organization, as if it had been published; answers its id. */
export async function anOpportunity({ sql }: TestService, organizationId: string): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO opportunity (id, version, organization_id, status, status_since, created_at, created_by, updated_at, published_at, title, description, volunteering_domains, domains, starts_on, ends_on,
       acceptance, taken_count, minimum_age, is_open_to_minors, has_night_work, accessibility, skills, languages, benefits, questions)
     VALUES ($1, 1, $2, 'PUBLISHED', now(), now(), $2, now(), now(), 'Plantăm o pădure', 'Puieți de stejar.', '{ENVIRONMENT}', '{E}', '2026-05-01', '2026-06-30',
       'AUTOMATIC', 0, 16, false, false, '{}', '{}', '{}', '{}', '[]')`,
    [id, organizationId],
  );
  return id;
}

/** A shift of an opportunity; answers its id. */
export async function aShift({ sql }: TestService, opportunityId: string, [startsAt, endsAt]: readonly [string, string]): Promise<string> {
  const id = randomUUID();
  await sql('INSERT INTO shift (id, opportunity_id, starts_at, ends_at, places, taken_count) VALUES ($1, $2, $3, $4, 10, 0)', [id, opportunityId, startsAt, endsAt]);
  return id;
}

/** Somebody applied to an opportunity or to a shift of it; answers the application's id. */
export async function anApplication({ sql }: TestService, { organizationId, volunteerId, shiftId = null, applicationStatus = 'ENGAGED', ...facts }: ContractFacts & { readonly opportunityId: string }): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO application (id, version, opportunity_id, organization_id, shift_id, volunteer_id, status, status_since, answers, applied_at) VALUES ($1, 1, $2, $3, $4, $5, $6, now(), '[]', now())`,
    [id, facts.opportunityId, organizationId, shiftId, volunteerId, applicationStatus],
  );
  return id;
}

/** A contract, as if both had signed it; answers its id. */
export async function aContract(service: TestService, facts: ContractFacts): Promise<string> {
  const { organizationId, volunteerId, status = 'ACTIVE', startsOn = '2026-05-01', endsOn = '2026-06-30', noticeEndsOn = null } = facts;
  const opportunityId = facts.opportunityId ?? (await anOpportunity(service, organizationId));
  const [id, applicationId] = [randomUUID(), await anApplication(service, { ...facts, opportunityId })];
  await service.sql(
    `INSERT INTO contract (id, version, organization_id, opportunity_id, application_id, volunteer_id, number, year, status, status_since, starts_on, ends_on, notice_given_on, notice_ends_on, created_at, created_by)
     SELECT $1, 1, $2, $3, $4, $5, count(*) + 1, 2026, $6, '2026-05-01T06:00:00Z', $7, $8, $9::date - 15, $9, now(), $2 FROM contract WHERE organization_id = $2`,
    [id, organizationId, opportunityId, applicationId, volunteerId, status, startsOn, endsOn, noticeEndsOn],
  );
  return id;
}

/** Somebody's name and date of birth, as if he had given them. */
export const aProfile = ({ sql }: TestService, person: Principal, fullName = 'Mara Ionescu-Pop', birthDate = '1998-03-04'): Promise<object[]> =>
  sql('INSERT INTO volunteer_profile (user_id, version, full_name, birth_date, updated_at) VALUES ($1, 1, $2, $3, now())', [idOf(person), fullName, birthDate]);

/** What any mutation answers. */
type Payload = Readonly<Record<string, unknown>> & { readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[] };

/** Calls one mutation; fails on a top-level error. */
export async function change({ ask }: TestService, principal: Principal, operation: string, { input, answer }: { readonly input: object; readonly answer: string }): Promise<Payload> {
  const query = `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { ${answer} userErrors { code field message } } }`;
  const { data, errors } = await ask<Readonly<Record<string, Payload>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** The codes and paths of what a mutation was refused for. */
export const refusalsOf = ({ userErrors, ...rest }: Payload) => {
  expect(Object.values(rest)).toEqual([null]);
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};

/** What an accepted mutation answers. */
export function acceptedOf<Answer>({ userErrors, ...rest }: Payload): Answer {
  const [answer] = Object.values(rest);
  if (answer == null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return answer as Answer;
}
