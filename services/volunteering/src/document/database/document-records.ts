import { createDocumentRecords } from '@conect/documents';
import type { DocumentPurpose } from '../domain/document';
import { documentTable } from './tables/document.table';

/** The records of documents of volunteering, on whatever transaction. */
export const documentRecordsOf = createDocumentRecords<DocumentPurpose>({ table: documentTable, uses: ['contract_signature WHERE document_id = d.id'] });
