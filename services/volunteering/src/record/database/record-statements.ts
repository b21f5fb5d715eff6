/** The contracts of people that are or were in force, the last first; no more than a person can have in a life. */
export const selectContracts = `
  SELECT volunteer_id AS "volunteerId", organization_id AS "organizationId", number, year, status, status_since AS "statusSince",
    starts_on::text AS "startsOn", ends_on::text AS "endsOn", notice_ends_on::text AS "noticeEndsOn"
  FROM contract WHERE volunteer_id = ANY ($1::uuid[]) AND status IN ('ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED')
  ORDER BY starts_on DESC, id DESC`;

/** The approved hours of people by organization and year. */
export const selectHours = `
  SELECT volunteer_id AS "volunteerId", organization_id AS "organizationId", extract(year FROM day)::int AS year, sum(minutes)::int AS minutes
  FROM hour_log WHERE volunteer_id = ANY ($1::uuid[]) AND status = 'APPROVED'
  GROUP BY volunteer_id, organization_id, extract(year FROM day) ORDER BY 3 DESC, 2`;

/** The certificates of people, the last issued first. */
export const selectCertificateIds = `
  SELECT volunteer_id AS "volunteerId", id FROM certificate WHERE volunteer_id = ANY ($1::uuid[]) ORDER BY created_at DESC, id DESC`;

/**
 * What the volunteers of organizations did, by year; certificates count by the year of their number, and those that were revoked do not. Who worked is counted by
 * hashing, volunteer by volunteer: to sort a year's logs for `count(DISTINCT)` takes twice as long.
 */
export const selectTotals = `
  WITH hours AS (
    SELECT organization_id, year, count(*)::int AS people, sum(minutes)::int AS minutes
    FROM (
      SELECT organization_id, extract(year FROM day)::int AS year, volunteer_id, sum(minutes) AS minutes
      FROM hour_log WHERE organization_id = ANY ($1::uuid[]) AND status = 'APPROVED' GROUP BY 1, 2, 3
    ) volunteer GROUP BY organization_id, year
  ), certificates AS (
    SELECT organization_id, year, count(*)::int AS issued FROM certificate WHERE organization_id = ANY ($1::uuid[]) AND status = 'ISSUED' GROUP BY organization_id, year
  )
  SELECT organization_id AS "organizationId", year, coalesce(people, 0) AS "volunteerCount", coalesce(minutes, 0) AS minutes, coalesce(issued, 0) AS "certificateCount"
  FROM hours FULL JOIN certificates USING (organization_id, year) ORDER BY year DESC`;

/** The days of the year $2, as `first` and `next`. */
const days = `(SELECT make_date($2::int, 1, 1) AS first, make_date($2::int + 1, 1, 1) AS next) days`;

/** What a host has before it about a year; a contract ends in the year of its last day, and early when it was terminated before the day that was agreed. */
export const selectHostYear = `
  SELECT hours.*, contracts.*
  FROM (
    SELECT coalesce(sum(minutes) FILTER (WHERE status = 'APPROVED'), 0)::int AS minutes, coalesce(sum(minutes) FILTER (WHERE status = 'PENDING'), 0)::int AS "pendingMinutes",
      count(DISTINCT volunteer_id) FILTER (WHERE status = 'APPROVED')::int AS "volunteerCount"
    FROM hour_log, ${days} WHERE organization_id = $1 AND day >= days.first AND day < days.next
  ) hours, (
    SELECT count(*) FILTER (WHERE status IN ('ACTIVE', 'NOTICE_GIVEN') AND starts_on < days.next AND ends_on >= days.first)::int AS "activeContractCount",
      count(*) FILTER (WHERE ended_on >= days.first AND ended_on < days.next)::int AS "endedContractCount",
      count(*) FILTER (WHERE ended_on >= days.first AND ended_on < days.next AND ended_on < ends_on)::int AS "endedEarlyCount"
    FROM (
      SELECT *, CASE status WHEN 'TERMINATED' THEN least(ends_on, notice_ends_on, (status_since AT TIME ZONE 'Europe/Bucharest')::date) WHEN 'EXPIRED' THEN ends_on END AS ended_on
      FROM contract WHERE organization_id = $1
    ) contract, ${days}
  ) contracts`;

/** The ages of who did hours in a year: at its end, or today while it goes on. */
export const selectAges = `
  SELECT extract(year FROM age(least(days.next - 1, $3::date), profile.birth_date))::int AS age, count(*)::int AS people
  FROM ${days}, (
    SELECT DISTINCT volunteer_id FROM hour_log WHERE organization_id = $1 AND status = 'APPROVED' AND day >= make_date($2::int, 1, 1) AND day < make_date($2::int + 1, 1, 1)
  ) volunteer JOIN volunteer_profile profile ON profile.user_id = volunteer.volunteer_id
  GROUP BY 1`;
