/**
 * Run by tests as a process of its own, for the reader is an ES module, which Jest does not load: reads a PDF from standard input and prints what
 * another program finds in it.
 */
import { buffer } from 'node:stream/consumers';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The boxes of what is filled on a page: of each path in it the corners farthest apart, in points from the page's lower left. */
async function fillsOf(page) {
  const { fnArray, argsArray } = await page.getOperatorList();
  return argsArray.flatMap((args, index) => (fnArray[index] === OPS.constructPath && args[0] === OPS.fill ? boxesOf(args[1][0]) : []));
}

/** A path is a row of numbers, each step its kind and where it leads: 0 begins a part, 1 draws a line, 4 closes a part. */
function boxesOf(path) {
  const boxes = [];
  for (let at = 0; at < path.length; at += path[at] === 4 ? 1 : 3) {
    const [kind, x, y] = path.subarray(at, at + 3);
    if (kind === 0) boxes.push([x, y, x, y]);
    if (kind !== 1) continue;
    const box = boxes.at(-1);
    boxes[boxes.length - 1] = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  }
  return boxes;
}

const document = await getDocument({ data: new Uint8Array(await buffer(process.stdin)), verbosity: 0 }).promise;
const { info, metadata } = await document.getMetadata();
const pages = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const annotations = await page.getAnnotations();
  pages.push({
    items: items.map(({ str, hasEOL, type, tag, id }) => ({ str: hasEOL ? `${str}\n` : str, type, tag, id })),
    tree: await page.getStructTree(),
    links: annotations.map(({ url, contentsObj }) => ({ url, contents: contentsObj?.str })),
    fills: await fillsOf(page),
  });
}
process.stdout.write(JSON.stringify({ info, metadata: metadata?.getRaw() ?? null, markInfo: await document.getMarkInfo(), pages }));
