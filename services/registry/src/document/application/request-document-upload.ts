import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { badInput, type Expectation, type RegistryErrorCode } from '../../service/domain/refusals';
import { refusalsOfRegisterImport } from '../../register-import/domain/permissions';
import type { DocumentDescription } from '../domain/document';
import type { InDocumentTransaction } from './ports';

/** Checks a description against what may be uploaded; the cleaned description, or the names of the wrong fields. */
export type CheckDescription = (
  description: DocumentDescription,
) => { readonly ok: true; readonly description: DocumentDescription } | { readonly ok: false; readonly fields: readonly string[] };

interface Dependencies {
  readonly inTransaction: InDocumentTransaction;
  readonly checkDescription: CheckDescription;
  readonly newId: NewId;
}

/** Takes note of a document that a user is about to upload. */
export type RequestDocumentUpload = (
  call: UserCall,
  description: DocumentDescription,
) => Promise<Result<{ documentId: string; description: DocumentDescription }, RegistryErrorCode>>;

const expectations: Readonly<Record<string, Expectation>> = {
  fileName: 'FILE_NAME',
  mediaType: 'MEDIA_TYPE',
  byteLength: 'BYTE_LENGTH',
  sha256: 'SHA256',
};

/** Makes {@link RequestDocumentUpload}. */
export const createRequestDocumentUpload =
  ({ inTransaction, checkDescription, newId }: Dependencies): RequestDocumentUpload =>
  async (call, given) => {
    const checked = checkDescription(given);
    if (!checked.ok) return refuse(...checked.fields.map((field) => badInput([field], expectations[field] ?? 'VALUE')));

    const { description } = checked;
    return inTransaction(call, async ({ now, documents, viewers, audit }) => {
      // Such files are large, and nobody else has a use for them.
      const refusals = description.purpose === 'REGISTER_FILE' ? refusalsOfRegisterImport(await viewers.of(call.principal)) : [];
      if (refusals.length > 0) return refuse(...refusals);
      const document = { ...description, id: newId(), ownerUserId: call.principal.userId, createdAt: now, storedAt: null };
      await documents.insert(document);
      const { fileName, sha256 } = description;
      await audit({ documentId: document.id, changes: { fileName: { before: null, after: fileName }, sha256: { before: null, after: sha256 } } });
      return accept({ documentId: document.id, description });
    });
  };
