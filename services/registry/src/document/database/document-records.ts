import { createDocumentRecords } from '@conect/documents';
import type { DocumentPurpose } from '../domain/document';
import { documentTable } from './tables/document.table';

/** The records of the registry's documents, on whatever transaction. */
export const documentRecordsOf = createDocumentRecords<DocumentPurpose>({
  table: documentTable,
  ownColumns: (isStored) => ({ status: isStored ? 'STORED' : 'AWAITING' }),
  uses: [
    'organization WHERE statute_document_id = d.id',
    'organization WHERE logo_document_id = d.id',
    'claim_document WHERE document_id = d.id',
    'change_request WHERE document_id = d.id',
    'register_import WHERE document_id = d.id AND ended_at IS NULL',
    'public_utility_case_document WHERE document_id = d.id',
    'activity WHERE document_id = d.id',
    'activity WHERE image_id = d.id',
    'yearly_report WHERE activity_report_id = d.id',
    'yearly_report WHERE financial_statement_id = d.id',
    `change_request WHERE status = 'PENDING' AND changes->>'statuteDocumentId' = d.id::text`,
  ],
});
