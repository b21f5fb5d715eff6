/**
 * Run by tests as a process of its own, for the reader is an ES module, which Jest does not load: reads a PDF from standard input and prints what
 * another program finds in it.
 */
import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const document = await getDocument({ data: new Uint8Array(await buffer(process.stdin)), verbosity: 0 }).promise;
const { info, metadata } = await document.getMetadata();
const pages = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  pages.push({ items: items.map(({ str, type, tag, id }) => ({ str, type, tag, id })), tree: await page.getStructTree() });
}
process.stdout.write(JSON.stringify({ info, metadata: metadata?.getRaw() ?? null, markInfo: await document.getMarkInfo(), pages }));
