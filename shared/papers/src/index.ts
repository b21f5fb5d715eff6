export { utf8Pieces, type Bytes } from './bytes';
export { csvLine, writeCsv } from './csv';
export { writePack, type PackFile } from './pack';
export { createPaperFolder, type MeasuredFile, type PaperFolder } from './paper-folder';
export { writePdf } from './pdf';
export { writeSheet } from './sheet';
export type { PaperFacts, PdfFacts, Table, TableColumn } from './table';
