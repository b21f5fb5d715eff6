import { In, type EntityManager } from 'typeorm';
import type { ThreadStore } from '../../application/ports';
import { drawerOf } from '../../domain/inbox';
import { liveStatuses } from '../../domain/lifecycle';
import type { Thread } from '../../domain/thread';
import { threadParticipantTable, threadTable } from '../tables/thread.table';

/** The threads of one transaction, by TypeORM. */
export function createThreadStore(manager: EntityManager): ThreadStore {
  const [rows, participants] = [manager.getRepository(threadTable), manager.getRepository(threadParticipantTable)];
  return {
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    findByApplicationForUpdate: (contextId) => rows.findOne({ where: { contextType: 'Application', contextId }, lock: { mode: 'pessimistic_write' } }),
    async insert(thread) {
      await rows.insert({ ...thread });
      await participants.insert(participantsOf(thread));
    },
    save: async ({ id, ...fields }) => void (await rows.update({ id }, fields)),
    async nextNumber(institutionId, year) {
      const [counter] = await manager.query<{ lastNumber: number }[]>(
        `INSERT INTO thread_counter AS counter (institution_id, year, last_number) VALUES ($1, $2, 1)
         ON CONFLICT (institution_id, year) DO UPDATE SET last_number = counter.last_number + 1 RETURNING last_number AS "lastNumber"`,
        [institutionId, year],
      );
      return counter!.lastNumber;
    },
    async findIdsOfAssignee(assigneeId, recipientId) {
      const found = await rows.find({ where: { assigneeId, recipientId, status: In([...liveStatuses]) }, select: { id: true }, order: { id: 'ASC' } });
      return found.map(({ id }) => id);
    },
    async isBetween(one, other) {
      const found = await manager.query<object[]>(selectBetween, [one.partyKind, one.partyId, other.partyKind, other.partyId]);
      return found.length > 0;
    },
    async findIdsOfPerson(userId) {
      const found = await participants.find({ where: { partyId: userId, partyKind: 'PERSON' }, select: { threadId: true }, order: { threadId: 'ASC' } });
      return found.map(({ threadId }) => threadId);
    },
    async forgetPerson(userId) {
      for (const statement of forgetting) await manager.query(statement, [userId]);
      const attached = await manager.query<[{ documentId: string }[], number]>(forgetAttachments, [userId]);
      const [forgotten] = await manager.query<[{ sha256: string }[], number]>(forgetDocuments, [userId, attached[0].map(({ documentId }) => documentId)]);
      return forgotten.map(({ sha256 }) => sha256);
    },
  };
}

const selectBetween = `
  SELECT 1 FROM thread_participant one JOIN thread_participant other ON other.thread_id = one.thread_id AND other.side <> one.side
  WHERE one.party_kind = $1 AND one.party_id = $2 AND other.party_kind = $3 AND other.party_id = $4 LIMIT 1`;

const ofPerson = `(SELECT thread_id FROM thread_participant WHERE party_id = $1 AND party_kind = 'PERSON')`;
const forgetting = [
  `UPDATE thread SET subject = NULL, sender_name = NULL WHERE id IN ${ofPerson}`,
  `DELETE FROM thread_message_text text USING thread_message message WHERE message.id = text.message_id AND message.thread_id IN ${ofPerson}`,
  `DELETE FROM thread_note WHERE thread_id IN ${ofPerson}`,
];

const forgetAttachments = `DELETE FROM thread_attachment attachment USING thread_message message WHERE message.id = attachment.message_id AND message.thread_id IN ${ofPerson} RETURNING attachment.document_id AS "documentId"`;
/** What went with his letters, and what he uploaded and sent to nobody; what goes with a letter of others stays. */
const forgetDocuments = `
  DELETE FROM document WHERE (id = ANY ($2::uuid[]) OR owner_user_id = $1) AND NOT EXISTS (SELECT 1 FROM thread_attachment attachment WHERE attachment.document_id = document.id) RETURNING sha256`;

/** Somebody outside CONECT has no list in which the thread would stand. */
function participantsOf(thread: Thread) {
  const shared = { threadId: thread.id, drawer: drawerOf(thread), openedAt: thread.openedAt };
  const recipient = { ...shared, side: 'RECIPIENT', partyKind: thread.recipientKind, partyId: thread.recipientId };
  return thread.senderId === null ? [recipient] : [{ ...shared, side: 'SENDER', partyKind: thread.senderKind, partyId: thread.senderId }, recipient];
}
