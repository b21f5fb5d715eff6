import type { EntityManager } from 'typeorm';
import type { ApprovedHours, ContractHours } from '../../application/contract-hours';

const selectApproved = `
  SELECT sum(minutes)::int AS minutes, min(day)::text AS "firstDay", max(day)::text AS "lastDay"
  FROM hour_log WHERE contract_id = $1 AND status = 'APPROVED' HAVING count(*) > 0`;

/** The approved hours of contracts in one transaction. */
export const createContractHours = (manager: EntityManager): ContractHours => ({
  async approvedOf(contractId) {
    const [found] = await manager.query<ApprovedHours[]>(selectApproved, [contractId]);
    return found ?? null;
  },
});
