import type PDFDocument from 'pdfkit';

/** A4 across, in points. */
export const pageSize = { width: 841.89, height: 595.28 } as const;

const margin = 36;

/** What of a page is written on. */
export const frame = { left: margin, top: margin, right: pageSize.width - margin, bottom: pageSize.height - margin - 10 } as const;

/** Sizes of text in points, and how far its lines are apart. */
export const text = { size: 8, lineHeight: 10 } as const;
export const titleText = { size: 14, lineHeight: 18 } as const;

/** What is left free around the text of a cell. */
export const padding = 3;

/** A document that is being written. */
export type PdfDocument = InstanceType<typeof PDFDocument>;

interface Writing {
  readonly x: number;
  readonly y: number;
  readonly font: 'regular' | 'bold';
  readonly set?: typeof text | typeof titleText;
}

/** Draws on the page that is open. */
export interface PdfPen {
  /** Draws what a screen reader passes by. */
  readonly asDecoration: (type: 'Pagination' | 'Layout', draw: () => void) => void;
  readonly write: (lines: readonly string[], writing: Writing) => void;
  /** A thin line across the page. */
  readonly rule: (y: number) => void;
}

/** Makes a {@link PdfPen}. */
export function createPdfPen(document: PdfDocument): PdfPen {
  const asDecoration: PdfPen['asDecoration'] = (type, draw) => {
    document.markContent('Artifact', { type });
    draw();
    document.endMarkedContent();
  };
  return {
    asDecoration,
    write: (lines, { x, y, font, set = text }) => {
      document.font(font).fontSize(set.size);
      lines.forEach((line, index) => document.text(line, x, y + padding + index * set.lineHeight, { lineBreak: false }));
    },
    rule: (y) => asDecoration('Layout', () => void document.moveTo(frame.left, y).lineTo(frame.right, y).lineWidth(0.5).stroke('#999999')),
  };
}
