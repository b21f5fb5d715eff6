import type { EntityManager } from 'typeorm';
import type { ConsultationGate } from '../../consultation/application/ports';
import type { DebateReader } from '../application/ports';
import type { DebateStatus } from '../domain/debate';
import { blockersOf } from '../domain/lifecycle';

/** Reads what of their debates stands between consultations and the endorsement, one statement for however many. */
export const createBlockerReader = (manager: EntityManager): DebateReader['findBlockers'] =>
  async (consultationIds) => {
    const rows = await manager.query<{ consultationId: string; status: DebateStatus; pendingCount: number }[]>(
      `SELECT d.consultation_id AS "consultationId", d.status, (SELECT count(*)::int FROM debate_request r WHERE r.consultation_id = d.consultation_id AND r.status = 'PENDING_ELIGIBILITY') AS "pendingCount"
       FROM debate d WHERE d.consultation_id = ANY ($1::uuid[])`,
      [consultationIds],
    );
    const byConsultation = new Map(rows.map((row) => [row.consultationId, blockersOf(row.status, row.pendingCount)]));
    return consultationIds.map((id) => byConsultation.get(id) ?? []);
  };

/** What debates have to say to whoever sends a consultation to endorsement; he holds the consultation's row, so that nobody asks for a debate meanwhile. */
export function debateGateOf(manager: EntityManager): ConsultationGate {
  const findBlockers = createBlockerReader(manager);
  return { blockersOf: async (consultationId) => (await findBlockers([consultationId]))[0]! };
}
