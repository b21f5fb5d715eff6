import { In, type EntityManager } from 'typeorm';
import type { HistoryReader, HistoryUnit } from '../application/ports';
import { consultationHistoryTable } from './tables/consultation-history.table';

/** Reads and writes where consultations come from that were held elsewhere. */
export function createHistoryStore(manager: EntityManager): HistoryUnit['history'] & HistoryReader {
  const rows = manager.getRepository(consultationHistoryTable);
  const findByConsultations: HistoryReader['findByConsultations'] = (ids) => rows.findBy({ consultationId: In([...ids]) });
  return {
    findByConsultations,
    insert: async (records) => void (await rows.insert(records.map((record) => ({ ...record })))),
    findKnown: async (ids) => new Set((await findByConsultations(ids)).map(({ consultationId }) => consultationId)),
  };
}
