import type { OrganizationReach } from '@conect/kernel';
import type { QueryRunner } from 'typeorm';
import type { organizationTableOf } from './organization-projection';

type Indices = NonNullable<Parameters<typeof organizationTableOf>[0]>;

/** What {@link reachedOrganizations} is asked with: the first seven parameters of a statement. */
export const reachParameters = ({ organizationIds, domains, countyCodes, communityIds, recordInstitutionId, recordDomains, wholeCounties }: OrganizationReach): readonly unknown[] => [
  organizationIds,
  domains,
  countyCodes,
  communityIds,
  recordInstitutionId,
  recordDomains,
  wholeCounties,
];

const isActive = `o.status = 'ACTIVE'`;
const inCounties = `($3::text[] IS NULL OR coalesce(o.county_code, '') = ANY ($3))`;

/**
 * The ids of the ACTIVE organizations that somebody means, each once, from a service's tables `organization`, `community_member` and `interest_record`. Each source is
 * looked up by an index of its own; what a source does not ask for finds nothing. A statement's own parameters begin at $8.
 */
export const reachedOrganizations = `
    SELECT o.id FROM organization o WHERE ${isActive} AND o.id = ANY ($1::uuid[])
    UNION
    SELECT o.id FROM organization o WHERE ${isActive} AND o.domains && $2::text[] AND ${inCounties}
    UNION
    SELECT o.id FROM organization o WHERE ${isActive} AND $7::boolean AND coalesce(o.county_code, '') = ANY ($3::text[])
    UNION
    SELECT o.id FROM community_member m JOIN organization o ON o.id = m.organization_id
    WHERE m.community_id = ANY ($4::uuid[]) AND m.present AND ${isActive} AND ${inCounties}
    UNION
    SELECT o.id FROM interest_record r JOIN organization o ON o.id = r.organization_id
    WHERE r.institution_id = $5::uuid AND r.confirmed AND ($6::text[] IS NULL OR r.domains && $6::text[]) AND ${isActive} AND ${inCounties}`;

/** For a service's migration: what it keeps of organizations' records and communities, and how it finds them by domain and county. */
export const createReachTables = (queryRunner: QueryRunner): Promise<unknown> => queryRunner.query(`
  CREATE INDEX organization_active_domains_idx ON organization USING gin (domains) WHERE status = 'ACTIVE';
  CREATE INDEX organization_active_county_idx ON organization (coalesce(county_code, ''), id) WHERE status = 'ACTIVE';
  CREATE TABLE interest_record (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    institution_id uuid NOT NULL,
    domains text[] NOT NULL,
    confirmed boolean NOT NULL,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    CONSTRAINT interest_record_pkey PRIMARY KEY (id)
  );
  CREATE INDEX interest_record_institution_idx ON interest_record (institution_id, organization_id) WHERE confirmed;
  CREATE TABLE expertise_community (
    id uuid NOT NULL,
    domain text NOT NULL,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    CONSTRAINT expertise_community_pkey PRIMARY KEY (id)
  );
  CREATE TABLE community_member (
    community_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    present boolean NOT NULL,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    CONSTRAINT community_member_pkey PRIMARY KEY (community_id, organization_id)
  );`);

/** Undoes {@link createReachTables}, for a migration's `down`. */
export const dropReachTables = (queryRunner: QueryRunner): Promise<unknown> => queryRunner.query(`
  DROP TABLE community_member;
  DROP TABLE expertise_community;
  DROP TABLE interest_record;
  DROP INDEX organization_active_county_idx;
  DROP INDEX organization_active_domains_idx;`);

/** The indexes of `organization` that {@link reachedOrganizations} walks, as its table declares them. */
export const reachIndices: Indices = [
  // By the codes that an array holds, and on an expression: TypeORM cannot declare either.
  { name: 'organization_active_domains_idx', synchronize: false, columns: ['domains'], where: `status = 'ACTIVE'` },
  { name: 'organization_active_county_idx', synchronize: false, columns: ['countyCode'], where: `status = 'ACTIVE'` },
];
