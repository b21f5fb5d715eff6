import { askedRow, pagesOf, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { ThreadReader } from '../application/ports';
import type { Message } from '../domain/thread';
import { threadNoteTable } from './tables/message.table';
import { threadTable } from './tables/thread.table';

/** Reads threads, messages and notes, one statement for however many. */
export function createThreadReader(manager: EntityManager): ThreadReader {
  const [rows, notes] = [manager.getRepository(threadTable), manager.getRepository(threadNoteTable)];
  const findByIds: ThreadReader['findByIds'] = (ids) => rows.findBy({ id: In([...ids]) });
  const findMessages = (ids: readonly string[]) => manager.query<Message[]>(selectMessages, [ids]);
  const findNotes = (ids: readonly string[]) => notes.findBy({ id: In([...ids]) });
  const places = (statement: string, asked: readonly object[]) => manager.query<FoundPlace[]>(statement, [JSON.stringify(asked)]);
  const counts = async (statement: string, lists: readonly object[]) => {
    const counted = await manager.query<{ place: number; count: number }[]>(statement, [JSON.stringify(lists.map((list, place) => ({ ...list, place })))]);
    const byPlace = new Map(counted.map(({ place, count }) => [place, count]));
    return lists.map((_, place) => byPlace.get(place) ?? 0);
  };
  return {
    findByIds,
    findPages: async (asked) => pagesOf(asked, await places(selectThreads, asked.map(askedRow)), findByIds),
    countOf: (lists) => counts(countThreads, lists),
    findMessagePages: async (asked) => pagesOf(asked, await places(selectMessagePages, asked.map(askedRow)), findMessages),
    countMessages: (threadIds) => counts(countMessages, threadIds.map((threadId) => ({ threadId }))),
    findNotePages: async (asked) => pagesOf(asked, await places(selectNotePages, asked.map(askedRow)), findNotes),
    countNotes: (lists) => counts(countNotes, lists),
  };
}

const asked = `jsonb_to_recordset($1::jsonb) AS asked
  (place integer, "partyKind" text, "partyId" uuid, drawers jsonb, statuses jsonb, "threadId" uuid, side text, rows integer, forward boolean, at timestamptz, id uuid)`;

interface Paged {
  /** The table and its joins, and the columns that place a row. */
  readonly from: string;
  readonly id: string;
  readonly at: string;
  readonly where: string;
  readonly isNewestFirst: boolean;
}

/** Pages of rows in the order of their age. */
function selectPages({ from, id, at, where, isNewestFirst }: Paged): string {
  const [onward, back] = isNewestFirst ? ['<', '>'] : ['>', '<'];
  const [down, up] = isNewestFirst ? ['DESC', 'ASC'] : ['ASC', 'DESC'];
  const part = (isForward: string, beyond: string, order: string) =>
    `(SELECT ${id} AS id, ${at} AS at FROM ${from} WHERE ${isForward} AND ${where} AND (asked.at IS NULL OR (${at}, ${id}) ${beyond} (asked.at, asked.id)) ORDER BY ${at} ${order}, ${id} ${order} LIMIT asked.rows)`;
  return `SELECT asked.place, page.id FROM ${asked}
    CROSS JOIN LATERAL (${part('asked.forward', onward, down)} UNION ALL ${part('NOT asked.forward', back, up)}) page
    ORDER BY asked.place, page.at ${down}, page.id ${down}`;
}

const threads = {
  from: 'thread_participant p JOIN thread t ON t.id = p.thread_id',
  where: `p.party_id = asked."partyId" AND p.party_kind = asked."partyKind" AND asked.drawers ? p.drawer
    AND (asked.statuses IS NULL OR jsonb_typeof(asked.statuses) = 'null' OR asked.statuses ? t.status)`,
};

const selectThreads = selectPages({ ...threads, id: 'p.thread_id', at: 'p.opened_at', isNewestFirst: true });
const countThreads = `SELECT asked.place, count(*)::int AS count FROM ${asked} CROSS JOIN ${threads.from} WHERE ${threads.where} GROUP BY asked.place`;

const ofThread = 'm.thread_id = asked."threadId"';
const selectMessagePages = selectPages({ from: 'thread_message m', id: 'm.id', at: 'm.sent_at', where: ofThread, isNewestFirst: false });
const countMessages = `SELECT asked.place, count(*)::int AS count FROM ${asked} JOIN thread_message m ON ${ofThread} GROUP BY asked.place`;
const selectMessages = `
  SELECT m.id, m.thread_id AS "threadId", m.side, m.purpose, m.author_id AS "authorId", text.text, m.sent_at AS "sentAt"
  FROM thread_message m LEFT JOIN thread_message_text text ON text.message_id = m.id WHERE m.id = ANY ($1::uuid[])`;

const ofSide = 'n.thread_id = asked."threadId" AND n.side = asked.side';
const selectNotePages = selectPages({ from: 'thread_note n', id: 'n.id', at: 'n.written_at', where: ofSide, isNewestFirst: false });
const countNotes = `SELECT asked.place, count(*)::int AS count FROM ${asked} JOIN thread_note n ON ${ofSide} GROUP BY asked.place`;
