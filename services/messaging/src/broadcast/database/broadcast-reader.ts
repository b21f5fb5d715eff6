import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { BroadcastPreview, BroadcastReader, BroadcastRecipient, BroadcastSide } from '../application/ports';
import type { BroadcastTopic } from '../domain/broadcast';
import { meantOrganizations, meantParameters } from './meant-organizations';
import { broadcastTable } from './tables/broadcast.table';

/** Reads broadcasts and to whom they go, one statement for however many. */
export function createBroadcastReader(manager: EntityManager): BroadcastReader {
  const findByIds: BroadcastReader['findByIds'] = (ids) => manager.getRepository(broadcastTable).findBy({ id: In([...ids]) });
  const ask = <Row>(statement: string, asked: readonly object[]) => manager.query<Row[]>(statement, [JSON.stringify(asked)]);
  return {
    findByIds,
    async haveReached(asked) {
      const reached = new Set((await ask<{ place: number }>(selectReached, asked.map((one, place) => ({ ...one, place })))).map(({ place }) => place));
      return asked.map((_, place) => reached.has(place));
    },
    findPages: async (side, asked) => pagesOf(asked, await ask<FoundPlace>(selectPages[side], asked.map(askedRow)), findByIds),
    countOf: (side, ids) => countAsked(manager, countPages[side], ids.map((ofId) => ({ ofId }))),
    async findRecipientPages(asked) {
      const found = await ask<FoundPlace>(selectRecipients, asked.map(askedRow));
      const rows = await ask<BroadcastRecipient & { place: number }>(selectRecipientRows, found.map(({ place, id }) => ({ place, id, broadcastId: asked[place]!.broadcastId })));
      const byPlace = Map.groupBy(rows, ({ place }) => place);
      return asked.map((_, place) => (byPlace.get(place) ?? []).map(({ id, state, settledAt }) => ({ id, state, settledAt })));
    },
    countRecipients: (lists) => countAsked(manager, countRecipients, lists),
    async preview(meant) {
      const [found] = await manager.query<BroadcastPreview[]>(selectPreview, [...meantParameters(meant)]);
      return found!;
    },
    async findMeantPage(meant, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      const found = await manager.query<{ id: string }[]>(selectMeantPage(forward), [...meantParameters(meant), position?.[0] ?? null, size + 1]);
      const ids = found.map(({ id }) => id);
      return forward ? ids : ids.reverse();
    },
    async findOptOuts(organizationIds) {
      const found = await manager.query<{ id: string; topic: BroadcastTopic }[]>('SELECT organization_id AS id, topic FROM broadcast_opt_out WHERE organization_id = ANY ($1::uuid[]) ORDER BY topic', [organizationIds]);
      const byId = Map.groupBy(found, ({ id }) => id);
      return organizationIds.map((id) => (byId.get(id) ?? []).map(({ topic }) => topic));
    },
  };
}

/** An organization has what was delivered to it, and nothing else of a broadcast. */
const sent = { lists: '"ofId" uuid', from: 'broadcast b', where: 'b.institution_id = asked."ofId"' };
const received = { lists: '"ofId" uuid', from: 'broadcast_recipient r', where: `r.organization_id = asked."ofId" AND r.state = 'DELIVERED'` };

const selectPages: Readonly<Record<BroadcastSide, string>> = {
  INSTITUTION: selectAskedPages({ ...sent, id: 'b.id', at: 'b.sent_at', first: 'NEWEST' }),
  ORGANIZATION: selectAskedPages({ ...received, id: 'r.broadcast_id', at: 'r.meant_at', first: 'NEWEST' }),
};
const countPages: Readonly<Record<BroadcastSide, string>> = { INSTITUTION: selectAskedCounts(sent), ORGANIZATION: selectAskedCounts(received) };

const selectReached = `
  SELECT asked.place FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "broadcastId" uuid, "organizationIds" jsonb)
  WHERE EXISTS (SELECT 1 FROM broadcast_recipient r WHERE r.broadcast_id = asked."broadcastId" AND r.state = 'DELIVERED'
    AND r.organization_id IN (SELECT value::uuid FROM jsonb_array_elements_text(asked."organizationIds")))`;

const recipients = {
  lists: '"broadcastId" uuid, states jsonb',
  from: 'broadcast_recipient r',
  where: `r.broadcast_id = asked."broadcastId" AND (asked.states IS NULL OR jsonb_typeof(asked.states) = 'null' OR asked.states ? r.state)`,
};
/** All of one broadcast have the same age: they are listed by their ids, which an index has in order. */
const selectRecipients = selectAskedPages({ ...recipients, id: 'r.organization_id', at: 'to_timestamp(0)', first: 'OLDEST' });
const countRecipients = selectAskedCounts(recipients);
const selectRecipientRows = `
  SELECT asked.place, r.organization_id AS id, r.state, r.settled_at AS "settledAt"
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, id uuid, "broadcastId" uuid) JOIN broadcast_recipient r ON r.broadcast_id = asked."broadcastId" AND r.organization_id = asked.id
  ORDER BY asked.place, r.organization_id`;

const partsBy = (column: string): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object('code', part.code, 'count', part.count) ORDER BY part.count DESC, part.code), '[]') FROM (SELECT ${column} AS code, count(*)::int AS count FROM meant WHERE NOT opted_out GROUP BY ${column}) part)`;
const selectPreview = `
  WITH meant AS MATERIALIZED (${meantOrganizations})
  SELECT (SELECT count(*)::int FROM meant WHERE NOT opted_out) AS "recipientCount", (SELECT count(*)::int FROM meant WHERE opted_out) AS "optedOutCount",
    ${partsBy('county_code')} AS "byCounty", ${partsBy('primary_domain')} AS "byDomain"`;

const selectMeantPage = (forward: boolean): string => `
  SELECT id FROM (${meantOrganizations}) meant WHERE NOT opted_out AND ($10::uuid IS NULL OR id ${forward ? '>' : '<'} $10) ORDER BY id ${forward ? '' : 'DESC'} LIMIT $11`;
