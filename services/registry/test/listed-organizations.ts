import { randomUUID } from 'node:crypto';
import type { TestRegistry } from './registry';

/** What a test says of an organization in the catalogue; the rest is as the register would have it. */
export interface ListedOrganization {
  readonly id?: string;
  readonly legalName: string;
  readonly shortName?: string;
  readonly status?: string;
  readonly type?: string;
  readonly cui?: string;
  readonly nationalRegisterNumber?: string;
  readonly countyCode?: string;
  readonly localityCode?: string;
  readonly registeredOn?: string;
  readonly publicUtilityStatus?: string;
  readonly purpose?: string;
  /** The first one is primary. */
  readonly domains?: readonly string[];
}

type Sql = Pick<TestRegistry, 'sql'>;

/** Puts organizations in the catalogue as an import would, in one statement; answers their ids. */
export async function listOrganizations({ sql }: Sql, organizations: readonly ListedOrganization[]): Promise<readonly string[]> {
  const rows = organizations.map((organization) => ({ id: randomUUID(), status: 'IMPORTED_UNCLAIMED', type: 'ASSOCIATION', ...organization }));
  await sql(
    `INSERT INTO organization (id, version, source, type, status, legal_name, short_name, cui, national_register_number, county_code,
       locality_code, registered_on, is_branch, public_utility_status, purpose, created_at, updated_at, status_since, decided_at, decided_by)
     SELECT id, 1, 'NATIONAL_REGISTER', type, status, "legalName", "shortName", cui, "nationalRegisterNumber", "countyCode",
       "localityCode", "registeredOn", false, coalesce("publicUtilityStatus", 'NONE'), purpose, now(), now(), now(),
       CASE status WHEN 'ACTIVE' THEN now() END, CASE status WHEN 'ACTIVE' THEN id END
     FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, type text, status text, "legalName" text, "shortName" text, cui text,
       "nationalRegisterNumber" text, "countyCode" text, "localityCode" text, "registeredOn" date, "publicUtilityStatus" text, purpose text)`,
    [JSON.stringify(rows)],
  );
  const domains = rows.flatMap(({ id, domains: codes = [] }) => codes.map((code, place) => ({ id, code, first: place === 0 })));
  await sql(
    `INSERT INTO organization_domain (organization_id, domain_code, is_primary, is_proposed)
     SELECT id, code, first, true FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, code text, first boolean)`,
    [JSON.stringify(domains)],
  );
  return rows.map(({ id }) => id);
}

/** Removes every organization. */
export const emptyCatalogue = async ({ sql }: Sql): Promise<void> => void (await sql('DELETE FROM organization'));
