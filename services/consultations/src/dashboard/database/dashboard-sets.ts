import { closingSoonDays } from '../../consultation/domain/stage';
import type { CountedSet } from '../../service/database/counted-sets';
import type { DashboardNumber } from '../domain/dashboard';

const open = `
  SELECT c.id, c.id AS consultation_id, c.input_deadline AS at, 1 AS counted FROM consultation c
  WHERE c.institution_id = asked."institutionId" AND c.status = 'OPEN' AND c.input_deadline > asked."asOf"`;

/** What an institution has before it; a deadline counts at its instant, even if what closes consultations comes a moment later. */
export const dashboardSets: readonly (CountedSet & { readonly code: DashboardNumber })[] = [
  { code: 'OPEN', kind: 'CONSULTATION', select: open },
  { code: 'CLOSING', kind: 'CONSULTATION', select: `${open} AND c.input_deadline <= asked."asOf" + make_interval(hours => ${closingSoonDays * 24})` },
  {
    code: 'UNANSWERED',
    kind: 'CONTRIBUTION',
    // Once a consultation is withdrawn nobody is to answer any more, and before it is answered every proposal has its decision.
    select: `
      SELECT p.id, p.consultation_id, c.input_deadline AS at, 1 AS counted FROM contribution p JOIN consultation c ON c.id = p.consultation_id
      WHERE p.institution_id = asked."institutionId" AND p.status IN ('SUBMITTED', 'UNDER_REVIEW') AND c.status IN ('OPEN', 'ANALYSIS') AND c.input_deadline <= asked."asOf"`,
  },
  {
    code: 'OVERDUE',
    kind: 'DEBATE',
    // Minutes are due whatever becomes of the draft, until there is nothing left to do but read.
    select: `
      SELECT d.id, d.consultation_id, d.minutes_due_at AS at, 1 AS counted FROM debate d JOIN consultation c ON c.id = d.consultation_id
      WHERE d.institution_id = asked."institutionId" AND d.status IN ('HELD', 'OVERDUE') AND d.minutes_due_at <= asked."asOf" AND c.status <> 'ARCHIVED'`,
  },
  {
    code: 'OVERDUE',
    kind: 'DEBATE_REQUEST',
    // Who is eligible is decided until the draft goes to endorsement.
    select: `
      SELECT r.id, r.consultation_id, r.decision_due_at AS at, 1 AS counted FROM debate_request r JOIN consultation c ON c.id = r.consultation_id
      WHERE c.institution_id = asked."institutionId" AND r.status = 'PENDING_ELIGIBILITY' AND r.decision_due_at <= asked."asOf" AND c.status IN ('OPEN', 'ANALYSIS', 'RESPONDED')`,
  },
];
