import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../../application/ports';

/** The projection of institutions: an older version than the one known changes nothing. */
export function createInstitutionStore(manager: EntityManager): InstitutionStore {
  return {
    async isOpen(id) {
      const found = await manager.query<unknown[]>('SELECT 1 FROM institution WHERE id = $1 AND NOT closed FOR SHARE', [id]);
      return found.length > 0;
    },
    async record({ id, version, asOf, closed }) {
      await manager.query(
        `INSERT INTO institution AS known (id, version, as_of, closed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET version = excluded.version, as_of = excluded.as_of, closed = excluded.closed WHERE known.version < excluded.version`,
        [id, version, asOf, closed],
      );
    },
  };
}
