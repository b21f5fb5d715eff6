import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, textOf, type NewId, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { identifyBlocks, readDraftText, type ArticleInput } from '../../domain/draft-text';
import { addDraftVersion } from '../../domain/lifecycle';
import { isRunning, isUnpublished } from '../../domain/permissions';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InConsultationTransaction;
  readonly newId: NewId;
}

/** The whole text, and what the version is about. */
interface NewDraftVersion extends ConsultationTarget {
  readonly articles: readonly ArticleInput[];
  readonly note?: string | null | undefined;
}

/** See {@link createAddDraftVersion}. */
export type AddDraftVersion = (call: UserCall, request: NewDraftVersion) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer gives the draft another text; the versions before stay, and blocks keep their ids. */
export const createAddDraftVersion =
  ({ inTransaction, newId }: Dependencies): AddDraftVersion =>
  (call, { articles, note, ...target }) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'addDraftVersion',
      decide: async ({ draftVersions, now }, before) => {
        const text = readDraftText(articles);
        const said = note == null ? accept(null) : textOf(1_000)(note, ['note'], '');
        if (!text.ok || !said.ok) return refuse(...refusalsIn([text, said]));
        if (!isUnpublished(before) && !isRunning(before)) return accept(null);

        const number = before.draftVersionCount + 1;
        const blocks = identifyBlocks(await draftVersions.lastBlocks(before.id), text.value, newId);
        await draftVersions.insert({ id: newId(), consultationId: before.id, number, note: said.value, createdAt: now, blocks });
        return accept(addDraftVersion(before, now));
      },
    });
