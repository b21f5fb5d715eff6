import type { EntityManager } from 'typeorm';
import { heldHere } from '../../service/database/held-here';
import type { CountInstitutions, InstitutionCounts } from '../application/ports';

/** Makes {@link CountInstitutions}. */
export const createCountInstitutions =
  (manager: EntityManager): CountInstitutions =>
  (days) =>
    manager.query<InstitutionCounts[]>(countInstitutions, [days[0]!.startsAt, days.at(-1)!.endsAt, JSON.stringify(days)]);

// Days are counted from the start of the day of publication, and rounded for the two days of a year that are an hour shorter or longer. Given up before
// it was answered, a consultation keeps the term that it left, and has no answers to wait for, nor a debate to hold. Days to the answers are whole, so that the index of a day stays as it is while it is read.
const countInstitutions = `
  WITH published AS (
    SELECT c.id, c.institution_id, c.urgency_legal_basis IS NOT NULL AS is_urgent, c.input_deadline, c.responded_at,
      c.responded_at IS NOT NULL OR 'WITHDRAWN' NOT IN (c.status, coalesce(c.archived_from, '')) AS is_owed,
      round(extract(epoch FROM c.input_deadline - day."startsAt") / 86400)::int - 1 AS open_days,
      CASE WHEN c.urgency_legal_basis IS NULL THEN day."ordinaryDays" ELSE day."urgentDays" END AS minimum_days
    FROM consultation c
    JOIN jsonb_to_recordset($3::jsonb) AS day ("startsAt" timestamptz, "endsAt" timestamptz, "ordinaryDays" integer, "urgentDays" integer)
      ON c.published_at >= day."startsAt" AND c.published_at < day."endsAt"
    WHERE c.published_at >= $1 AND c.published_at < $2 AND ${heldHere}
  ), answered AS (
    SELECT p.*, proposals.proposal_count, proposals.answer_count, proposals.justified_count,
      CASE WHEN p.is_owed AND p.input_deadline <= business_now() AND proposals.proposal_count > 0
        THEN greatest(0, floor(extract(epoch FROM coalesce(p.responded_at, business_now()) - p.input_deadline) / 86400)) END AS answer_days,
      d.held_on IS NOT NULL AS is_held,
      d.requested_at IS NOT NULL AND (d.held_on IS NOT NULL OR (p.is_owed AND p.input_deadline <= business_now() AND coalesce(d.ends_at, business_now()) <= business_now())) AS is_debate_due
    FROM published p
    LEFT JOIN debate d ON d.consultation_id = p.id
    CROSS JOIN LATERAL (
      SELECT count(*) AS proposal_count, count(*) FILTER (WHERE p.responded_at IS NOT NULL AND c.decision_number IS NOT NULL) AS answer_count,
        count(*) FILTER (WHERE p.responded_at IS NOT NULL AND c.decision_number IS NOT NULL AND c.justification IS NOT NULL) AS justified_count
      FROM contribution c WHERE c.consultation_id = p.id AND c.status <> 'WITHDRAWN'
    ) proposals
  )
  SELECT institution_id AS "institutionId", array_agg(id ORDER BY id)::text[] AS "consultationIds", count(*)::int AS "consultationCount", count(*) FILTER (WHERE is_urgent)::int AS "urgentCount",
    sum(open_days)::int AS "openDays", sum(minimum_days)::int AS "minimumDays", sum(answer_count)::int AS "answerCount", sum(justified_count)::int AS "justifiedAnswerCount",
    percentile_cont(0.5) WITHIN GROUP (ORDER BY answer_days::float8) AS "medianAnswerDays",
    count(*) FILTER (WHERE is_debate_due)::int AS "dueDebateCount", count(*) FILTER (WHERE is_debate_due AND is_held)::int AS "heldDebateCount"
  FROM answered GROUP BY institution_id`;
