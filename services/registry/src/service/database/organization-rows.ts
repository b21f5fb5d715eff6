import { assertNever } from '@conect/kernel';
import {
  inDomainOrder,
  type Organization,
  type OrganizationProfile,
  type OrganizationType,
  type PublicUtilityStatus,
} from '../../organization/domain/organization';
import type { OrganizationDomainRow } from './tables/organization-domain.table';
import type { OrganizationRow } from './tables/organization.table';

/** Reads an organization from its row and those of its domains. */
export function toOrganization(row: OrganizationRow, domains: readonly OrganizationDomainRow[]): Organization {
  const { id, version, source, isBranch, createdAt, updatedAt, statusSince, submittedAt, reviewerId, reviewStartedAt } = row;
  const publicUtilityStatus = row.publicUtilityStatus as PublicUtilityStatus;
  const facts = { id, version, source, isBranch, publicUtilityStatus, profile: profileOf(row, domains), createdAt, updatedAt, statusSince };
  const status = row.status as Organization['status'];
  // What a status implies is not null: the table's constraints say so.
  const application = { applicantId: row.applicantId!, submittedAt: submittedAt! };
  const review = { ...application, reviewerId: reviewerId!, reviewStartedAt: reviewStartedAt! };
  const decision = { decidedAt: row.decidedAt!, decidedBy: row.decidedBy! };
  switch (status) {
    case 'IMPORTED_UNCLAIMED':
    case 'DISSOLVING':
    case 'DEREGISTERED':
      return { ...facts, status };
    case 'DRAFT':
      return { ...facts, status, applicantId: application.applicantId };
    case 'SUBMITTED':
      return { ...facts, ...application, status };
    case 'IN_REVIEW':
    case 'NEEDS_CHANGES':
      return { ...facts, ...review, status };
    case 'ACTIVE':
      return { ...facts, ...decision, applicantId: row.applicantId, submittedAt, reviewerId, reviewStartedAt, status };
    case 'REJECTED':
      return { ...facts, ...review, ...decision, decisionReason: row.decisionReason!, status };
    default:
      return assertNever(status);
  }
}

/** The row of an organization, and those of its domains. */
export function toRows(organization: Organization): { row: OrganizationRow; domains: OrganizationDomainRow[] } {
  const { profile, ...facts } = organization;
  const { domains, ...columns } = profile;
  return {
    row: { ...emptyLaterColumns, ...facts, ...columns },
    domains: domains.map(({ code, isPrimary, isProposed }) => ({ organizationId: organization.id, domainCode: code, isPrimary, isProposed })),
  };
}

const emptyLaterColumns = {
  applicantId: null,
  reviewerId: null,
  submittedAt: null,
  reviewStartedAt: null,
  decidedAt: null,
  decidedBy: null,
  decisionReason: null,
};

function profileOf(row: OrganizationRow, domains: readonly OrganizationDomainRow[]): OrganizationProfile {
  const { legalName, shortName, cui, nationalRegisterNumber, courtCode, courtRegisterNumber, registeredOn } = row;
  const { countyCode, unitCode, localityCode, registeredAddress, purpose, descriptionRo, descriptionEn } = row;
  const { website, contactEmail, contactPhone, legalRepresentative, statuteDocumentId } = row;
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
    descriptionRo,
    descriptionEn,
    website,
    contactEmail,
    contactPhone,
    legalRepresentative,
    statuteDocumentId,
    domains: inDomainOrder(domains.map(({ domainCode, isPrimary, isProposed }) => ({ code: domainCode, isPrimary, isProposed }))),
  };
}
