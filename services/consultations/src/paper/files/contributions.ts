import { queuePosition } from '@conect/service-kit';
import type { AskedContributions, ContributionReader } from '../../contribution/application/ports';
import type { Contribution } from '../../contribution/domain/contribution';
import { everyPage } from './evidence';

export const contributionPageSize = 500;

/** Every contribution of a list, with decisions. */
const everything: Omit<AskedContributions, 'of' | 'ofId' | 'request'> = { statuses: null, kinds: null, authorKinds: null, blockId: null, isGeneral: null, withDecisions: true };

/** The contributions of a consultation, the first received first, page by page. */
export const contributionsOf = (reader: ContributionReader, consultationId: string): AsyncGenerator<Contribution> =>
  everyPage<Contribution>(async (after) => {
    const request = { size: contributionPageSize - 1, direction: 'FORWARD', position: after === null ? null : queuePosition(after.createdAt, after.id) } as const;
    const [page = []] = await reader.findPages([{ of: 'CONSULTATION', ofId: consultationId, ...everything, request }]);
    return page;
  }, contributionPageSize);

/** Groups of so many, the last with what is left. */
export async function* groupsOf<Item>(items: AsyncIterable<Item> | Iterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
