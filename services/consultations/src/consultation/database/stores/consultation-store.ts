import type { EntityManager } from 'typeorm';
import type { ConsultationStore } from '../../application/ports';
import { toConsultation, toRow } from '../consultation-rows';
import { consultationTable } from '../tables/consultation.table';

/** The consultations of one transaction, by TypeORM. */
export function createConsultationStore(manager: EntityManager): ConsultationStore {
  const rows = manager.getRepository(consultationTable);
  return {
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : toConsultation(row);
    },
    async insert(consultation) {
      await rows.insert(toRow(consultation));
    },
    async save(consultation) {
      await rows.update({ id: consultation.id }, toRow(consultation));
    },
  };
}
