import type { RegistryRefusal } from '../../service/domain/refusals';
import { isUsableFor, type DocumentPurpose } from '../domain/document';
import type { DocumentRecordStore } from './ports';

/** A field that names a document: for what it must have been announced, and how another one is refused. */
export interface DocumentField<Name extends string> {
  readonly name: Name;
  readonly purpose: DocumentPurpose;
  readonly refusal: RegistryRefusal;
}

type Named<Name extends string> = Readonly<Record<Name, string | null>>;

/** What names documents before and after a change, and by whom; null before there was anything. */
interface Change<Name extends string> {
  readonly before: Named<Name> | null;
  readonly after: Named<Name>;
  readonly userId: string;
}

/** Why the documents of a change cannot be used. One that is there already stays, whoever brought it; any other must be the user's own, stored, for its purpose. */
export async function refusalsOfDocuments<Name extends string>(
  { findById }: Pick<DocumentRecordStore, 'findById'>,
  fields: readonly DocumentField<Name>[],
  { before, after, userId }: Change<Name>,
): Promise<readonly RegistryRefusal[]> {
  const refusals: RegistryRefusal[] = [];
  for (const { name, purpose, refusal } of fields) {
    const id = after[name];
    if (id === null || id === before?.[name]) continue;
    if (!isUsableFor(purpose, await findById(id), userId)) refusals.push(refusal);
  }
  return refusals;
}
