import { In, type EntityManager } from 'typeorm';
import type { Contribution } from '../domain/contribution';
import { toContribution } from './contribution-rows';
import { contributionVersionTable, type ContributionRow } from './tables/contribution.table';
import { moderationTable, type ModerationRow } from './tables/moderation.table';

/** Contributions with what their authors say now, in one statement for all, and with what was hidden, in one more when there is any. */
export async function withContents(manager: EntityManager, rows: readonly ContributionRow[]): Promise<readonly Contribution[]> {
  if (rows.length === 0) return [];
  const versions = await manager
    .getRepository(contributionVersionTable)
    .createQueryBuilder('version')
    .innerJoin('contribution', 'contribution', 'contribution.id = version.contribution_id AND contribution.content_number = version.number')
    .where({ contributionId: In(rows.map(({ id }) => id)) })
    .getMany();
  const byContribution = new Map(versions.map((version) => [version.contributionId, version]));
  const moderated = await findModerations(manager, rows);
  return rows.flatMap((row) => {
    const said = byContribution.get(row.id);
    return said === undefined ? [] : [toContribution(row, said, moderated.get(row.id) ?? null)];
  });
}

/** The last hiding of each of those that were ever hidden. */
async function findModerations(manager: EntityManager, rows: readonly ContributionRow[]): Promise<ReadonlyMap<string, ModerationRow>> {
  const hiddenIds = rows.flatMap(({ id, moderationNumber }) => (moderationNumber === null ? [] : [id]));
  if (hiddenIds.length === 0) return new Map();
  const found = await manager
    .getRepository(moderationTable)
    .createQueryBuilder('moderation')
    .innerJoin('contribution', 'contribution', 'contribution.id = moderation.contribution_id AND contribution.moderation_number = moderation.number')
    .where({ contributionId: In(hiddenIds) })
    .getMany();
  return new Map(found.map((row) => [row.contributionId, row]));
}
