import type { PageRequest } from '@conect/kernel';
import { askedRow, pagesOf, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { AskedThreads, ThreadList, ThreadReader } from '../application/ports';
import type { Thread } from '../domain/thread';
import { conditionsOf } from './thread-conditions';

/** Finds and counts the threads of lists: one statement for all lists with one filter, of however many parties. */
export function createThreadList(manager: EntityManager, findByIds: ThreadReader['findByIds']): Pick<ThreadReader, 'findPages' | 'countOf'> {
  return {
    async findPages(asked) {
      const found = asked.map((): Thread[] => []);
      for (const group of alike(asked)) {
        const { values, ...conditions } = conditionsOf(group[0]!.list);
        const parts = group.flatMap(({ list, place }) => list.parties.map((party) => ({ ...rowOf(party), request: list.request, ofPlace: place })));
        const places = await manager.query<FoundPlace[]>(selectPages(conditions), [JSON.stringify(parts.map(askedRow)), ...values]);
        (await pagesOf(parts, places, findByIds)).forEach((page, index) => found[parts[index]!.ofPlace]!.push(...page));
      }
      return asked.map(({ request }, place) => oneList(found[place]!, request));
    },
    async countOf(lists) {
      const counts = lists.map(() => 0);
      for (const group of alike(lists)) {
        const { values, ...conditions } = conditionsOf(group[0]!.list);
        const parts = group.flatMap(({ list, place }) => list.parties.map((party) => ({ ...rowOf(party), place })));
        const counted = await manager.query<{ place: number; count: number }[]>(selectCounts(conditions), [JSON.stringify(parts), ...values]);
        for (const { place, count } of counted) counts[place] = count;
      }
      return counts;
    },
  };
}

/** Lists with one filter, each with its place among all of them. */
function alike<List extends ThreadList>(lists: readonly List[]): readonly (readonly { readonly list: List; readonly place: number }[])[] {
  const placed = lists.map((list, place) => ({ list, place }));
  return [...Map.groupBy(placed, ({ list: { readerId, filter } }) => JSON.stringify([readerId, filter])).values()];
}

/** A page for each party, made one: a thread between two parties of the list stands in it once. */
function oneList(threads: readonly Thread[], { size, direction }: PageRequest): readonly Thread[] {
  const each = [...new Map(threads.map((thread) => [thread.id, thread])).values()];
  each.sort((one, other) => other.openedAt.getTime() - one.openedAt.getTime() || (one.id < other.id ? 1 : -1));
  return direction === 'FORWARD' ? each.slice(0, size + 1) : each.slice(-size - 1);
}

const rowOf = ({ kind, id, drawers }: AskedThreads['parties'][number]) => ({ partyKind: kind, partyId: id, drawers });

const columns = '"partyKind" text, "partyId" uuid, drawers jsonb';
const ofParty = 'p.party_id = asked."partyId" AND p.party_kind = asked."partyKind" AND asked.drawers ? p.drawer';

type Selected = Omit<ReturnType<typeof conditionsOf>, 'values'>;

const selectPages = ({ from, where }: Selected): string => selectAskedPages({ lists: columns, from, id: 'p.thread_id', at: 'p.opened_at', where: `${ofParty}${where}`, first: 'NEWEST' });

const selectCounts = ({ from, where }: Selected): string => `
  SELECT asked.place, count(DISTINCT listed.id)::int AS count
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, ${columns})
  CROSS JOIN LATERAL (SELECT p.thread_id AS id FROM ${from} WHERE ${ofParty}${where}) listed
  GROUP BY asked.place`;
