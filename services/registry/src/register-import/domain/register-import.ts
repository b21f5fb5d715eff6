import type { OrganizationChange, OrganizationEvent } from '../../organization/domain/events';
import { emptyProfile } from '../../organization/domain/merge-profile';
import type { ImportedOrganization, OrganizationProfile } from '../../organization/domain/organization';
import { changedFields, profileFields } from '../../organization/domain/profile-fields';
import type { RegisterEntry } from './register-entry';

type ChangeOf<Type extends OrganizationEvent['type']> = OrganizationChange<Extract<OrganizationEvent, { type: Type }>>;

/** Enters an organization that only the register knows. */
export function enterFromRegister(id: string, entry: RegisterEntry, now: Date): ChangeOf<'OrganizationImported'> {
  const { status, isBranch, publicUtilityStatus } = entry;
  const organization: ImportedOrganization = {
    id,
    version: 1,
    source: 'NATIONAL_REGISTER',
    status,
    isBranch,
    publicUtilityStatus,
    profile: { ...emptyProfile, ...profileOf(entry) },
    createdAt: now,
    updatedAt: now,
    statusSince: now,
  };
  return { organization, event: { type: 'OrganizationImported', organization } };
}

/** Follows the register in everything it says of an organization that nobody has claimed; null when nothing differs. */
export function followRegister(before: ImportedOrganization, entry: RegisterEntry, now: Date): ChangeOf<'OrganizationUpdated'> | null {
  const { status, isBranch, publicUtilityStatus } = entry;
  const profile = { ...before.profile, ...profileOf(entry), domains: domainsAfter(before.profile, entry) };
  const facts = (['status', 'isBranch', 'publicUtilityStatus'] as const).filter((fact) => before[fact] !== entry[fact]);
  const paths = changedFields(before.profile, profile).map((field) => profileFields[field].path.join('.'));
  if (facts.length + paths.length === 0) return null;

  const statusSince = facts.includes('status') ? now : before.statusSince;
  const organization = { ...before, version: before.version + 1, status, isBranch, publicUtilityStatus, profile, updatedAt: now, statusSince };
  return { organization, event: { type: 'OrganizationUpdated', organization, changedFields: [...facts, ...paths] } };
}

/** A domain that somebody confirmed is not replaced by proposals. */
const domainsAfter = ({ domains }: OrganizationProfile, entry: RegisterEntry) =>
  domains.some(({ isProposed }) => !isProposed) ? domains : entry.domains;

/** What of an entry belongs to a profile. */
function profileOf(entry: RegisterEntry): Pick<OrganizationProfile, keyof OrganizationProfile & keyof RegisterEntry> {
  const { type, legalName, cui, nationalRegisterNumber, courtCode, courtRegisterNumber, registeredOn } = entry;
  const { countyCode, unitCode, localityCode, registeredAddress, purpose, domains } = entry;
  const numbers = { cui, nationalRegisterNumber, courtCode, courtRegisterNumber, registeredOn };
  return { type, legalName, ...numbers, countyCode, unitCode, localityCode, registeredAddress, purpose, domains };
}
