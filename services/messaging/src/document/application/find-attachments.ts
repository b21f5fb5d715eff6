import { accept, isUsableFor, isUuid, refuse, type DocumentFinder, type Given, type Result } from '@conect/kernel';
import { badInput } from '../../service/domain/refusals';
import { maximumAttachments, type DocumentPurpose } from '../domain/document';

type Ids = Result<readonly string[], 'BAD_USER_INPUT'>;

/** The documents that an input names to go with a message: a few, each of them once. */
function readAttachments(given: Given<readonly string[]>): Ids {
  const ids = (given ?? []).map((id) => id.toLowerCase());
  const bad = ids.findIndex((id) => !isUuid(id));
  if (bad >= 0) return refuse(badInput(['attachments', String(bad)], 'UUID'));
  return ids.length > maximumAttachments || new Set(ids).size < ids.length ? refuse(badInput(['attachments'], 'ATTACHMENTS', { maximum: maximumAttachments })) : accept(ids);
}

/** Those documents, when each is the author's own, announced as an attachment and stored whole. */
export async function findAttachments(documents: DocumentFinder<DocumentPurpose>, given: Given<readonly string[]>, userId: string): Promise<Ids> {
  const read = readAttachments(given);
  if (!read.ok) return read;
  for (const [index, id] of read.value.entries()) {
    if (!isUsableFor('ATTACHMENT', await documents.findById(id), userId)) return refuse(badInput(['attachments', String(index)], 'STORED_ATTACHMENT'));
  }
  return read;
}
