import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { aUser, type TestService } from '@conect/testing';
import { anOrganization, idOf, memberOf } from './volunteering';

/** What a viewer sees of a contract. */
export interface SeenContract {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly status: string;
  readonly statusReason: string | null;
  readonly noticeGivenOn: string | null;
  readonly noticeTerm: { readonly at: string; readonly passed: boolean } | null;
  readonly sha256: string | null;
  readonly revision: number;
  readonly text: readonly { readonly kind: string; readonly text: string }[] | null;
  readonly terms: { readonly activities: string };
  readonly volunteerDetails: { readonly fullName: string; readonly identityCard: { readonly number: string } } | null;
  readonly signatures: readonly { readonly party: string; readonly sha256: string; readonly revision: number; readonly assurance: string; readonly document: { readonly fileName: string } | null }[];
  readonly guardianConsent: { readonly status: string; readonly guardianName: string | null } | null;
  readonly renegotiation: { readonly status: string; readonly reason: string | null; readonly sha256: string; readonly text: readonly { readonly text: string }[] | null; readonly answerTerm: { readonly at: string } } | null;
  readonly application: { readonly status: string } | null;
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}

const actions = ['provideDetails', 'requestGuardianConsent', 'sign', 'countersign', 'reject', 'cancel', 'terminate', 'renegotiate', 'answerRenegotiation'];

/** What the tests ask of a contract. */
export const contractFields = `id version number status statusReason noticeGivenOn noticeTerm { at passed } sha256 revision text { kind text } terms { activities }
  volunteerDetails { fullName identityCard { number } } signatures { party sha256 revision assurance document { fileName } } guardianConsent { status guardianName }
  renegotiation { status reason sha256 text { text } answerTerm { at } } application { status } viewerCan { ${actions.map((action) => `${action} { allowed code }`).join(' ')} }`;

interface Payload {
  readonly contract: SeenContract | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

/** Calls one mutation on contracts; fails on a top-level error. */
export async function changeContract({ ask }: TestService, principal: Principal, operation: string, input: object): Promise<Payload> {
  const query = `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { contract { ${contractFields} } userErrors { code field message } } }`;
  const { data, errors } = await ask<Readonly<Record<string, Payload>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** Calls a mutation of a guardian. */
export async function decideAsGuardian({ ask }: TestService, principal: Principal, operation: string, input: object) {
  const query = `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { contractStatus userErrors { code field } } }`;
  const { data, errors } = await ask<Readonly<Record<string, { contractStatus: string | null; userErrors: readonly { code: string; field: readonly string[] | null }[] }>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  const { contractStatus, userErrors } = data[operation]!;
  return contractStatus ?? userErrors.map(({ code }) => code);
}

/** The contract of an accepted mutation. */
export function acceptedContract({ contract, userErrors }: Payload): SeenContract {
  if (contract === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return contract;
}

/** The codes and paths of what a mutation was refused for. */
export const contractRefusals = ({ contract, userErrors }: Payload) => {
  expect(contract).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};

/** A contract by its id, as the viewer sees it. */
export const contractSeenBy = async ({ ask }: TestService, principal: Principal, id: string): Promise<SeenContract | null> =>
  (await ask<{ volunteeringContract: SeenContract | null }>(principal, `query ($id: ID!) { volunteeringContract(id: $id) { ${contractFields} } }`, { id })).data.volunteeringContract;

/** A host, who decides for it, and an opportunity of its own. */
export interface Host {
  readonly organizationId: string;
  readonly ion: Principal;
  readonly opportunityId: string;
}

/** Makes a host with an opportunity, as if it had been published. */
export async function aHost(service: TestService): Promise<Host> {
  const organizationId = await anOrganization(service);
  const ion = await memberOf(service, organizationId, 'VOLUNTEER_COORDINATOR');
  const opportunityId = randomUUID();
  await service.sql(
    `INSERT INTO opportunity (id, version, organization_id, status, status_since, created_at, created_by, updated_at, published_at, title, description, volunteering_domains, domains, starts_on, ends_on,
       acceptance, places, minimum_age, is_open_to_minors, has_night_work, accessibility, skills, languages, benefits, questions, taken_count)
     VALUES ($1, 1, $2, 'PUBLISHED', now(), now(), $3, now(), now(), 'Plantăm', 'Plantăm puieți', '{ENVIRONMENT}', '{E}', '2026-03-01', '2026-12-31', 'BY_COORDINATOR', 1000, 15, true, false, '{}', '{}', '{}', '{}', '[]', 0)`,
    [opportunityId, organizationId, idOf(ion)],
  );
  return { organizationId, ion, opportunityId };
}

/** Somebody with a profile whom the host has accepted; answers the person and the application. */
export async function anAccepted(service: TestService, { organizationId, opportunityId }: Host, birthDate = '2000-03-02'): Promise<{ readonly mara: Principal; readonly applicationId: string }> {
  const [mara, applicationId] = [aUser(), randomUUID()];
  await service.sql(`INSERT INTO volunteer_profile (user_id, version, full_name, birth_date, updated_at) VALUES ($1, 1, 'Mara Ștefănescu', $2, now())`, [idOf(mara), birthDate]);
  await service.sql(
    `INSERT INTO application (id, version, opportunity_id, organization_id, volunteer_id, status, status_since, answers, applied_at) VALUES ($1, 1, $2, $3, $4, 'ACCEPTED', now(), '[]', now())`,
    [applicationId, opportunityId, organizationId, idOf(mara)],
  );
  return { mara, applicationId };
}

/** What Ion writes into a contract: April to June 2026. */
export const aContractOf = (applicationId: string, coordinator: Principal, changes: object = {}) => ({
  applicationId,
  startsOn: '2026-04-01',
  endsOn: '2026-06-30',
  activities: 'Plantare de puieți în pădurea Făget.',
  schedule: 'Sâmbăta, 9–15',
  hoursPerWeek: 6,
  insurance: { requested: true, provided: false },
  coordinatorUserId: idOf(coordinator),
  coordinatorName: 'Ion Șerban',
  host: { seat: 'Cluj-Napoca, str. Țărmului 4', fiscalCode: '28765437', representativeName: 'Ana Țurcanu', representativeCapacity: 'președintă' },
  ...changes,
});

/** What Mara says of herself for the paper. */
export const detailsOf = (contractId: string, changes: object = {}) => ({
  contractId,
  address: 'Cluj-Napoca, str. Horea 1',
  email: 'mara@example.org',
  phone: '0722123456',
  identityCard: { series: 'CJ', number: '123456', issuedBy: 'SPCLEP Cluj-Napoca', issuedOn: '2020-05-04' },
  ...changes,
});

/** A contract in force, from the mutations alone. */
export async function anActiveContract(service: TestService, host: Host): Promise<{ readonly id: string; readonly mara: Principal; readonly applicationId: string }> {
  const accepted = await anAccepted(service, host);
  const { id } = acceptedContract(await changeContract(service, host.ion, 'generateContract', aContractOf(accepted.applicationId, host.ion)));
  const { sha256 } = acceptedContract(await changeContract(service, accepted.mara, 'provideContractDetails', detailsOf(id)));
  acceptedContract(await changeContract(service, accepted.mara, 'signContract', { contractId: id, sha256 }));
  acceptedContract(await changeContract(service, host.ion, 'countersignContract', { contractId: id, sha256 }));
  return { id, ...accepted };
}
