import { findActivityDomain, findCounty, findCourt, findLocality, type Locality } from '@conect/reference-data';
import { badInput, type RegistryRefusal } from '../../service/domain/refusals';
import { mergeArea } from './activity-area';
import { mergeBoard } from './board';
import { mergeContacts } from './contacts';
import { mergeWebPages } from './web-pages';
import { inDomainOrder, type OrganizationDomain, type OrganizationProfile } from './organization';
import { unknownLocality } from './places';
import { parseProfileInput, type ProfileInput, type ProfilePatch } from './profile-input';

/** A profile after a change that was asked for, with everything that speaks against it. */
export interface MergedProfile {
  readonly profile: OrganizationProfile;
  readonly refusals: readonly RegistryRefusal[];
}

/** At most so many activity domains, the primary one included. */
export const maximumDomains = 10;

/** An empty profile, from which a first one is merged. */
export const emptyProfile: OrganizationProfile = {
  type: 'ASSOCIATION',
  legalName: '',
  shortName: null,
  cui: null,
  nationalRegisterNumber: null,
  courtCode: null,
  courtRegisterNumber: null,
  registeredOn: null,
  countyCode: null,
  unitCode: null,
  localityCode: null,
  registeredAddress: null,
  purpose: null,
  shortDescriptionRo: null,
  shortDescriptionEn: null,
  descriptionRo: null,
  descriptionEn: null,
  website: null,
  webPages: [],
  contactEmail: null,
  contactPhone: null,
  contacts: [],
  legalRepresentative: null,
  boardMembers: [],
  statuteDocumentId: null,
  logoDocumentId: null,
  activityArea: null,
  domains: [],
};

/**
 * Applies an input to a profile and finds all mistakes at once: of single values, of the seat, of domains and court. `today` is the
 * calendar day of the request.
 */
export function mergeProfile(current: OrganizationProfile, input: ProfileInput, today: string): MergedProfile {
  const { patch, refusals } = parseProfileInput(input, today);
  const seat = mergeSeat({ ...current, ...patch }, patch);
  const lists = mergeLists(current, input);
  return {
    profile: { ...current, ...patch, ...seat.values, ...lists.values },
    refusals: [...refusals, ...courtRefusals(patch), ...seat.refusals, ...lists.refusals],
  };
}

type Lists = Pick<OrganizationProfile, 'activityArea' | 'boardMembers' | 'contacts' | 'domains' | 'webPages'>;

/** What is more than single values, each replaced whole. */
function mergeLists(current: Lists, input: ProfileInput): { values: Lists; refusals: readonly RegistryRefusal[] } {
  const { domains, refusals } = mergeDomains(current.domains, input);
  const { activityArea, refusals: ofArea } = mergeArea(current.activityArea, input.activityArea);
  const webPages = mergeWebPages(current.webPages, input.webPages);
  const contacts = mergeContacts(current.contacts, input.contacts);
  const board = mergeBoard(current.boardMembers, input.boardMembers);
  return {
    values: { domains, activityArea, webPages: webPages.list, contacts: contacts.list, boardMembers: board.list },
    refusals: [...refusals, ...ofArea, ...webPages.refusals, ...contacts.refusals, ...board.refusals],
  };
}

const courtRefusals = ({ courtCode }: ProfilePatch): RegistryRefusal[] =>
  courtCode == null || findCourt(courtCode) !== null ? [] : [badInput(['courtCode'], 'COURT_CODE')];

type Seat = Pick<OrganizationProfile, 'countyCode' | 'unitCode' | 'localityCode'>;

/** The seat's locality must be of its county; the unit, and a county that was not said, follow from the locality. */
export function mergeSeat(merged: Seat, patch: ProfilePatch): { values: Seat; refusals: readonly RegistryRefusal[] } {
  const { countyCode, localityCode, unitCode } = merged;
  const unchanged = patch.countyCode === undefined && patch.localityCode === undefined;
  if (unchanged) return { values: { countyCode, localityCode, unitCode }, refusals: [] };

  const locality = localityCode === null ? null : findLocality(localityCode);
  const values = { countyCode: countyCode ?? locality?.countyCode ?? null, localityCode, unitCode: locality?.unitCode ?? null };
  return { values, refusals: [...countyRefusals(values), ...localityRefusals(values, locality)] };
}

const isKnownCounty = (code: string | null): boolean => code === null || findCounty(code) !== null;

const countyRefusals = ({ countyCode }: Seat): RegistryRefusal[] =>
  isKnownCounty(countyCode) ? [] : [badInput(['countyCode'], 'COUNTY_CODE')];

function localityRefusals({ countyCode, localityCode }: Seat, locality: Locality | null): RegistryRefusal[] {
  if (localityCode === null) return [];
  if (locality === null) return [unknownLocality(localityCode, ['localityCode'])];
  const fits = countyCode === locality.countyCode || !isKnownCounty(countyCode);
  const params = { given: countyCode ?? '', expected: locality.countyCode };
  return fits ? [] : [{ code: 'LOCALITY_COUNTY_MISMATCH', field: ['localityCode'], params }];
}

interface WantedDomains {
  readonly list: readonly string[];
  readonly primary: string | null;
}

/** The domains wanted, the primary one among them and first. */
function mergeDomains(current: readonly OrganizationDomain[], input: ProfileInput): { domains: readonly OrganizationDomain[]; refusals: RegistryRefusal[] } {
  if (input.domains === undefined && input.primaryDomain === undefined) return { domains: current, refusals: [] };

  const wanted = wantedDomains(current, input);
  const { list, primary } = wanted;
  const codes = [...new Set(primary === null ? list : [primary, ...list])];
  return {
    domains: inDomainOrder(codes.map((code) => ({ code, isPrimary: code === primary, isProposed: false }))),
    refusals: [
      ...domainRefusals(wanted),
      ...(codes.length > maximumDomains ? [badInput(['domains'], 'DOMAIN_COUNT', { maximum: maximumDomains })] : []),
    ],
  };
}

/** Without a new primary domain the old one stays while it is in the list. */
function wantedDomains(current: readonly OrganizationDomain[], { domains, primaryDomain }: ProfileInput): WantedDomains {
  const list = domains === undefined ? current.map(({ code }) => code) : (domains ?? []);
  if (primaryDomain !== undefined) return { list, primary: primaryDomain };
  const old = current.find(({ isPrimary }) => isPrimary);
  return { list, primary: old !== undefined && list.includes(old.code) ? old.code : null };
}

const isUnknownDomain = (code: string): boolean => findActivityDomain(code) === null;

const domainRefusals = ({ list, primary }: WantedDomains): RegistryRefusal[] => [
  ...(list.some(isUnknownDomain) ? [badInput(['domains'], 'DOMAIN_CODE')] : []),
  ...(primary !== null && isUnknownDomain(primary) ? [badInput(['primaryDomain'], 'DOMAIN_CODE')] : []),
];
