import { documentTableOf } from '@conect/documents';
import { documentPurposes } from '../../domain/document';

/** The registry's also says in a word whether the bytes are there. */
export const documentTable = documentTableOf(documentPurposes, {
  columns: { status: { type: 'text' } },
  checks: [
    { name: 'document_status_known', expression: `status IN ('AWAITING', 'STORED')` },
    { name: 'document_stored_at_known', expression: `(status = 'STORED') = (stored_at IS NOT NULL)` },
  ],
  indices: [],
});
