import { createDocumentRecords } from '@conect/documents';
import type { DocumentPurpose } from '../domain/document';
import { documentTable } from './tables/document.table';

/** The records of identity's documents, on whatever transaction. */
export const documentRecordsOf = createDocumentRecords<DocumentPurpose>({ table: documentTable, uses: ['institution_account_request WHERE document_id = d.id'] });
