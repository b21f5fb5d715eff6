import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../../application/ports';
import { institutionTable } from '../tables/institution.table';

/** The projection of institutions: an older version than the one known changes nothing. */
export function createInstitutionStore(manager: EntityManager): InstitutionStore {
  return {
    exists: (id) => manager.getRepository(institutionTable).existsBy({ id }),
    async record({ id, version, asOf }) {
      await manager.query(
        `INSERT INTO institution AS known (id, version, as_of) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET version = excluded.version, as_of = excluded.as_of WHERE known.version < excluded.version`,
        [id, version, asOf],
      );
    },
  };
}
