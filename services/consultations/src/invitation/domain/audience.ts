import { accept, isUuid, refusalsIn, refuse, type Result } from '@conect/kernel';
import { domainAndDescendants, findActivityDomain, findCounty } from '@conect/reference-data';
import type { Consultation } from '../../consultation/domain/consultation';
import { relatedDomains } from '../../consultation/domain/related-domains';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../service/domain/refusals';

type Given<Value> = Value | null | undefined;

/** Whom an officer wants to invite, as he says it. */
export interface AudienceInput {
  readonly domains?: Given<readonly string[]>;
  readonly countyCodes?: Given<readonly string[]>;
  readonly communityIds?: Given<readonly string[]>;
  readonly fromInterestRecords?: Given<boolean>;
  readonly organizationIds?: Given<readonly string[]>;
}

/** Whom an officer wants to invite: sources add up, and the counties narrow all of them but the organizations that are named. */
export interface Audience {
  readonly domains: readonly string[];
  readonly countyCodes: readonly string[];
  readonly communityIds: readonly string[];
  /** Those whom the institution has taken into record in the consultation's domains (OG 26/2000 art. 52). */
  readonly fromInterestRecords: boolean;
  readonly organizationIds: readonly string[];
}

/** An audience as organizations are looked up for it; null looks for none, but no counties narrow nothing. */
export interface Reach {
  readonly domains: readonly string[] | null;
  readonly countyCodes: readonly string[] | null;
  /** Whether the counties alone say who is meant. */
  readonly wholeCounties: boolean;
  readonly communityIds: readonly string[];
  readonly recordInstitutionId: string | null;
  readonly recordDomains: readonly string[];
  readonly organizationIds: readonly string[];
}

/** How many organizations are invited at once; more are invited county by county. */
export const maximumInvitations = 5_000;
const maximumNamed = 100;
const maximumCommunities = 20;
const maximumCodes = 63;

/** Reads whom an officer wants to invite, every bad value named. */
export function readAudience(input: AudienceInput): Result<Audience, ConsultationsErrorCode> {
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
  return saysNobody ? refuse(badInput(['domains'], 'AUDIENCE')) : accept(audience);
}

type Strings = readonly string[];

const lowered = (ids: Strings): Strings => ids.map((id) => id.toLowerCase());

interface ListRule {
  readonly maximum: number;
  readonly isValid: (value: string) => boolean;
  readonly expected: 'DOMAIN_CODE' | 'COUNTY_CODE' | 'UUID';
}

function readList(given: Given<Strings>, name: string, { maximum, isValid, expected }: ListRule): Result<Strings, ConsultationsErrorCode> {
  const values = [...new Set(given ?? [])];
  if (values.length > maximum) return refuse(badInput([name], 'ENTRY_COUNT', { maximum }));
  return values.every(isValid) ? accept(values) : refuse(badInput([name], expected));
}

/** Where the organizations of an audience are looked for in this consultation. */
export function reachOf(audience: Audience, { institutionId, content }: Consultation): Reach {
  const { domains, countyCodes, communityIds, fromInterestRecords, organizationIds } = audience;
  return {
    domains: domains.length === 0 ? null : [...new Set(domains.flatMap(domainAndDescendants))],
    countyCodes: countyCodes.length === 0 ? null : countyCodes,
    wholeCounties: countyCodes.length > 0 && domains.length === 0 && communityIds.length === 0 && !fromInterestRecords,
    communityIds,
    recordInstitutionId: fromInterestRecords ? institutionId : null,
    recordDomains: relatedDomains(content.domains),
    organizationIds,
  };
}

/** The refusal of inviting more organizations at once than one call takes. */
export const reachesTooMany: ConsultationsRefusal = badInput(['domains'], 'REACH', { maximum: maximumInvitations });
