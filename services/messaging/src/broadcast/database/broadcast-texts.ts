import type { EntityManager } from 'typeorm';

/** What broadcasts say, by their ids: for mails about them. */
export const createBroadcastTexts = (manager: EntityManager) => async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = await manager.query<{ id: string; text: string }[]>('SELECT id, text FROM broadcast WHERE id = ANY ($1::uuid[])', [ids]);
  return new Map(found.map(({ id, text }) => [id, text]));
};
