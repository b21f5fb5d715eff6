import { assertNever } from '@conect/kernel';
import type { ActivityArea, AreaOfActivity } from '../../organization/domain/activity-area';
import type { BoardMember } from '../../organization/domain/board';
import type { Contact } from '../../organization/domain/contacts';
import {
  inDomainOrder,
  type AdmittedOrganization,
  type Organization,
  type OrganizationProfile,
  type OrganizationStatus,
  type OrganizationType,
  type PublicUtilityStatus,
} from '../../organization/domain/organization';
import type { OrganizationDomainRow } from './tables/organization-domain.table';
import type { OrganizationRow } from './tables/organization.table';

/** Reads an organization from its row and those of its domains. */
export function toOrganization(row: OrganizationRow, domains: readonly OrganizationDomainRow[]): Organization {
  const facts = factsOf(row, domains);
  return isAdmittedRow(row) ? admittedOf(row, facts) : undecidedOf(row, facts);
}

type Facts = ReturnType<typeof factsOf>;

function factsOf(row: OrganizationRow, domains: readonly OrganizationDomainRow[]) {
  const { id, version, source, isBranch, createdAt, updatedAt, statusSince } = row;
  const publicUtilityStatus = row.publicUtilityStatus as PublicUtilityStatus;
  return { id, version, source, isBranch, publicUtilityStatus, profile: profileOf(row, domains), createdAt, updatedAt, statusSince };
}

type AdmittedRow = OrganizationRow & { readonly status: AdmittedOrganization['status'] };

/** In dissolution or struck off can also be what nobody ever claimed; then nothing was decided about it. */
const isAdmittedRow = (row: OrganizationRow): row is AdmittedRow =>
  ['ACTIVE', 'SUSPENDED', 'WITHDRAWN'].includes(row.status) || (['DISSOLVING', 'DEREGISTERED'].includes(row.status) && row.decidedAt !== null);

function admittedOf(row: AdmittedRow, facts: Facts): AdmittedOrganization {
  const { status, applicantId, submittedAt, reviewerId, reviewStartedAt, isStale, statusReason } = row;
  const decision = { decidedAt: row.decidedAt!, decidedBy: row.decidedBy!, confirmedAt: row.confirmedAt!, isStale };
  const admitted = { ...facts, ...decision, applicantId, submittedAt, reviewerId, reviewStartedAt };
  if (status === 'SUSPENDED' || status === 'DISSOLVING') return { ...admitted, status, statusReason: statusReason! };
  return { ...admitted, status, statusReason };
}

function undecidedOf(row: OrganizationRow, facts: Facts): Organization {
  const status = row.status as Exclude<OrganizationStatus, 'ACTIVE' | 'SUSPENDED' | 'WITHDRAWN'>;
  // What a status implies is not null: the table's constraints say so.
  const application = { applicantId: row.applicantId!, submittedAt: row.submittedAt! };
  const review = { ...application, reviewerId: row.reviewerId!, reviewStartedAt: row.reviewStartedAt! };
  switch (status) {
    case 'IMPORTED_UNCLAIMED':
    case 'DISSOLVING':
    case 'DEREGISTERED':
      return { ...facts, status };
    case 'CLAIM_PENDING':
      return { ...facts, status };
    case 'DRAFT':
      return { ...facts, status, applicantId: application.applicantId };
    case 'SUBMITTED':
      return { ...facts, ...application, status };
    case 'IN_REVIEW':
    case 'NEEDS_CHANGES':
      return { ...facts, ...review, status };
    case 'REJECTED':
      return { ...facts, ...review, decidedAt: row.decidedAt!, decidedBy: row.decidedBy!, decisionReason: row.decisionReason!, status };
    default:
      return assertNever(status);
  }
}

/** The row of an organization, and those of its domains. */
export function toRows(organization: Organization): { row: OrganizationRow; domains: OrganizationDomainRow[] } {
  const { profile, ...facts } = organization;
  const { domains, activityArea, ...columns } = profile;
  return {
    row: { ...emptyLaterColumns, ...facts, ...columns, ...areaColumns(activityArea) },
    domains: domains.map(({ code, isPrimary, isProposed }) => ({ organizationId: organization.id, domainCode: code, isPrimary, isProposed })),
  };
}

const areaColumns = (activityArea: AreaOfActivity | null) => ({
  activityArea: activityArea?.area ?? null,
  activityCountyCodes: activityArea?.countyCodes ?? [],
  activityLocalityCodes: activityArea?.localityCodes ?? [],
});

const areaOf = ({ activityArea, activityCountyCodes, activityLocalityCodes }: OrganizationRow): AreaOfActivity | null =>
  activityArea === null ? null : { area: activityArea as ActivityArea, countyCodes: activityCountyCodes, localityCodes: activityLocalityCodes };

/** The database orders the members of JSON its own way; the same entry never looks like a change. */
const contactOf = ({ kind, value, label, visibility }: Contact): Contact => ({ kind, value, label, visibility });
const boardMemberOf = ({ name, role, termStartsOn, termEndsOn }: BoardMember): BoardMember => ({ name, role, termStartsOn, termEndsOn });

const emptyLaterColumns = {
  applicantId: null,
  reviewerId: null,
  submittedAt: null,
  reviewStartedAt: null,
  decidedAt: null,
  decidedBy: null,
  decisionReason: null,
  confirmedAt: null,
  isStale: false,
  statusReason: null,
};

function profileOf(row: OrganizationRow, domains: readonly OrganizationDomainRow[]): OrganizationProfile {
  const { legalName, shortName, cui, nationalRegisterNumber, courtCode, courtRegisterNumber, registeredOn } = row;
  const { countyCode, unitCode, localityCode, registeredAddress, purpose } = row;
  const { shortDescriptionRo, shortDescriptionEn, descriptionRo, descriptionEn } = row;
  const { website, webPages, contactEmail, contactPhone, legalRepresentative, statuteDocumentId, logoDocumentId } = row;
  return {
    type: row.type as OrganizationType,
    legalName,
    shortName,
    cui,
    nationalRegisterNumber,
    courtCode,
    courtRegisterNumber,
    registeredOn,
    countyCode,
    unitCode,
    localityCode,
    registeredAddress,
    purpose,
    shortDescriptionRo,
    shortDescriptionEn,
    descriptionRo,
    descriptionEn,
    website,
    webPages,
    contactEmail,
    contactPhone,
    contacts: row.contacts.map(contactOf),
    legalRepresentative,
    boardMembers: row.boardMembers.map(boardMemberOf),
    statuteDocumentId,
    logoDocumentId,
    activityArea: areaOf(row),
    domains: inDomainOrder(domains.map(({ domainCode, isPrimary, isProposed }) => ({ code: domainCode, isPrimary, isProposed }))),
  };
}
