import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { pageFonts } from './page-text';
import { openPdfPages } from './pdf-pages';
import { pageSize, type PdfDocument } from './pdf-pen';
import { cellsOf, type PdfFacts, type Table } from './table';

/**
 * Writes a table as a tagged PDF (PDF/UA-1): its language, a title, headings and cells that a screen reader can walk, letters that can be
 * searched and copied; headings are repeated on every page, where they and the page's number are decoration. Pages leave as they are full; the
 * tree of the cells stays until the end, some 10 KB a row. The same table gives the same bytes wherever zlib packs alike.
 */
export async function* writePdf({ columns, rows }: Table, facts: PdfFacts): AsyncGenerator<Uint8Array> {
  const document = openDocument(facts);
  const pages = openPdfPages(document, { ...facts, columns });
  for await (const row of rows) {
    pages.addRow(cellsOf(row, columns));
    const full = document.read() as Uint8Array | null;
    if (full === null) continue;
    yield full;
    // Setting a page takes long enough for others to be let in between two.
    await setImmediate();
  }
  pages.close();
  document.end();
  yield* document as AsyncIterable<Uint8Array>;
}

function openDocument({ title, language, createdAt }: PdfFacts): PdfDocument {
  const options = {
    autoFirstPage: false,
    size: [pageSize.width, pageSize.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, CreationDate: createdAt, Creator: 'CONECT' },
  };
  // The types of the library do not know PDF/UA yet.
  const document = new PDFDocument(options as unknown as ConstructorParameters<typeof PDFDocument>[0]);
  return document.registerFont('regular', pageFonts.regular).registerFont('bold', pageFonts.bold);
}
