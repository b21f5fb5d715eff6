import type { EntityManager } from 'typeorm';
import type { ConsultationGate } from '../../consultation/application/ports';

/** Nobody reads more numbers than these at once. */
const mostNamed = 100;

/** Keeps a consultation from going on while a proposal has no decision or one without its justification; those that were taken back need none (Legea 52/2003 art. 12). */
export const createUnansweredGate = (manager: EntityManager): ConsultationGate => ({
  async blockersOf(consultationId) {
    const found = await manager.query<{ number: string }[]>(
      `SELECT registration_number || '/' || registration_year AS number FROM contribution
       WHERE consultation_id = $1 AND (status IN ('SUBMITTED', 'UNDER_REVIEW') OR (status IN ('PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE') AND justification IS NULL))
       ORDER BY registration_year, registration_number LIMIT ${mostNamed}`,
      [consultationId],
    );
    return found.map(({ number }) => number);
  },
});
