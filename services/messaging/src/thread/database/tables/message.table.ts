import { EntitySchema } from 'typeorm';
import type { InternalNote, Message } from '../../domain/thread';

/** One message but for what it says. */
export interface MessageRow extends Omit<{ -readonly [Field in keyof Message]: Message[Field] }, 'text'> {
  /** The message of the thread that was redirected; null of one that was written here. */
  copiedFromId: string | null;
  /** The event from which CONECT heard what it says; null of what people write. */
  eventId: string | null;
}

const sideKnown = `side IN ('SENDER', 'RECIPIENT')`;

export const threadMessageTable = new EntitySchema<MessageRow>({
  name: 'thread_message',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'thread_message_pkey' },
    threadId: { type: 'uuid', name: 'thread_id' },
    side: { type: 'text', nullable: true },
    purpose: { type: 'text' },
    authorId: { type: 'uuid', name: 'author_id', nullable: true },
    sentAt: { type: 'timestamptz', name: 'sent_at' },
    copiedFromId: { type: 'uuid', name: 'copied_from_id', nullable: true },
    contextStatus: { type: 'text', name: 'context_status', nullable: true },
    eventId: { type: 'uuid', name: 'event_id', nullable: true },
  },
  foreignKeys: [{ name: 'thread_message_thread_id_fkey', target: 'thread', columnNames: ['thread_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'thread_message_side_known', expression: sideKnown },
    { name: 'thread_message_purpose_known', expression: `purpose IN ('OPENING', 'REPLY', 'RESOLUTION', 'EXTENSION', 'REDIRECTION', 'REOPENING', 'STATUS')` },
    { name: 'thread_message_status_whole', expression: `(purpose = 'STATUS') = (side IS NULL) AND (side IS NULL) = (author_id IS NULL) AND (side IS NULL) = (context_status IS NOT NULL) AND (side IS NULL) = (event_id IS NOT NULL)` },
  ],
  indices: [
    { name: 'thread_message_thread_id_idx', columns: ['threadId', 'sentAt', 'id'] },
    { name: 'thread_message_author_id_idx', columns: ['authorId', 'sentAt'], where: 'copied_from_id IS NULL' },
    { name: 'thread_message_event_id_key', columns: ['eventId'], unique: true, where: 'event_id IS NOT NULL' },
  ],
});

/** What a message says; it goes when the person who wrote is erased, and never changes before. */
export const threadMessageTextTable = new EntitySchema<{ messageId: string; text: string }>({
  name: 'thread_message_text',
  columns: {
    messageId: { type: 'uuid', name: 'message_id', primary: true, primaryKeyConstraintName: 'thread_message_text_pkey' },
    text: { type: 'text' },
  },
  foreignKeys: [{ name: 'thread_message_text_message_id_fkey', target: 'thread_message', columnNames: ['message_id'], referencedColumnNames: ['id'] }],
});

/** What goes with a message, in the order in which its author put it. */
export const threadAttachmentTable = new EntitySchema<{ messageId: string; documentId: string; place: number }>({
  name: 'thread_attachment',
  columns: {
    messageId: { type: 'uuid', name: 'message_id', primary: true, primaryKeyConstraintName: 'thread_attachment_pkey' },
    documentId: { type: 'uuid', name: 'document_id', primary: true, primaryKeyConstraintName: 'thread_attachment_pkey' },
    place: { type: 'integer' },
  },
  foreignKeys: [
    { name: 'thread_attachment_message_id_fkey', target: 'thread_message', columnNames: ['message_id'], referencedColumnNames: ['id'] },
    { name: 'thread_attachment_document_id_fkey', target: 'document', columnNames: ['document_id'], referencedColumnNames: ['id'] },
  ],
  indices: [{ name: 'thread_attachment_document_id_idx', columns: ['documentId'] }],
});

/** Notes have a table of their own: no statement that reads messages can read one. */
export const threadNoteTable = new EntitySchema<{ -readonly [Field in keyof InternalNote]: InternalNote[Field] }>({
  name: 'thread_note',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'thread_note_pkey' },
    threadId: { type: 'uuid', name: 'thread_id' },
    side: { type: 'text' },
    authorId: { type: 'uuid', name: 'author_id' },
    text: { type: 'text' },
    writtenAt: { type: 'timestamptz', name: 'written_at' },
  },
  foreignKeys: [{ name: 'thread_note_thread_id_fkey', target: 'thread', columnNames: ['thread_id'], referencedColumnNames: ['id'] }],
  checks: [{ name: 'thread_note_side_known', expression: sideKnown }],
  indices: [{ name: 'thread_note_thread_id_idx', columns: ['threadId', 'side', 'writtenAt', 'id'] }],
});
