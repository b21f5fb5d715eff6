import { bytesOf, openPdf } from './open-pdf';
import { openPdfPages } from './pdf-pages';
import { sizes, type PdfDocument } from './pdf-pen';
import { cellsOf, type PdfFacts, type Table } from './table';

/**
 * Writes a table as a tagged PDF (PDF/UA-1): its language, a title, headings and cells that a screen reader can walk, letters that can be
 * searched and copied; headings are repeated on every page, where they and the page's number are decoration. Pages leave as they are full; the
 * tree of the cells stays until the end, some 10 KB a row. The same table gives the same bytes wherever zlib packs alike.
 */
export async function* writePdf(table: Table, facts: PdfFacts): AsyncGenerator<Uint8Array> {
  const document = openPdf(facts, sizes.across);
  yield* bytesOf(document, setRows(document, table, facts));
}

async function* setRows(document: PdfDocument, { columns, rows }: Table, facts: PdfFacts): AsyncGenerator<PdfDocument> {
  const pages = openPdfPages(document, { ...facts, columns });
  for await (const row of rows) {
    pages.addRow(cellsOf(row, columns));
    yield document;
  }
  pages.close();
}
