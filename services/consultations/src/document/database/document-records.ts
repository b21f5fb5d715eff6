import { createDocumentRecords } from '@conect/documents';
import type { DocumentPurpose } from '../domain/document';
import { documentTable } from './tables/document.table';

/** The records of documents of consultations, on whatever transaction. */
export const documentRecordsOf = createDocumentRecords<DocumentPurpose>({ table: documentTable, uses: ['contribution_version WHERE attachment_ids @> ARRAY[d.id]', 'contribution WHERE scan_document_id = d.id'] });
