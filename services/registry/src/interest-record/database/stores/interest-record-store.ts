import { In, type EntityManager } from 'typeorm';
import type { InterestRecordStore } from '../../application/ports';
import type { InterestRecord } from '../../domain/interest-record';
import { interestRecordTable, type InterestRecordRow } from '../tables/interest-record.table';

/** The interest records of one transaction, by TypeORM. */
export function createInterestRecordStore(manager: EntityManager): InterestRecordStore {
  const rows = manager.getRepository(interestRecordTable);
  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toInterestRecord(row);
    },
    hasLive: (organizationId, institutionId) => rows.existsBy({ organizationId, institutionId, status: In(['REQUESTED', 'CONFIRMED']) }),
    findLiveOf: async (organizationId) => (await rows.find({ where: { organizationId, status: In(['REQUESTED', 'CONFIRMED']) }, order: { id: 'ASC' } })).map(toInterestRecord),
    findLiveOfInstitution: async (institutionId) =>
      (await rows.find({ where: { institutionId, status: In(['REQUESTED', 'CONFIRMED']) }, order: { organizationId: 'ASC' } })).map(toInterestRecord),
    async insert(record) {
      await rows.insert(toRow(record));
    },
    async save(record) {
      await rows.update({ id: record.id }, toRow(record));
    },
  };
}

/** Reads an interest record from its row. */
export function toInterestRecord(row: InterestRecordRow): InterestRecord {
  const { id, version, organizationId, institutionId, domains, requesterId, createdAt, status } = row;
  const facts = { id, version, organizationId, institutionId, domains, requesterId, createdAt };
  if (status === 'REQUESTED') return { ...facts, status };
  // What a status implies is not null: the table's constraints say so.
  if (status === 'CONFIRMED') return { ...facts, status, confirmedAt: row.confirmedAt!, confirmedBy: row.confirmedBy! };
  const { confirmedAt, confirmedBy, closedAt, closedBy, closedBySide, closeReason } = row;
  return { ...facts, status, confirmedAt, confirmedBy, closedAt: closedAt!, closedBy: closedBy!, closedBySide: closedBySide!, closeReason: closeReason! };
}

const toRow = (record: InterestRecord): InterestRecordRow => ({
  confirmedAt: null,
  confirmedBy: null,
  closedAt: null,
  closedBy: null,
  closedBySide: null,
  closeReason: null,
  ...record,
  domains: [...record.domains],
});
