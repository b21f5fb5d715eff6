import { newId, searchWords } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import type { ThreadUnit } from '../../application/ports';
import { threadAttachmentTable, threadMessageTable, threadMessageTextTable, threadNoteTable } from '../tables/message.table';

/** What is written in threads on one transaction, by TypeORM. */
export function createLetterStore(manager: EntityManager): ThreadUnit['letters'] {
  const [messages, texts, notes] = [manager.getRepository(threadMessageTable), manager.getRepository(threadMessageTextTable), manager.getRepository(threadNoteTable)];
  const attachments = manager.getRepository(threadAttachmentTable);
  /** Writes what messages of a thread say, and by what they are found. */
  const addTexts = async ({ id: threadId, subject, senderId, recipientId }: ThreadHead, said: readonly SaidText[]) => {
    if (said.length === 0) return;
    await texts.insert([...said]);
    const found = said.map(({ messageId, text }) => ({ messageId, words: searchWords(`${subject ?? ''} ${text}`) }));
    await manager.query(insertWords, [threadId, [senderId, recipientId].filter((id) => id !== null), JSON.stringify(found)]);
  };
  return {
    async countSince(authorId, since) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('messages of ' || $1, 0))`, [authorId]);
      const [found] = await manager.query<{ count: number }[]>('SELECT count(*)::int AS count FROM thread_message WHERE author_id = $1 AND sent_at > $2 AND copied_from_id IS NULL', [authorId, since]);
      return found!.count;
    },
    isHeard: (eventId) => messages.existsBy({ eventId }),
    async add({ text, ...message }, thread, attachmentIds) {
      await messages.insert({ ...message, copiedFromId: null });
      await addTexts({ ...thread, id: message.threadId }, text === null ? [] : [{ messageId: message.id, text }]);
      if (attachmentIds.length > 0) await attachments.insert(attachmentIds.map((documentId, place) => ({ messageId: message.id, documentId, place })));
    },
    async copy(fromThreadId, to) {
      const sent = await messages.find({ where: { threadId: fromThreadId }, order: { sentAt: 'ASC', id: 'ASC' } });
      const said = await manager.query<{ messageId: string; text: string }[]>(selectTexts, [fromThreadId]);
      const textOf = new Map(said.map(({ messageId, text }) => [messageId, text]));
      const copies = sent.map((message) => ({ ...message, id: newId(), threadId: to.id, copiedFromId: message.id }));
      await messages.insert(copies);
      await addTexts(to, copies.flatMap(({ id, copiedFromId }) => (textOf.has(copiedFromId) ? [{ messageId: id, text: textOf.get(copiedFromId)! }] : [])));
      await manager.query(copyAttachments, [to.id]);
    },
    addNote: async (note) => void (await notes.insert({ ...note })),
  };
}

type ThreadHead = Parameters<ThreadUnit['letters']['copy']>[1];

interface SaidText {
  readonly messageId: string;
  readonly text: string;
}

// The parties are words too, behind a sign that no word has: who searches an inbox looks at what was written there and at nothing else.
const insertWords = `
  INSERT INTO thread_message_search (message_id, thread_id, words)
  SELECT said."messageId", $1, search_words(ARRAY(SELECT jsonb_array_elements_text(said.words))) || array_to_tsvector(ARRAY(SELECT '@' || party FROM unnest($2::text[]) AS party))
  FROM jsonb_to_recordset($3::jsonb) AS said ("messageId" uuid, words jsonb)`;

const selectTexts = `SELECT text.message_id AS "messageId", text.text FROM thread_message_text text JOIN thread_message message ON message.id = text.message_id WHERE message.thread_id = $1`;

/** A copy of a message has what the message has. */
const copyAttachments = `
  INSERT INTO thread_attachment (message_id, document_id, place)
  SELECT copy.id, attachment.document_id, attachment.place
  FROM thread_message copy JOIN thread_attachment attachment ON attachment.message_id = copy.copied_from_id WHERE copy.thread_id = $1`;
