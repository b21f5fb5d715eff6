import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, type NewId, type Result } from '@conect/kernel';
import { findOwnDocument } from '../../../document/application/find-own-document';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readMinutes } from '../../domain/debate-input';
import { publishMinutes } from '../../domain/lifecycle';
import { notFound } from '../../domain/permissions';
import { changeDebate } from '../change-debate';
import type { DebateIds, InDebateTransaction } from '../ports';
import { recordDebate, sayWhatIsLate } from '../record-debate';

interface Dependencies {
  readonly inTransaction: InDebateTransaction;
  readonly newId: NewId;
}

/** What was said at a debate, in words, and the paper itself if there is one. */
interface Minutes {
  readonly debateId: string;
  readonly text: string;
  readonly document?: string | null | undefined;
}

/** See {@link createPublishMinutes}. */
export type PublishMinutes = (call: UserCall, request: Minutes) => Promise<Result<DebateIds, ConsultationsErrorCode>>;

/** An officer publishes what was said (minuta, Legea 52/2003 art. 7(10)); late minutes are no longer missing, and that they were late stays said. */
export const createPublishMinutes =
  ({ inTransaction, newId }: Dependencies): PublishMinutes =>
  (call, { debateId, text: given, document }) =>
    changeDebate(inTransaction, call, {
      action: 'publishMinutes',
      id: debateId,
      field: 'debateId',
      missing: notFound('debateId', 'DEBATE'),
      decide: async (unit, { debate: before }) => {
        const text = readMinutes(given);
        const documentId = await findOwnDocument(unit.documents, { id: document, field: 'document', purpose: 'MINUTES' }, call.principal.userId);
        if (!text.ok || !documentId.ok) return refuse(...refusalsIn([text, documentId]));
        const { debate } = await sayWhatIsLate(unit, before, newId);
        if (debate.status !== 'HELD' && debate.status !== 'OVERDUE') return accept({});
        await recordDebate(unit, debate, publishMinutes(debate, { minutesText: text.value, minutesDocumentId: documentId.value }, unit.now));
        return accept({});
      },
    });
