import type { EntityManager } from 'typeorm';
import type { ApplicationStore } from '../../application/ports';
import type { Answer, Application } from '../../domain/application';
import { applicationTable, type ApplicationRow } from '../tables/application.table';

/** Reads an application from its row; that its words are those of the domain, the table's constraints say. */
export const toApplication = ({ answers, ...facts }: ApplicationRow): Application => ({ ...facts, answers: answers as Answer[] }) as Application;

const toApplicationRow = (application: Application): ApplicationRow => ({ ...application, answers: [...application.answers] });

/** The applications of one transaction, by TypeORM. */
export function createApplicationStore(manager: EntityManager): ApplicationStore {
  const rows = manager.getRepository(applicationTable);
  return {
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : toApplication(row);
    },
    insert: async (application) => void (await rows.insert(toApplicationRow(application))),
    save: async (application) => void (await rows.update({ id: application.id }, toApplicationRow(application))),
  };
}
