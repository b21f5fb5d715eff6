import type { EntityManager } from 'typeorm';
import type { ContractUnit } from '../../application/ports';

/** What the commands on contracts ask of all of them, on one transaction. */
export const createContractBook = (manager: EntityManager): ContractUnit['book'] => ({
  async nextNumber(organizationId, year) {
    const [counter] = await manager.query<{ lastNumber: number }[]>(
      `INSERT INTO contract_counter AS counter (organization_id, year, last_number) VALUES ($1, $2, 1)
       ON CONFLICT (organization_id, year) DO UPDATE SET last_number = counter.last_number + 1 RETURNING last_number AS "lastNumber"`,
      [organizationId, year],
    );
    return counter!.lastNumber;
  },
  async overlaps({ organizationId, volunteerId, startsOn, endsOn }) {
    const found = await manager.query<unknown[]>(
      `SELECT 1 FROM contract WHERE organization_id = $1 AND volunteer_id = $2 AND status NOT IN ('REJECTED', 'CANCELLED')
         AND starts_on <= $4 AND CASE WHEN status = 'TERMINATED' THEN least(ends_on, (status_since AT TIME ZONE 'Europe/Bucharest')::date) ELSE least(ends_on, notice_ends_on) END >= $3 LIMIT 1`,
      [organizationId, volunteerId, startsOn, endsOn],
    );
    return found.length > 0;
  },
  findDue: (today, limit) =>
    idsOf(
      manager.query(
        `SELECT id FROM contract WHERE status IN ('DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST', 'ACTIVE', 'NOTICE_GIVEN') AND least(ends_on, notice_ends_on) < $1
         ORDER BY least(ends_on, notice_ends_on), id LIMIT $2`,
        [today, limit],
      ),
    ),
  findLapsed: (now, limit) => idsOf(manager.query(`SELECT contract_id AS id FROM contract_renegotiation WHERE status = 'PROPOSED' AND answer_until <= $1 ORDER BY answer_until, id LIMIT $2`, [now, limit])),
  findUnsigned: (volunteerId) =>
    idsOf(manager.query(`SELECT id FROM contract WHERE volunteer_id = $1 AND status IN ('DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST') ORDER BY id`, [volunteerId])),
  async forgetReasons(volunteerId) {
    await manager.query('UPDATE contract SET status_reason = NULL WHERE volunteer_id = $1 AND status_reason IS NOT NULL', [volunteerId]);
    await manager.query('UPDATE contract_renegotiation proposal SET reason = NULL FROM contract c WHERE c.id = proposal.contract_id AND c.volunteer_id = $1', [volunteerId]);
  },
});

const idsOf = async (found: Promise<{ id: string }[]>): Promise<readonly string[]> => (await found).map(({ id }) => id);
