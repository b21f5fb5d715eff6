import { createDocumentRecords } from '@conect/documents';
import type { DocumentPurpose } from '../domain/document';
import { documentTable } from './tables/document.table';

/** The records of what goes with letters, on whatever transaction. */
export const documentRecordsOf = createDocumentRecords<DocumentPurpose>({ table: documentTable, uses: ['thread_attachment WHERE document_id = d.id'] });
