import type { EntityManager } from 'typeorm';

const stampBy =
  (statement: string) =>
  async (manager: EntityManager, consultationId: string): Promise<string> => {
    const [row] = await manager.query<{ stamp: string }[]>(statement, [consultationId]);
    return row!.stamp;
  };

/**
 * A text that is another one as soon as a contribution of the consultation is, or an organization that made one. Whatever is done to a contribution is an entry of the
 * register, and so is that somebody was forgotten who wrote one.
 */
export const contributionStamp = stampBy(
  `SELECT concat_ws(':', count(*), sum(c.version), sum(o.profile_version), (SELECT count(*) FROM register_entry e JOIN contribution k ON k.id = e.contribution_id WHERE k.consultation_id = $1)) AS stamp
   FROM contribution c LEFT JOIN organization o ON o.id = c.author_organization_id WHERE c.consultation_id = $1`,
);

/** A text that is another one as soon as the debate of the consultation is, a request for it, or what was forgotten of one. */
export const debateStamp = stampBy(
  `SELECT concat_ws(':', (SELECT d.version FROM debate d WHERE d.consultation_id = $1), count(*), count(r.text), (SELECT count(*) FROM legal_term_breach b WHERE b.consultation_id = $1)) AS stamp
   FROM debate_request r WHERE r.consultation_id = $1`,
);
