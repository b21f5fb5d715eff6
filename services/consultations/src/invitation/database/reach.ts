import type { Reach } from '../domain/audience';

/** What {@link reachedOrganizations} is asked with, after the consultation. */
export const reachParameters = (consultationId: string, reach: Reach): readonly unknown[] => [
  consultationId,
  reach.organizationIds,
  reach.domains,
  reach.countyCodes,
  reach.communityIds,
  reach.recordInstitutionId,
  reach.recordDomains,
  reach.wholeCounties,
];

const isActive = `o.status = 'ACTIVE'`;
const inCounties = `($4::text[] IS NULL OR coalesce(o.county_code, '') = ANY ($4))`;

/**
 * The ACTIVE organizations that an audience means, each once, with its invitation to the consultation when there is one. Each source is
 * looked up by an index of its own; what a source does not ask for finds nothing.
 */
export const reachedOrganizations = `
  SELECT reached.id, i.id AS invitation_id
  FROM (
    SELECT o.id FROM organization o WHERE ${isActive} AND o.id = ANY ($2::uuid[])
    UNION
    SELECT o.id FROM organization o WHERE ${isActive} AND o.domains && $3::text[] AND ${inCounties}
    UNION
    SELECT o.id FROM organization o WHERE ${isActive} AND $8::boolean AND coalesce(o.county_code, '') = ANY ($4::text[])
    UNION
    SELECT o.id FROM community_member m JOIN organization o ON o.id = m.organization_id
    WHERE m.community_id = ANY ($5::uuid[]) AND m.present AND ${isActive} AND ${inCounties}
    UNION
    SELECT o.id FROM interest_record r JOIN organization o ON o.id = r.organization_id
    WHERE r.institution_id = $6::uuid AND r.confirmed AND r.domains && $7::text[] AND ${isActive} AND ${inCounties}
  ) reached
  LEFT JOIN invitation i ON i.consultation_id = $1 AND i.organization_id = reached.id`;
