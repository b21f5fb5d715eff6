import type { DocumentField } from '../../document/domain/document';
import { badInput } from '../../service/domain/refusals';

/** The files of an activity, by the field that names each. */
export const activityFiles: readonly DocumentField<'documentId' | 'imageId'>[] = [
  { name: 'documentId', purpose: 'ACTIVITY_DOCUMENT', refusal: badInput(['document'], 'STORED_ACTIVITY_DOCUMENT') },
  { name: 'imageId', purpose: 'ACTIVITY_IMAGE', refusal: badInput(['image'], 'STORED_ACTIVITY_IMAGE') },
];
