import type { Client } from 'pg';

/** What the volunteers of a host did, by year, and how many certificates it issued. */
export const plainTotals = async (client: Client, hostId: string): Promise<readonly object[]> =>
  (
    await client.query<object>(
      `SELECT year, coalesce(people, 0) AS "volunteerCount", coalesce(minutes, 0) AS minutes, coalesce(issued, 0) AS "certificateCount"
       FROM (
         SELECT extract(year FROM day)::int AS year, count(DISTINCT volunteer_id)::int AS people, sum(minutes)::int AS minutes FROM hour_log WHERE organization_id = $1 AND status = 'APPROVED' GROUP BY 1
       ) hours FULL JOIN (
         SELECT year, count(*)::int AS issued FROM certificate WHERE organization_id = $1 AND status = 'ISSUED' GROUP BY year
       ) certificates USING (year) ORDER BY year DESC`,
      [hostId],
    )
  ).rows;

/** What a host has before it about a year: its hours, its contracts, and how old who worked is. */
export async function plainDashboard(client: Client, hostId: string, year: number): Promise<object> {
  const between = [hostId, `${year}-01-01`, `${year}-12-31`];
  const { rows: [hours] } = await client.query<object>(
    `SELECT coalesce(sum(minutes) FILTER (WHERE status = 'APPROVED'), 0)::int AS minutes, coalesce(sum(minutes) FILTER (WHERE status = 'PENDING'), 0)::int AS "pendingMinutes",
       count(DISTINCT volunteer_id) FILTER (WHERE status = 'APPROVED')::int AS "volunteerCount"
     FROM hour_log WHERE organization_id = $1 AND day BETWEEN $2 AND $3`,
    between,
  );
  const { rows: [contracts] } = await client.query<object>(
    `SELECT count(*) FILTER (WHERE status IN ('ACTIVE', 'NOTICE_GIVEN') AND starts_on <= $3 AND ends_on >= $2)::int AS "activeContractCount",
       count(*) FILTER (WHERE status IN ('TERMINATED', 'EXPIRED') AND ends_on BETWEEN $2 AND $3)::int AS "endedContractCount"
     FROM contract WHERE organization_id = $1`,
    between,
  );
  await client.query(
    `SELECT extract(year FROM age($3::date, birth_date))::int AS age, count(*) FROM volunteer_profile
     WHERE user_id IN (SELECT volunteer_id FROM hour_log WHERE organization_id = $1 AND status = 'APPROVED' AND day BETWEEN $2 AND $3) GROUP BY 1`,
    between,
  );
  return { ...hours, ...contracts };
}

/** Every line of a register with its names still sealed, at once. */
export const plainRegister = async (client: Client, hostId: string, year: number): Promise<readonly object[]> =>
  (
    await client.query<object>(
      `SELECT c.*, paper.terms, signature.signed_at, person.bytes
       FROM contract c JOIN contract_paper paper ON paper.contract_id = c.id
       LEFT JOIN contract_signature signature ON signature.contract_id = c.id AND signature.revision = 1 AND signature.party = 'HOST'
       LEFT JOIN contract_person person ON person.contract_id = c.id AND person.part = 'NAME'
       WHERE c.organization_id = $1 AND c.year = $2 AND c.status IN ('ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED') ORDER BY c.number`,
      [hostId, year],
    )
  ).rows;
