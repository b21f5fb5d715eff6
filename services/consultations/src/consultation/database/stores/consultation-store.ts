import { In, type EntityManager } from 'typeorm';
import type { ConsultationStore } from '../../application/ports';
import { toConsultation, toRow } from '../consultation-rows';
import { createConsultationSearch } from '../consultation-search';
import { consultationTable } from '../tables/consultation.table';

/** The consultations of one transaction, by TypeORM. */
export function createConsultationStore(manager: EntityManager): ConsultationStore {
  const rows = manager.getRepository(consultationTable);
  const search = createConsultationSearch(manager);
  const lockedBy = (mode: 'pessimistic_write' | 'pessimistic_read') => async (id: string) => {
    const row = await rows.findOne({ where: { id }, lock: { mode } });
    return row === null ? null : toConsultation(row);
  };
  return {
    findByIdForUpdate: lockedBy('pessimistic_write'),
    findByIdForShare: lockedBy('pessimistic_read'),
    async findDueForUpdate(limit) {
      const due = await manager.query<{ id: string }[]>(selectDue, [limit]);
      const found = await rows.find({ where: { id: In(due.map(({ id }) => id)) }, order: { id: 'ASC' } });
      return found.map(toConsultation);
    },
    async insert(consultation) {
      await rows.insert(toRow(consultation));
      await search.insert([consultation]);
    },
    async save(consultation) {
      await rows.update({ id: consultation.id }, toRow(consultation));
    },
    async insertMissing(consultations) {
      if (consultations.length === 0) return new Set();
      const result = await rows.createQueryBuilder().insert().values(consultations.map(toRow)).orIgnore().returning('id').execute();
      const inserted = new Set((result.raw as readonly { id: string }[]).map(({ id }) => id));
      await search.insert(consultations.filter(({ id }) => inserted.has(id)));
      return inserted;
    },
    saveWords: ({ id, content }) => search.saveContent(id, content),
  };
}

// What an institution that has closed meanwhile has scheduled waits for ever; it must not stand in others' way.
const selectDue = `
  SELECT id FROM consultation c
  WHERE status IN ('SCHEDULED', 'OPEN', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN') AND coalesce(archive_at, publish_at, input_deadline) <= business_now()
    AND (status <> 'SCHEDULED' OR EXISTS (SELECT 1 FROM institution i WHERE i.id = c.institution_id AND NOT i.closed))
  ORDER BY coalesce(archive_at, publish_at, input_deadline) LIMIT $1 FOR UPDATE SKIP LOCKED`;
