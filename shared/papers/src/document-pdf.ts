import { assertDocument } from './document-checks';
import { openDocumentFlow } from './document-flow';
import { stepsOf } from './document-items';
import { createSetting } from './document-setting';
import { bytesOf, openPdf } from './open-pdf';
import type { PaperDocument } from './paper-document';
import { createPdfPen, sizes, type Frame, type PdfDocument } from './pdf-pen';

const margin = 56;

/** What of a page upright is written on: the footer stands below it. */
const upright: Frame = { left: margin, top: margin, right: sizes.upright.width - margin, bottom: sizes.upright.height - margin - 30 };

/**
 * Writes a document as a tagged PDF (PDF/UA-1) of pages A4 upright: its language, its title, and everything that a screen reader walks by, in
 * the order of the blocks. A heading stays with what follows it and a signature place stays whole; page numbers and footers are decoration. The
 * same document gives the same bytes wherever zlib packs alike.
 */
export async function* writeDocumentPdf(paper: PaperDocument): AsyncGenerator<Uint8Array> {
  assertDocument(paper);
  const document = openPdf(paper, sizes.upright);
  yield* bytesOf(document, setBlocks(document, paper));
}

function* setBlocks(document: PdfDocument, paper: PaperDocument): Generator<PdfDocument> {
  const root = document.struct('Document');
  document.addStructure(root);
  const flow = openDocumentFlow(document, { ...paper, frame: upright });
  const setting = createSetting({ document, pen: createPdfPen(document), frame: upright });
  for (const step of stepsOf(paper.blocks, root, setting)) {
    if (step === 'PAGE_BREAK') flow.breakPage();
    else flow.add(step);
    yield document;
  }
  flow.close();
  root.end();
}
