import type { UserCall } from '@conect/auth';
import { accept, isUsableFor, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { badInput, conflict, type RegistryErrorCode } from '../../../service/domain/refusals';
import { refusalsOfRegisterImport } from '../../domain/permissions';
import { typeOfCategory } from '../../domain/register-layout';
import type { InImportRequestTransaction, RegisterImportIds } from '../ports';

interface Dependencies {
  readonly inTransaction: InImportRequestTransaction;
  readonly newId: NewId;
}

/** Which uploaded file, whether it lists everything, and what it lists when no column says so. */
interface ImportRequest {
  readonly documentId: string;
  readonly isFull: boolean;
  readonly category?: string | null | undefined;
}

/** See {@link createImportRegister}. */
export type ImportRegister = (call: UserCall, request: ImportRequest) => Promise<Result<RegisterImportIds, RegistryErrorCode>>;

/** An officer of SGG has an uploaded file of the national register imported; a job does it, one at a time. */
export const createImportRegister =
  ({ inTransaction, newId }: Dependencies): ImportRegister =>
  async (call, { documentId, isFull, category: given }) => {
    const category = given ?? null;
    return inTransaction(call, async (unit) => {
      const { userId } = call.principal;
      const refusals = refusalsOfRegisterImport(await unit.viewers.of(call.principal));
      if (refusals.length > 0) return refuse(...refusals);
      if (category !== null && typeOfCategory(category) === null) return refuse(badInput(['category'], 'REGISTER_CATEGORY'));
      const document = isUuid(documentId) ? await unit.documents.findById(documentId) : null;
      if (!isUsableFor('REGISTER_FILE', document, userId)) return refuse(badInput(['documentId'], 'STORED_REGISTER_FILE'));

      const importId = newId();
      const isOpened = await unit.open({ importId, fileName: document.fileName, isFull, category, documentId: document.id, requesterId: userId });
      if (!isOpened) return refuse(conflict('REGISTER_IMPORT', ['documentId']));
      await unit.schedule(importId);
      await unit.audit(importId, { document: { before: null, after: document.id }, isFull: { before: null, after: isFull } });
      return accept({ registerImportId: importId });
    });
  };
