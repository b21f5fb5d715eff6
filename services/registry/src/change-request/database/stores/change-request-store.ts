import type { EntityManager } from 'typeorm';
import type { ChangeRequestStore } from '../../application/ports';
import type { ChangeRequest } from '../../domain/change-request';
import { changeRequestTable, type ChangeRequestRow } from '../tables/change-request.table';

/** The change requests of one transaction, by TypeORM. */
export function createChangeRequestStore(manager: EntityManager): ChangeRequestStore {
  const rows = manager.getRepository(changeRequestTable);
  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toChangeRequest(row);
    },
    hasPending: (organizationId) => rows.existsBy({ organizationId, status: 'PENDING' }),
    async insert(changeRequest) {
      await rows.insert(toRow(changeRequest));
    },
    async save(changeRequest) {
      await rows.update({ id: changeRequest.id }, toRow(changeRequest));
    },
  };
}

/** Reads a change request from its row. */
export function toChangeRequest({ status, decidedAt, decidedBy, decisionReason, ...facts }: ChangeRequestRow): ChangeRequest {
  if (status === 'PENDING' || status === 'WITHDRAWN') return { ...facts, status };
  // What a status implies is not null: the table's constraints say so.
  return { ...facts, status, decidedAt: decidedAt!, decidedBy: decidedBy!, decisionReason };
}

const toRow = (changeRequest: ChangeRequest): ChangeRequestRow => ({ decidedAt: null, decidedBy: null, decisionReason: null, ...changeRequest });
