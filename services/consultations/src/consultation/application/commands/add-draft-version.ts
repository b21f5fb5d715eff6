import type { UserCall } from '@conect/auth';
import { accept, isUsableFor, isUuid, refusalsIn, refuse, textOf, type NewId, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readAct } from '../../domain/act-structure';
import { identifyBlocks, readDraftText, readFilePieces, type ArticleInput, type DraftBlock } from '../../domain/draft-text';
import { addDraftVersion } from '../../domain/lifecycle';
import { isRunning, isUnpublished } from '../../domain/permissions';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, ConsultationUnit, InConsultationTransaction, ReadDraftFile } from '../ports';

interface Dependencies {
  readonly inTransaction: InConsultationTransaction;
  readonly readDraftFile: ReadDraftFile;
  readonly newId: NewId;
}

/** The whole text, in articles or as a file, and what the version is about. */
interface NewDraftVersion extends ConsultationTarget {
  readonly articles?: readonly ArticleInput[] | null | undefined;
  readonly documentId?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** See {@link createAddDraftVersion}. */
export type AddDraftVersion = (call: UserCall, request: NewDraftVersion) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer gives the draft another text; the versions before stay, and blocks keep their ids. */
export const createAddDraftVersion =
  ({ inTransaction, readDraftFile, newId }: Dependencies): AddDraftVersion =>
  (call, { articles, documentId, note, ...target }) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'addDraftVersion',
      decide: async ({ draftVersions, documents, now }, before) => {
        if ((articles == null) === (documentId == null)) return refuse(badInput([documentId == null ? 'articles' : 'documentId'], 'TEXT_ONCE'));
        const text = articles == null ? await textOfFile({ documents, readDraftFile }, documentId!, call.principal.userId) : readDraftText(articles);
        const said = note == null ? accept(null) : textOf(1_000)(note, ['note'], '');
        if (!text.ok || !said.ok) return refuse(...refusalsIn([text, said]));
        if (!isUnpublished(before) && !isRunning(before)) return accept(null);

        const number = before.draftVersionCount + 1;
        const blocks = identifyBlocks(await draftVersions.lastBlocks(before.id), text.value, newId);
        await draftVersions.insert({ id: newId(), consultationId: before.id, number, note: said.value, documentId: documentId ?? null, createdAt: now, blocks });
        return accept(addDraftVersion(before, now));
      },
    });

interface Files extends Pick<ConsultationUnit, 'documents'>, Pick<Dependencies, 'readDraftFile'> {}

/** The blocks of a file that the officer brought for this; what cannot be read without guessing is refused whole. */
async function textOfFile({ documents, readDraftFile }: Files, documentId: string, userId: string): Promise<Result<readonly Omit<DraftBlock, 'id'>[], ConsultationsErrorCode>> {
  const document = isUuid(documentId) ? await documents.findById(documentId) : null;
  if (!isUsableFor('DRAFT_TEXT', document, userId)) return refuse(badInput(['documentId'], 'STORED_DRAFT_FILE'));
  const lines = await readDraftFile(document);
  if (typeof lines === 'string') return refuse({ code: lines, field: ['documentId'] });
  const pieces = readAct(lines);
  return pieces === null ? refuse({ code: 'DRAFT_WITHOUT_ARTICLES', field: ['documentId'] }) : readFilePieces(pieces);
}
