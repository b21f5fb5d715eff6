import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { pageFonts } from './page-text';
import type { PageSize, PdfDocument } from './pdf-pen';
import { markupText, plainText } from './plain-text';
import type { PaperFacts } from './table';

/** The library puts words as they are into the XML of the metadata, where they would be markup: there, and only there, it finds them escaped. */
class MetadataText extends String {
  override toString(): string {
    return markupText(this.valueOf());
  }
}

interface PdfOpening extends PaperFacts {
  readonly subject?: string;
  readonly authors?: readonly string[];
}

/** Begins a tagged PDF (PDF/UA-1) of pages of one size: its language, its title and our fonts; no page yet. */
export function openPdf({ title, language, createdAt, subject, authors = [] }: PdfOpening, { width, height }: PageSize): PdfDocument {
  const said = { Title: title, Subject: subject ?? '', Author: authors.join('; ') };
  const words = new Map(Object.entries(said).flatMap(([key, text]) => (text === '' ? [] : [[key, new MetadataText(plainText(text))] as const])));
  const options = {
    autoFirstPage: false,
    size: [width, height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { ...Object.fromEntries<MetadataText>(words), CreationDate: createdAt, Creator: 'CONECT' },
  };
  // The types of the library do not know PDF/UA yet.
  const document = new PDFDocument(options as unknown as ConstructorParameters<typeof PDFDocument>[0]);
  // It adds a CIDSet where it finds the part of PDF/UA as a number, and leaves out of it the parts of composed letters, which PDF/UA forbids.
  // Without one a font is right; the metadata say the same of a word.
  Object.assign(document, { subset: '1' });
  return document.registerFont('regular', pageFonts.regular).registerFont('bold', pageFonts.bold);
}

/** The bytes of a document, as pages are full, while one thing after the other is put onto them. */
export async function* bytesOf(document: PdfDocument, steps: AsyncIterable<PdfDocument> | Iterable<PdfDocument>): AsyncGenerator<Uint8Array> {
  for await (const written of steps) {
    const full = written.read() as Uint8Array | null;
    if (full === null) continue;
    yield full;
    // Setting a page takes long enough for others to be let in between two.
    await setImmediate();
  }
  document.end();
  yield* document as AsyncIterable<Uint8Array>;
}
