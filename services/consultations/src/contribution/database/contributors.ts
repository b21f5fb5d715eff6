import type { EntityManager } from 'typeorm';

/** The organizations that have proposed something about a consultation and have not taken it back. */
export const createContributorsOf =
  (manager: EntityManager) =>
  async (consultationId: string): Promise<readonly string[]> => {
    const found = await manager.query<{ id: string }[]>(
      `SELECT DISTINCT author_organization_id AS id FROM contribution WHERE consultation_id = $1 AND author_organization_id IS NOT NULL AND status <> 'WITHDRAWN'`,
      [consultationId],
    );
    return found.map(({ id }) => id);
  };
