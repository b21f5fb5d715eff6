import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A page as a client asks for it. */
export interface Page {
  readonly name: string;
  /** The request's body. */
  readonly body: string;
}

const query = (fields: string): string => `query CataloguePage($county: ID!) {
  organizations(filter: { countyCodes: [$county] }, sort: NAME_ASC, first: 20) {
    nodes { id legalName shortName cui type status registeredOn publicUtilityStatus county { code name } domains { isPrimary isProposed domain { code name } }${fields} }
    pageInfo { hasNextPage endCursor }
  }
}`;

const page = (name: string, fields: string): Page => ({ name, body: JSON.stringify({ query: query(fields), variables: { county: 'CJ' } }) });

/** Pages of the catalogue: one that one service answers, and one whose rows a second service adds to. */
export const cataloguePages: readonly [Page, Page] = [page('catalogue page of 20', ''), page('the same with members', ' members { id role }')];

/** The rows of the first page in one statement, prepared once per connection. */
export const pageStatement = {
  name: 'catalogue-page',
  text: `SELECT o.id, o.legal_name, o.short_name, o.cui, o.type, o.status, o.registered_on, o.public_utility_status, o.county_code, domain.list
    FROM catalogue_entry e
    JOIN organization o ON o.id = e.organization_id
    CROSS JOIN LATERAL (SELECT json_agg(json_build_array(d.domain_code, d.is_primary, d.is_proposed)) AS list
                        FROM organization_domain d WHERE d.organization_id = e.organization_id) domain
    WHERE e.county_code = $1 AND e.status = ANY ($2)
    ORDER BY e.name_key, e.organization_id LIMIT 21`,
  values: ['CJ', ['IMPORTED_UNCLAIMED', 'ACTIVE', 'DISSOLVING']],
};

const counties = ['CJ', 'B', 'IS', 'TM', 'BV'];
const domains = ['B-EDUCATION', 'A-ART-AND-CULTURE', 'A-SPORT', 'F-COMMUNITY', 'H-VOLUNTEERING', 'G-ADVOCACY'];
const subjects = ['Educație', 'Cultură', 'Sport', 'Natură', 'Sănătate', 'Tineret', 'Voluntariat'];

/** Puts organizations in the catalogue as an import of the national register would. */
export async function listCatalogue(registryUrl: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_none, index) => organizationRow(index));
  const client = new Client({ connectionString: registryUrl });
  await client.connect();
  try {
    await client.query(insertOrganizations, [JSON.stringify(rows)]);
    await client.query(insertDomains, [JSON.stringify(rows)]);
  } finally {
    await client.end();
  }
}

const organizationRow = (index: number) => ({
  id: randomUUID(),
  legalName: `Asociația pentru ${subjects[index % subjects.length]!} nr. ${index}`,
  shortName: index % 3 === 0 ? null : `AP ${index}`,
  cui: String(10_000_000 + index),
  countyCode: counties[index % counties.length]!,
  registeredOn: `20${String(index % 25).padStart(2, '0')}-03-02`,
  purpose: 'Sprijinirea accesului la educație al copiilor din medii defavorizate și promovarea culturii locale în comunități.',
  primary: domains[index % domains.length]!,
  secondary: domains[(index + 1) % domains.length]!,
});

const insertOrganizations = `
  INSERT INTO organization (id, version, source, type, status, legal_name, short_name, cui, county_code, registered_on,
    is_branch, public_utility_status, purpose, created_at, updated_at, status_since, decided_at, decided_by)
  SELECT id, 1, 'NATIONAL_REGISTER', 'ASSOCIATION', 'IMPORTED_UNCLAIMED', "legalName", "shortName", cui, "countyCode", "registeredOn",
    false, 'NONE', purpose, now(), now(), now(), now(), id
  FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, "legalName" text, "shortName" text, cui text, "countyCode" text, "registeredOn" date, purpose text)`;

const insertDomains = `
  INSERT INTO organization_domain (organization_id, domain_code, is_primary, is_proposed)
  SELECT row.id, domain.code, domain.place = 1, true
  FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, "primary" text, secondary text)
  CROSS JOIN LATERAL unnest(ARRAY[row.primary, row.secondary]) WITH ORDINALITY AS domain (code, place)`;
