import type { EntityManager } from 'typeorm';
import type { Coverage, CoverageCount, CoverageReader } from '../application/ports';

interface CountRow extends CoverageCount {
  readonly kind: 'DOMAIN' | 'COUNTY' | 'CELL' | 'TOTAL' | 'ELSEWHERE';
  readonly domain: string | null;
  readonly county: string | null;
}

/** Reads how far a consultation reaches, by one statement whatever it concerns. */
export const createCoverageReader = (manager: EntityManager): CoverageReader => ({
  async find({ consultationId, domains, contributorIds }) {
    const codes = [...new Set(domains.flatMap(({ related }) => related))];
    const rows = await manager.query<CountRow[]>(selectCoverage, [consultationId, codes, JSON.stringify(domains), contributorIds]);
    return toCoverage(rows);
  },
  async findGaps({ consultationId, related, countyCodes }, { size, direction, position }) {
    const forward = direction === 'FORWARD';
    const found = await manager.query<{ id: string; county: string }[]>(selectGaps(forward), [consultationId, related, countyCodes, position?.[0] ?? null, position?.[1] ?? null, size + 1]);
    return forward ? found : found.reverse();
  },
  async countGaps({ consultationId, related, countyCodes }) {
    const [found] = await manager.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM organization o WHERE ${isMissing}`, [consultationId, related, countyCodes]);
    return found!.count;
  },
});

const none: CoverageCount = { activeCount: 0, invitedCount: 0, openedCount: 0, contributedCount: 0 };

function toCoverage(rows: readonly CountRow[]): Coverage {
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  const of = (kind: CountRow['kind']) =>
    (byKind.get(kind) ?? []).map(({ domain, county, activeCount, invitedCount, openedCount, contributedCount }) => ({
      domain: domain ?? '',
      county: county === '' ? null : county,
      counts: { activeCount, invitedCount, openedCount, contributedCount },
    }));
  return { total: of('TOTAL')[0]?.counts ?? none, byDomain: of('DOMAIN'), byCounty: of('COUNTY'), cells: of('CELL'), invitedElsewhereCount: byKind.get('ELSEWHERE')?.[0]?.invitedCount ?? 0 };
}

const counts = `
  count(*)::int AS "activeCount", count(*) FILTER (WHERE invited)::int AS "invitedCount", count(*) FILTER (WHERE opened)::int AS "openedCount",
  count(*) FILTER (WHERE contributed)::int AS "contributedCount"`;

/** Of the consultation $1: the codes that it concerns are $2, those of each of its domains $3, who contributed $4. */
export const selectCoverage = `
  WITH concerned AS MATERIALIZED (
    SELECT o.id, coalesce(o.county_code, '') AS county, o.domains, i.id IS NOT NULL AS invited, i.opened_at IS NOT NULL AS opened, c.id IS NOT NULL AS contributed
    FROM organization o
    LEFT JOIN invitation i ON i.consultation_id = $1 AND i.organization_id = o.id
    LEFT JOIN (SELECT DISTINCT unnest($4::uuid[]) AS id) c ON c.id = o.id
    WHERE o.status = 'ACTIVE' AND o.domains && $2::text[]
  )
  SELECT CASE grouping(county) WHEN 1 THEN 'DOMAIN' ELSE 'CELL' END AS kind, wanted.domain, county, ${counts}
  FROM jsonb_to_recordset($3::jsonb) AS wanted (domain text, related text[]) JOIN concerned ON concerned.domains && wanted.related
  GROUP BY GROUPING SETS ((wanted.domain, county), (wanted.domain))
  UNION ALL
  SELECT CASE grouping(county) WHEN 1 THEN 'TOTAL' ELSE 'COUNTY' END, NULL, county, ${counts} FROM concerned GROUP BY GROUPING SETS ((county), ())
  UNION ALL
  SELECT 'ELSEWHERE', NULL, NULL, 0, count(*)::int, 0, 0 FROM invitation i WHERE i.consultation_id = $1 AND NOT EXISTS (SELECT 1 FROM concerned WHERE concerned.id = i.organization_id)
  ORDER BY 1, 2, 3`;

const isMissing = `
  o.status = 'ACTIVE' AND o.domains && $2::text[] AND ($3::text[] IS NULL OR coalesce(o.county_code, '') = ANY ($3))
  AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.consultation_id = $1 AND i.organization_id = o.id)`;

/** The organizations that a consultation concerns and that were not invited, by county and id. */
export const selectGaps = (forward: boolean) => `
  SELECT o.id, coalesce(o.county_code, '') AS county FROM organization o
  WHERE ${isMissing} AND ($4::text IS NULL OR (coalesce(o.county_code, ''), o.id) ${forward ? '>' : '<'} ($4, $5::uuid))
  ORDER BY coalesce(o.county_code, '') ${forward ? '' : 'DESC'}, o.id ${forward ? '' : 'DESC'} LIMIT $6`;
