import type { Organization } from '../../organization/domain/organization';
import { toOrganization } from './organization-rows';
import type { OrganizationDomainRow } from './tables/organization-domain.table';
import type { OrganizationRow } from './tables/organization.table';

const columns: readonly (readonly [name: keyof OrganizationRow, sql: string])[] = [
  ['id', 'o.id'],
  ['version', 'o.version'],
  ['source', 'o.source'],
  ['type', 'o.type'],
  ['status', 'o.status'],
  ['legalName', 'o.legal_name'],
  ['shortName', 'o.short_name'],
  ['cui', 'o.cui'],
  ['nationalRegisterNumber', 'o.national_register_number'],
  ['courtCode', 'o.court_code'],
  ['courtRegisterNumber', 'o.court_register_number'],
  ['registeredOn', `to_char(o.registered_on, 'YYYY-MM-DD')`],
  ['isBranch', 'o.is_branch'],
  ['publicUtilityStatus', 'o.public_utility_status'],
  ['countyCode', 'o.county_code'],
  ['unitCode', 'o.unit_code'],
  ['localityCode', 'o.locality_code'],
  ['registeredAddress', 'o.registered_address'],
  ['purpose', 'o.purpose'],
  ['shortDescriptionRo', 'o.short_description_ro'],
  ['shortDescriptionEn', 'o.short_description_en'],
  ['descriptionRo', 'o.description_ro'],
  ['descriptionEn', 'o.description_en'],
  ['activityArea', 'o.activity_area'],
  ['activityCountyCodes', 'o.activity_county_codes'],
  ['activityLocalityCodes', 'o.activity_locality_codes'],
  ['website', 'o.website'],
  ['webPages', 'o.web_pages'],
  ['contactEmail', 'o.contact_email'],
  ['contactPhone', 'o.contact_phone'],
  ['contacts', 'o.contacts'],
  ['legalRepresentative', 'o.legal_representative'],
  ['boardMembers', 'o.board_members'],
  ['statuteDocumentId', 'o.statute_document_id'],
  ['logoDocumentId', 'o.logo_document_id'],
  ['applicantId', 'o.applicant_id'],
  ['reviewerId', 'o.reviewer_id'],
  ['createdAt', 'o.created_at'],
  ['updatedAt', 'o.updated_at'],
  ['submittedAt', 'o.submitted_at'],
  ['reviewStartedAt', 'o.review_started_at'],
  ['decidedAt', 'o.decided_at'],
  ['decidedBy', 'o.decided_by'],
  ['decisionReason', 'o.decision_reason'],
  ['statusSince', 'o.status_since'],
  ['confirmedAt', 'o.confirmed_at'],
  ['isStale', 'o.is_stale'],
  ['statusReason', 'o.status_reason'],
];

/** The select list that reads organizations (table alias `o`) whole, their domains included, so that a page is one statement. */
export const organizationSelectList = [
  ...columns.map(([name, sql]) => `${sql} AS "${name}"`),
  `(SELECT json_agg(json_build_object('domainCode', d.domain_code, 'isPrimary', d.is_primary, 'isProposed', d.is_proposed))
    FROM organization_domain d WHERE d.organization_id = o.id) AS "domainRows"`,
].join(', ');

/** One row of {@link organizationSelectList}. */
export interface SelectedOrganization extends OrganizationRow {
  readonly domainRows: readonly Omit<OrganizationDomainRow, 'organizationId'>[] | null;
}

/** Reads one row of {@link organizationSelectList}. */
export const organizationOf = (row: SelectedOrganization): Organization =>
  toOrganization(row, (row.domainRows ?? []).map((domain) => ({ organizationId: row.id, ...domain })));
