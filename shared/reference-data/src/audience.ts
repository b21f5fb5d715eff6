import { accept, isUuid, refusalsIn, refuse, type Given, type OrganizationReach, type Refusal, type Result } from '@conect/kernel';
import { domainAndDescendants, findActivityDomain } from './activity-domains';
import { findCounty } from './territory';

/** Which organizations an officer means, as he says it. */
export interface AudienceInput {
  readonly domains?: Given<readonly string[]>;
  readonly countyCodes?: Given<readonly string[]>;
  readonly communityIds?: Given<readonly string[]>;
  readonly fromInterestRecords?: Given<boolean>;
  readonly organizationIds?: Given<readonly string[]>;
}

/** Which organizations an officer means: sources add up, and the counties narrow all of them but the organizations that are named. */
export interface Audience {
  readonly domains: readonly string[];
  readonly countyCodes: readonly string[];
  readonly communityIds: readonly string[];
  /** Those whom an institution has taken into record (OG 26/2000 art. 52). */
  readonly fromInterestRecords: boolean;
  readonly organizationIds: readonly string[];
}

/** What is expected of an audience that is not as it should be. */
export type AudienceExpectation = 'AUDIENCE' | 'DOMAIN_CODE' | 'COUNTY_CODE' | 'UUID' | 'ENTRY_COUNT';

const maximumNamed = 100;
const maximumCommunities = 20;
const maximumCodes = 63;

/** Reads which organizations an officer means, every bad value named. */
export function readAudience(input: AudienceInput): Result<Audience, 'BAD_USER_INPUT'> {
  const values = {
    domains: readList(input.domains, 'domains', { maximum: maximumCodes, isValid: (code) => findActivityDomain(code) !== null, expected: 'DOMAIN_CODE' }),
    countyCodes: readList(input.countyCodes, 'countyCodes', { maximum: maximumCodes, isValid: (code) => findCounty(code) !== null, expected: 'COUNTY_CODE' }),
    communityIds: readList(input.communityIds, 'communityIds', { maximum: maximumCommunities, isValid: isUuid, expected: 'UUID' }),
    organizationIds: readList(input.organizationIds, 'organizationIds', { maximum: maximumNamed, isValid: isUuid, expected: 'UUID' }),
  };
  const refusals = refusalsIn(Object.values(values));
  if (refusals.length > 0) return refuse(...refusals);
  const [domains, countyCodes, communityIds, organizationIds] = Object.values(values).map((value) => (value.ok ? value.value : [])) as [Strings, Strings, Strings, Strings];
  const audience = { domains, countyCodes, communityIds: lowered(communityIds), organizationIds: lowered(organizationIds), fromInterestRecords: input.fromInterestRecords ?? false };
  const saysNobody = !audience.fromInterestRecords && [domains, countyCodes, communityIds, organizationIds].every(({ length }) => length === 0);
  return saysNobody ? refuse(badInput('domains', 'AUDIENCE')) : accept(audience);
}

/** Where the organizations of an audience are looked for; those in record in the record of this institution, in these domains or, when null, in all. */
export function reachOfAudience({ domains, countyCodes, communityIds, fromInterestRecords, organizationIds }: Audience, institutionId: string, recordDomains: Strings | null): OrganizationReach {
  return {
    domains: domains.length === 0 ? null : [...new Set(domains.flatMap(domainAndDescendants))],
    countyCodes: countyCodes.length === 0 ? null : countyCodes,
    wholeCounties: countyCodes.length > 0 && domains.length === 0 && communityIds.length === 0 && !fromInterestRecords,
    communityIds,
    recordInstitutionId: fromInterestRecords ? institutionId : null,
    recordDomains,
    organizationIds,
  };
}

type Strings = readonly string[];

const lowered = (ids: Strings): Strings => ids.map((id) => id.toLowerCase());

interface ListRule {
  readonly maximum: number;
  readonly isValid: (value: string) => boolean;
  readonly expected: AudienceExpectation;
}

function readList(given: Given<Strings>, name: string, { maximum, isValid, expected }: ListRule): Result<Strings, 'BAD_USER_INPUT'> {
  const values = [...new Set(given ?? [])];
  if (values.length > maximum) return refuse(badInput(name, 'ENTRY_COUNT', { maximum }));
  return values.every(isValid) ? accept(values) : refuse(badInput(name, expected));
}

const badInput = (name: string, expected: AudienceExpectation, params: Readonly<Record<string, number>> = {}): Refusal<'BAD_USER_INPUT'> => ({ code: 'BAD_USER_INPUT', field: [name], params: { ...params, expected } });
