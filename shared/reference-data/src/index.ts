export {
  activityDomains,
  domainAndDescendants,
  findActivityDomain,
  proposeActivityDomains,
  type ActivityDomain,
  type ProposedDomain,
} from './activity-domains';
export { reachOfAudience, readAudience, type Audience, type AudienceExpectation, type AudienceInput } from './audience';
export { courts, findCourt, resolveRegisterCourt, type Court } from './courts';
export { referenceDataVersion } from './data-files';
export { type Coordinates } from './locality-coordinates';
export { resolveRegisterLocality, type PlaceGap, type ResolvedPlace } from './register-places';
export {
  administrativeUnits,
  counties,
  findCounty,
  findCountyByName,
  findLocality,
  findUnit,
  localities,
  localitiesOfCounty,
  type AdministrativeUnit,
  type County,
  type Locality,
  type LocalityType,
} from './territory';
