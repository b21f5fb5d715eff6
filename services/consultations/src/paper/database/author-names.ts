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

/** A text that is another one as soon as a contribution of the consultation is, or an organization that made one. */
export async function contributionStamp(manager: EntityManager, consultationId: string): Promise<string> {
  const [row] = await manager.query<{ stamp: string }[]>(
    `SELECT concat_ws(':', count(*), sum(c.version), sum(o.version)) AS stamp
     FROM contribution c LEFT JOIN organization o ON o.id = c.author_organization_id WHERE c.consultation_id = $1`,
    [consultationId],
  );
  return row!.stamp;
}
