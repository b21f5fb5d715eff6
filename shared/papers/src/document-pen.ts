import type { Element, PdfDocument, TextSet } from './pdf-pen';
import type { Link, Segment, SegmentLine } from './run-text';

const linkColour = '#0b4a8f';

interface Writing {
  readonly x: number;
  readonly y: number;
  readonly set: TextSet;
}

interface Placed extends Segment {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Writes lines as content of an element; what is a link becomes an element of its own, which leads there. */
export function writeLines(document: PdfDocument, element: Element, lines: readonly SegmentLine[], writing: Writing): void {
  const placed = lines.flatMap((line, index) => placedIn(document, line, { ...writing, y: writing.y + index * writing.set.lineHeight }));
  for (const { link, segments } of stretchesOf(placed)) {
    const draw = (): void => segments.forEach((segment) => drawSegment(document, segment, writing.set));
    if (link === null) element.add(draw);
    else writeLink(document, element, { link, segments, draw, height: writing.set.lineHeight });
  }
}

function placedIn(document: PdfDocument, line: SegmentLine, { x, y, set }: Writing): Placed[] {
  let right = x;
  return line.map((segment) => {
    const width = document.font(segment.font).fontSize(set.size).widthOfString(segment.text);
    const placed = { ...segment, x: right, y, width };
    right += width;
    return placed;
  });
}

interface Stretch {
  readonly link: Link | null;
  readonly segments: readonly Placed[];
}

/** Segments one after the other that lead to one place or to none. */
function stretchesOf(placed: readonly Placed[]): readonly Stretch[] {
  const stretches: { readonly link: Link | null; readonly segments: Placed[] }[] = [];
  for (const segment of placed) {
    const last = stretches.at(-1);
    if (last !== undefined && last.link === segment.link) last.segments.push(segment);
    else stretches.push({ link: segment.link, segments: [segment] });
  }
  return stretches;
}

function drawSegment(document: PdfDocument, { text, font, link, x, y }: Placed, { size }: TextSet): void {
  document.font(font).fontSize(size).fillColor(link === null ? '#000000' : linkColour);
  document.text(text, x, y, { lineBreak: false, underline: link !== null });
  document.fillColor('#000000');
}

interface WrittenLink {
  readonly link: Link;
  readonly segments: readonly Placed[];
  readonly draw: () => void;
  readonly height: number;
}

function writeLink(document: PdfDocument, element: Element, { link, segments, draw, height }: WrittenLink): void {
  const linked = document.struct('Link');
  element.add(linked);
  linked.add(draw);
  for (const { x, y, width } of segments) {
    document.link(x, y, width, height, link.address, { structParent: linked, Contents: new String(link.words) } as unknown as PDFKit.Mixins.AnnotationOption);
  }
  // The tree says on which page a link lies by the page that is open when its element ends.
  linked.end();
}
