import { createDocumentRecords } from '@conect/documents';
import type { DocumentPurpose } from '../domain/document';
import { documentTable } from './tables/document.table';

/** The records of documents of consultations, on whatever transaction. */
export const documentRecordsOf = createDocumentRecords<DocumentPurpose>({
  table: documentTable,
  uses: [
    'draft_version WHERE document_id = d.id',
    'contribution_version WHERE attachment_ids @> ARRAY[d.id]',
    'contribution WHERE scan_document_id = d.id',
    'debate WHERE minutes_document_id = d.id',
    'debate_request WHERE scan_document_id = d.id',
  ],
});
