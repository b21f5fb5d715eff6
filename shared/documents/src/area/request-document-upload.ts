import type { CommandRunner, UserCall, UserPrincipal } from '@conect/auth';
import { accept, refuse, type Document, type DocumentDescription, type NewId, type Refusal, type Result } from '@conect/kernel';
import type { UploadPolicy } from '../upload-policy';
import { checkUploadRequest, type AllowedUpload } from '../upload-request';
import type { DocumentRecordStore } from './document-records';

/** What an announcement touches inside one transaction. */
export interface AnnouncementUnit<Purpose extends string, Code extends string> {
  /** Business time. */
  readonly now: Date;
  readonly documents: Pick<DocumentRecordStore<Purpose>, 'insert'>;
  /** Why this user may not bring a document for this purpose. */
  readonly refusalsOf: (purpose: Purpose, principal: UserPrincipal) => Promise<readonly Refusal<Code>[]>;
  readonly audit: (document: Document<Purpose>) => Promise<void>;
}

type AnyCode<Code extends string> = Code | 'BAD_USER_INPUT';

interface Dependencies<Purpose extends string, Code extends string> {
  readonly inTransaction: CommandRunner<AnnouncementUnit<Purpose, Code>, AnyCode<Code>>;
  readonly policy: UploadPolicy<Purpose>;
  readonly newId: NewId;
}

/** An announcement that was taken note of. */
export interface Announced<Purpose extends string> {
  readonly documentId: string;
  readonly description: AllowedUpload<Purpose>;
}

/** Takes note of a document that a user is about to upload. */
export const createRequestDocumentUpload =
  <Purpose extends string, Code extends string>({ inTransaction, policy, newId }: Dependencies<Purpose, Code>) =>
  async (call: UserCall, given: DocumentDescription<Purpose>): Promise<Result<Announced<Purpose>, AnyCode<Code>>> => {
    const checked = checkUploadRequest(given, policy);
    if (!checked.ok) return checked;

    const description = checked.value;
    return inTransaction(call, async ({ now, documents, refusalsOf, audit }) => {
      const refusals = await refusalsOf(description.purpose, call.principal);
      if (refusals.length > 0) return refuse(...refusals);
      const document = { ...description, id: newId(), ownerUserId: call.principal.userId, createdAt: now, storedAt: null };
      await documents.insert(document);
      await audit(document);
      return accept({ documentId: document.id, description });
    });
  };
