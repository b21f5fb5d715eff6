import { isUuid, type PageRequest } from '@conect/kernel';
import { badArgument, connectionOf, pageRequest } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { pageOf, positionOf } from '../application/read-index';
import { indexFormula, partsOf } from '../domain/score';
import { indexYears } from '../domain/year';

const order = 'transparencyIndex';

/** The resolvers of the transparency index, which is public. */
export const transparencyIndexResolvers: Resolvers = {
  Query: {
    async transparencyIndex(_parent, { year, ...page }, { readIndex }) {
      if (year < indexYears.first || year > indexYears.last) throw badArgument('year', `a year from ${indexYears.first} to ${indexYears.last}`);
      const request = pageRequest(order, 2, page);
      const from = checkedPosition(request);
      const entries = await readIndex(year);
      return connectionOf({ order, request, rows: pageOf(entries, request, from), positionOf, totalCount: () => Promise.resolve(entries.length) });
    },
  },
  TransparencyIndexConnection: { formula: () => indexFormula },
  TransparencyIndexEntry: {
    institution: ({ institutionId }) => ({ id: institutionId }),
    parts: partsOf,
    counts: (entry) => entry,
  },
};

/** A cursor of the index holds a score and an id; another one was not made here. */
function checkedPosition({ position, direction }: PageRequest): readonly [number, string] | null {
  if (position === null) return null;
  const [score, id] = position;
  if (typeof score === 'number' && typeof id === 'string' && isUuid(id)) return [score, id];
  throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
}
