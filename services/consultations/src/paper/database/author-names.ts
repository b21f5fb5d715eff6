import type { EntityManager } from 'typeorm';
import type { AuthorNames } from '../application/ports';

/** Reads the names of organizations as registry last said them. */
export const createAuthorNames = (manager: EntityManager): AuthorNames => ({
  namesOf: async (organizationIds) => {
    if (organizationIds.length === 0) return new Map();
    const rows = await manager.query<{ id: string; name: string }[]>('SELECT id, legal_name AS name FROM organization WHERE id = ANY ($1::uuid[]) AND legal_name IS NOT NULL', [organizationIds]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
});
