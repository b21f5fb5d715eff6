import type { UserCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import { badInput, type Expectation, type IdentityErrorCode } from '../../../service/domain/refusals';
import type { DocumentDescription } from '../../domain/document';
import type { DocumentUnit } from '../ports';

/** Checks a description against what may be uploaded; the cleaned description, or the names of the wrong fields. */
export type CheckDescription = (
  description: DocumentDescription,
) => { readonly ok: true; readonly description: DocumentDescription } | { readonly ok: false; readonly fields: readonly string[] };

interface Dependencies {
  readonly inTransaction: InTransaction<DocumentUnit>;
  readonly checkDescription: CheckDescription;
  readonly newId: NewId;
}

export type RequestDocumentUpload = ReturnType<typeof createRequestDocumentUpload>;

const expectations: Readonly<Record<string, Expectation>> = { fileName: 'FILE_NAME', mediaType: 'MEDIA_TYPE', byteLength: 'BYTE_LENGTH', sha256: 'SHA256' };

/** Takes note of a document that a user is about to upload. */
export const createRequestDocumentUpload =
  ({ inTransaction, checkDescription, newId }: Dependencies) =>
  async (call: UserCall, given: DocumentDescription): Promise<Result<{ documentId: string; description: DocumentDescription }, IdentityErrorCode>> => {
    const checked = checkDescription(given);
    if (!checked.ok) return refuse(...checked.fields.map((field) => badInput([field], expectations[field] ?? 'WELL_FORMED_TEXT')));

    const { description } = checked;
    return inTransaction(call, async ({ now, documents, audit }) => {
      const document = { ...description, id: newId(), ownerUserId: call.principal.userId, createdAt: now, storedAt: null };
      await documents.insert(document);
      // A file's name may hold a person's: the hash alone says which document it was.
      await audit({ subjectType: 'Document', subjectId: document.id, changes: { sha256: { before: null, after: description.sha256 } } });
      return accept({ documentId: document.id, description });
    });
  };
