import { isUuid } from '@conect/kernel';
import { badArgument, checkedQueuePosition, connectionOf, pageRequest, queuePosition } from '@conect/service-kit';
import type { LegalTermBreachFilter, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { BreachQuery } from '../application/ports';
import type { LegalTermBreach } from '../domain/breach';
import { consultationOf } from './debate-scene';

const order = 'legalTermBreaches';
const positionOf = ({ createdAt, id }: LegalTermBreach): readonly string[] => queuePosition(createdAt, id);

/** The resolvers of the terms that institutions let pass. Only what is published has terms, so that everybody may see all of them. */
export const breachResolvers = {
  Query: {
    async legalTermBreaches(_parent, { filter, ...page }, { breachReader: reader }) {
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      const query = breachQueryOf(filter ?? {});
      return connectionOf({ order, request, rows: await reader.findBreaches(query, request), positionOf, totalCount: () => reader.countBreaches(query) });
    },
  },
  LegalTermBreach: {
    foundAt: ({ createdAt }) => createdAt,
    institution: ({ institutionId }) => ({ id: institutionId }),
    consultation: (breach, _args, context) => consultationOf(breach, context),
  },
} as const satisfies Resolvers;

/** What a filter asks for; an empty list asks for nothing, as an absent one. */
const breachQueryOf = ({ institutionIds, consultationIds, terms, since, until }: LegalTermBreachFilter): BreachQuery => ({
  institutionIds: wantedIds(institutionIds, 'institutionIds'),
  consultationIds: wantedIds(consultationIds, 'consultationIds'),
  terms: terms == null || terms.length === 0 ? null : terms,
  since: since ?? null,
  until: until ?? null,
});

function wantedIds(ids: readonly string[] | null | undefined, name: string): readonly string[] | null {
  if (ids == null || ids.length === 0) return null;
  if (!ids.every(isUuid)) throw badArgument(`filter.${name}`, 'UUIDs');
  return ids;
}
