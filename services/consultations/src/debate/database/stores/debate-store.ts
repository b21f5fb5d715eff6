import type { EntityManager } from 'typeorm';
import type { DebateStore } from '../../application/ports';
import { toDebate, toDebateRow } from '../debate-rows';
import { debateTable } from '../tables/debate.table';

/** The debates of one transaction, by TypeORM. */
export function createDebateStore(manager: EntityManager): DebateStore {
  const rows = manager.getRepository(debateTable);
  return {
    async findForUpdate(consultationId) {
      const row = await rows.findOne({ where: { consultationId }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : toDebate(row);
    },
    async begin(debate) {
      await rows.createQueryBuilder().insert().values(toDebateRow(debate)).orIgnore().execute();
    },
    async save(debate) {
      await rows.update({ id: debate.id }, toDebateRow(debate));
    },
    async consultationIdOf(id) {
      const [found] = await manager.query<{ consultationId: string }[]>(selectConsultation, [id]);
      return found?.consultationId ?? null;
    },
    async findDue(limit) {
      const due = await manager.query<{ consultationId: string }[]>(selectDue, [limit]);
      return [...new Set(due.map(({ consultationId }) => consultationId))];
    },
    async forgetParticipants(keptMonths, limit) {
      const [, count] = await manager.query<[unknown[], number]>(forgetLongAgo, [keptMonths, limit]);
      return count;
    },
  };
}

const selectConsultation = `
  SELECT consultation_id AS "consultationId" FROM debate WHERE id = $1
  UNION ALL SELECT consultation_id FROM debate_request WHERE id = $1
  UNION ALL SELECT d.consultation_id FROM debate_registration r JOIN debate d ON d.id = r.debate_id WHERE r.id = $1`;

// A request of a consultation that was taken back waits for nobody any more.
const selectDue = `
  (SELECT consultation_id AS "consultationId", minutes_due_at AS due_at FROM debate WHERE status = 'HELD' AND minutes_due_at <= business_now())
  UNION ALL
  (SELECT r.consultation_id, r.decision_due_at FROM debate_request r JOIN consultation c ON c.id = r.consultation_id
   WHERE r.status = 'PENDING_ELIGIBILITY' AND r.decision_due_at <= business_now() AND c.status IN ('OPEN', 'ANALYSIS', 'RESPONDED')
     AND NOT EXISTS (SELECT 1 FROM legal_term_breach b WHERE b.subject_id = r.id))
  ORDER BY due_at LIMIT $1`;

const forgetLongAgo = `
  UPDATE debate_registration SET name = NULL, email = NULL, phone = NULL
  WHERE id IN (SELECT r.id FROM debate_registration r JOIN debate d ON d.id = r.debate_id
    WHERE r.name IS NOT NULL AND d.ends_at <= business_now() - make_interval(months => $1) LIMIT $2)`;
