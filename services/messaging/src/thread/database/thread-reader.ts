import type { Document } from '@conect/kernel';
import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { ThreadReader } from '../application/ports';
import type { StoredMessage } from '../domain/thread';
import { createResponseReader } from './response-reader';
import { threadNoteTable } from './tables/message.table';
import { threadTable } from './tables/thread.table';
import { createThreadList } from './thread-list';

/** Reads threads, messages and notes, one statement for however many. */
export function createThreadReader(manager: EntityManager): ThreadReader {
  const [threadRows, noteRows] = [manager.getRepository(threadTable), manager.getRepository(threadNoteTable)];
  const findByIds: ThreadReader['findByIds'] = (ids) => threadRows.findBy({ id: In([...ids]) });
  const findMessages = (ids: readonly string[]) => manager.query<StoredMessage[]>(selectMessages, [ids]);
  const findNotes = (ids: readonly string[]) => noteRows.findBy({ id: In([...ids]) });
  const places = (statement: string, asked: readonly object[]) => manager.query<FoundPlace[]>(statement, [JSON.stringify(asked)]);
  return {
    findByIds,
    findByApplications: (ids) => threadRows.findBy({ contextType: 'Application', contextId: In([...ids]) }),
    findMessages,
    ...createThreadList(manager, findByIds),
    ...createResponseReader(manager),
    countUnread: (asked) => countAsked(manager, countUnread, asked),
    findMessagePages: async (asked) => pagesOf(asked, await places(selectMessagePages, asked.map(askedRow)), findMessages),
    countMessages: (threadIds) => countAsked(manager, countMessages, threadIds.map((threadId) => ({ threadId }))),
    findAttachments: (messageIds) => manager.query<(Document & { readonly messageId: string })[]>(selectAttachments, [messageIds]),
    findNotePages: async (asked) => pagesOf(asked, await places(selectNotePages, asked.map(askedRow)), findNotes),
    countNotes: (lists) => countAsked(manager, countNotes, lists),
  };
}

const messages = { lists: '"threadId" uuid', from: 'thread_message m', where: 'm.thread_id = asked."threadId"' };
const notes = { lists: '"threadId" uuid, side text', from: 'thread_note n', where: 'n.thread_id = asked."threadId" AND n.side = asked.side' };

const selectMessagePages = selectAskedPages({ ...messages, id: 'm.id', at: 'm.sent_at', first: 'OLDEST' });
const selectNotePages = selectAskedPages({ ...notes, id: 'n.id', at: 'n.written_at', first: 'OLDEST' });

const unread = { lists: '"threadId" uuid, "readerId" uuid', from: 'thread_unread u', where: 'u.thread_id = asked."threadId" AND u.user_id = asked."readerId"' };
const [countMessages, countNotes, countUnread] = [messages, notes, unread].map(selectAskedCounts) as [string, string, string];

const selectMessages = `
  SELECT m.id, m.thread_id AS "threadId", m.side, m.purpose, m.author_id AS "authorId", text.text, m.sent_at AS "sentAt", m.context_status AS "contextStatus", m.copied_from_id IS NOT NULL AS "isCopied"
  FROM thread_message m LEFT JOIN thread_message_text text ON text.message_id = m.id WHERE m.id = ANY ($1::uuid[])`;

const selectAttachments = `
  SELECT attachment.message_id AS "messageId", document.id, document.owner_user_id AS "ownerUserId", document.purpose, document.file_name AS "fileName", document.media_type AS "mediaType",
    document.byte_length AS "byteLength", document.sha256, document.created_at AS "createdAt", document.stored_at AS "storedAt"
  FROM thread_attachment attachment JOIN document ON document.id = attachment.document_id WHERE attachment.message_id = ANY ($1::uuid[]) ORDER BY attachment.place`;
