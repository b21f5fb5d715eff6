import { isUsableFor, type DocumentPurpose } from '../../document/domain/document';
import { badInput, type Expectation, type RegistryRefusal } from '../../service/domain/refusals';
import type { ActivityContent } from '../domain/activity';
import type { ActivityUnit } from './ports';

type Files = Pick<ActivityContent, 'documentId' | 'imageId'>;

const wanted = [
  { field: 'documentId', path: ['document'], purpose: 'ACTIVITY_DOCUMENT', expected: 'STORED_ACTIVITY_DOCUMENT' },
  { field: 'imageId', path: ['image'], purpose: 'ACTIVITY_IMAGE', expected: 'STORED_ACTIVITY_IMAGE' },
] as const satisfies readonly { field: keyof Files; path: readonly string[]; purpose: DocumentPurpose; expected: Expectation }[];

/** Why the files of an activity cannot be used: only what changes is looked at, and must be the caller's own, stored, for this purpose. */
export async function refusalsOfFiles({ documents }: ActivityUnit, before: Files | null, after: Files, userId: string): Promise<readonly RegistryRefusal[]> {
  const refusals: RegistryRefusal[] = [];
  for (const { field, path, purpose, expected } of wanted) {
    const id = after[field];
    if (id === null || id === before?.[field]) continue;
    if (!isUsableFor(purpose, await documents.findById(id), userId)) refusals.push(badInput(path, expected));
  }
  return refusals;
}
