import { accept, isUsableFor, isUuid, refuse, type DocumentFinder, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';
import type { DocumentPurpose } from '../domain/document';

/** Which document an input names, in which field, and what it has to be for. */
interface NamedDocument {
  readonly id: string | null | undefined;
  readonly field: string;
  readonly purpose: 'SCAN' | 'MINUTES';
}

const expectations = { SCAN: 'STORED_SCAN', MINUTES: 'STORED_MINUTES' } as const;

/** The id of the document that an input names: the user's own, announced for this purpose and stored; null when it names none. */
export async function findOwnDocument(documents: DocumentFinder<DocumentPurpose>, { id, field, purpose }: NamedDocument, userId: string): Promise<Result<string | null, ConsultationsErrorCode>> {
  if (id == null) return accept(null);
  if (!isUuid(id)) return refuse(badInput([field], 'UUID'));
  const document = await documents.findById(id.toLowerCase());
  return isUsableFor(purpose, document, userId) ? accept(document.id) : refuse(badInput([field], expectations[purpose]));
}
