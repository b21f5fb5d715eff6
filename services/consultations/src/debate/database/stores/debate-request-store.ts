import { IsNull, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import type { DebateRequestStore } from '../../application/ports';
import type { PendingDebateRequest } from '../../domain/debate-request';
import { toRequest, toRequestRow } from '../debate-rows';
import { debateRequestTable } from '../tables/debate-request.table';
import { legalTermBreachTable } from '../tables/legal-term-breach.table';

/** The requests for debates of one transaction, by TypeORM. */
export function createDebateRequestStore(manager: EntityManager): DebateRequestStore {
  const rows = manager.getRepository(debateRequestTable);
  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toRequest(row);
    },
    hasOf(debateId, { kind, organizationId, institutionId }, userId) {
      const ofWhom = kind === 'INDIVIDUAL' ? { userId, requesterKind: kind } : { organizationId: organizationId ?? IsNull(), institutionId: institutionId ?? IsNull() };
      return rows.existsBy({ debateId, status: Not('NOT_ELIGIBLE'), ...ofWhom });
    },
    async findOverdue(debateId, now) {
      const late = await rows
        .createQueryBuilder('request')
        .where({ debateId, status: 'PENDING_ELIGIBILITY', decisionDueAt: LessThanOrEqual(now) })
        .andWhere((query) => `NOT EXISTS ${query.subQuery().select('1').from(legalTermBreachTable, 'breach').where('breach.subject_id = request.id').getQuery()}`)
        .orderBy('request.decisionDueAt')
        .getMany();
      return late.map((row) => toRequest(row) as PendingDebateRequest);
    },
    async insert(request) {
      await rows.insert(toRequestRow(request));
    },
    async save(request) {
      await rows.update({ id: request.id }, toRequestRow(request));
    },
    async forget(userId) {
      await rows.update({ userId, requesterKind: 'INDIVIDUAL' }, { text: null });
    },
  };
}
