import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { SenderBlockReader } from '../application/ports';
import { senderBlockTable } from './tables/sender-block.table';

/** Reads blocks, one statement for however many. */
export function createBlockReader(manager: EntityManager): SenderBlockReader {
  const rows = manager.getRepository(senderBlockTable);
  const findByIds: SenderBlockReader['findByIds'] = (ids) => rows.findBy({ id: In([...ids]) });
  return {
    findByIds,
    findPages: async (asked) => pagesOf(asked, await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow))]), findByIds),
    countOf: (lists) => countAsked(manager, countBlocks, lists),
    async areRefused(letters) {
      const asked = letters.map(({ kind, senderKind, senderId, recipientKind, recipientId }, place) => ({ place, kind, senderKind, senderId, recipientKind, recipientId }));
      const refused = await manager.query<{ place: number }[]>(selectRefused, [JSON.stringify(asked)]);
      const places = new Set(refused.map(({ place }) => place));
      return letters.map((_, place) => places.has(place));
    },
  };
}

const blocks = { lists: '"inboxKind" text, "inboxId" uuid', from: 'sender_block b', where: `b.inbox_id = asked."inboxId" AND b.inbox_kind = asked."inboxKind" AND b.status = 'ACTIVE'` };

const selectPages = selectAskedPages({ ...blocks, id: 'b.id', at: 'b.blocked_at', first: 'NEWEST' });
const countBlocks = selectAskedCounts(blocks);
const selectRefused = `
  SELECT asked.place FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, kind text, "senderKind" text, "senderId" uuid, "recipientKind" text, "recipientId" uuid)
  JOIN sender_block b ON b.inbox_id = asked."recipientId" AND b.inbox_kind = asked."recipientKind" AND b.sender_id = asked."senderId" AND b.sender_kind = asked."senderKind"
    AND b.status = 'ACTIVE' AND asked.kind = ANY (b.kinds)`;
