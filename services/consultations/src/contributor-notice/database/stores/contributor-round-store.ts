import type { EntityManager } from 'typeorm';
import type { ContributorRoundStore } from '../../application/ports';
import type { ContributorRound, ToldContribution } from '../../domain/contributor-notice';
import { contributorRoundTable } from '../tables/contributor-round.table';

/** The rounds of one transaction. */
export function createContributorRoundStore(manager: EntityManager): ContributorRoundStore {
  const rows = manager.getRepository(contributorRoundTable);
  return {
    async findOpen() {
      const [found] = await manager.query<ContributorRound[]>(selectOpen);
      return found ?? null;
    },
    findNext: ({ consultationId, begunAt, toldUpTo }, limit) => manager.query<ToldContribution[]>(selectNext, [consultationId, begunAt, toldUpTo, limit]),
    async advance(id, toldUpTo) {
      await rows.update({ id }, { toldUpTo });
    },
    async end(id, endedAt) {
      await rows.update({ id }, { endedAt });
    },
  };
}

const selectOpen = `
  SELECT id, consultation_id AS "consultationId", occasion, begun_at AS "begunAt", told_up_to AS "toldUpTo" FROM contributor_round
  WHERE ended_at IS NULL ORDER BY begun_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** An organization's people are told of what it proposed, and whoever sent it otherwise; who is erased is told of nothing, and neither is who proposed on paper in his own name. */
const selectNext = `
  SELECT id, registration_year AS year, registration_number AS number, status, author_organization_id AS "organizationId",
    CASE WHEN author_kind <> 'ORGANIZATION' THEN author_user_id END AS "userId"
  FROM contribution
  WHERE consultation_id = $1 AND created_at <= $2 AND ($3::uuid IS NULL OR id > $3) AND status <> 'WITHDRAWN'
    AND (author_organization_id IS NOT NULL OR (author_kind <> 'ORGANIZATION' AND author_user_id IS NOT NULL AND erased_at IS NULL))
  ORDER BY id LIMIT $4`;
