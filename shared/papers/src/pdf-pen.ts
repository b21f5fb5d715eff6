import type PDFDocument from 'pdfkit';
import type { PageFont } from './page-text';

/** How large a page is, in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** What of a page is written on. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A4 across, for tables, and upright, for texts. */
export const sizes = { across: { width: 841.89, height: 595.28 }, upright: { width: 595.28, height: 841.89 } } as const;

const margin = 36;

/** What of a page across is written on: the page's number stands below it. */
export const frame: Frame = { left: margin, top: margin, right: sizes.across.width - margin, bottom: sizes.across.height - margin - 10 };

/** The size of a text in points, and how far its lines are apart. */
export interface TextSet {
  readonly size: number;
  readonly lineHeight: number;
}

export const text: TextSet = { size: 8, lineHeight: 10 };
export const titleText: TextSet = { size: 14, lineHeight: 18 };

/** What is left free around the text of a cell. */
export const padding = 3;

/** A document that is being written. */
export type PdfDocument = InstanceType<typeof PDFDocument>;

/** What stands for a part of the text in the tree that a screen reader walks. */
export type Element = ReturnType<PdfDocument['struct']>;

interface Writing {
  readonly x: number;
  readonly y: number;
  readonly font: PageFont;
  readonly set?: TextSet;
}

/** Draws on the page that is open. */
export interface PdfPen {
  /** Draws what a screen reader passes by. */
  readonly asDecoration: (type: 'Pagination' | 'Layout', draw: () => void) => void;
  readonly write: (lines: readonly string[], writing: Writing) => void;
  /** A thin line across the page, or from one place to another. */
  readonly rule: (y: number, between?: Pick<Frame, 'left' | 'right'>) => void;
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
    rule: (y, { left, right } = frame) => asDecoration('Layout', () => void document.moveTo(left, y).lineTo(right, y).lineWidth(0.5).stroke('#999999')),
  };
}
