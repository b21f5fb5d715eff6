import { In, type EntityManager } from 'typeorm';
import type { Contribution } from '../domain/contribution';
import { toContribution } from './contribution-rows';
import { contributionVersionTable, type ContributionRow } from './tables/contribution.table';

/** Contributions with what their authors say now, in one statement for all. */
export async function withContents(manager: EntityManager, rows: readonly ContributionRow[]): Promise<readonly Contribution[]> {
  if (rows.length === 0) return [];
  const versions = await manager
    .getRepository(contributionVersionTable)
    .createQueryBuilder('version')
    .innerJoin('contribution', 'contribution', 'contribution.id = version.contribution_id AND contribution.content_number = version.number')
    .where({ contributionId: In(rows.map(({ id }) => id)) })
    .getMany();
  const byContribution = new Map(versions.map((version) => [version.contributionId, version]));
  return rows.flatMap((row) => {
    const said = byContribution.get(row.id);
    return said === undefined ? [] : [toContribution(row, said)];
  });
}
