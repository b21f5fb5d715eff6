import type { PaperFacts, TableColumn } from './table';

/** Words that are drawn in one way: as they are, strong, or leading to an address (`https:`, `http:` or `mailto:`). */
export type Run = string | { readonly strong: string } | { readonly link: string; readonly to: string };

/** A text of one kind or of several. A line break in it begins a new line. */
export type Words = string | readonly Run[];

/** One fact: what it is and what it is of whom the paper speaks. */
export interface Fact {
  readonly label: string;
  readonly value: Words;
}

/** An item of a list, and the list that stands under it. */
export interface ListItem {
  readonly text: Words;
  readonly list?: PaperList;
}

/** Items under bullets, numbers (`1.`) or letters (`a)`). */
export interface PaperList {
  readonly marker: 'BULLET' | 'NUMBER' | 'LETTER';
  readonly items: readonly ListItem[];
}

/** A table within a document: few enough rows to be held. */
export interface DocumentTable {
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Words[])[];
  /** Whether the first cell of a row is its heading. */
  readonly hasRowHeadings?: boolean;
}

/** A code that a telephone reads. Its quiet zone is part of its size. */
export interface QrCode {
  readonly text: string;
  /** What the code is for, said to who cannot see it. */
  readonly alternative: string;
  readonly sizeMillimetres: number;
}

/** Where a party signs: what is recorded of who signed (who, when, over which hash), or a line that waits for ink. */
export interface SignaturePlace {
  readonly party: string;
  readonly signature: { readonly kind: 'RECORDED'; readonly facts: readonly Fact[] } | { readonly kind: 'INK'; readonly label: string };
}

/** One part of a document, in the order in which it is read. */
export type Block =
  | { readonly kind: 'HEADING'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'PARAGRAPH'; readonly text: Words }
  /** A paragraph under the number that its text has (`1.2.`, `art. 5`), set in by its level. */
  | { readonly kind: 'CLAUSE'; readonly number: string; readonly level: 1 | 2 | 3; readonly text: Words }
  | ({ readonly kind: 'LIST' } & PaperList)
  | { readonly kind: 'FACTS'; readonly facts: readonly Fact[] }
  | ({ readonly kind: 'TABLE' } & DocumentTable)
  | ({ readonly kind: 'QR_CODE' } & QrCode)
  | { readonly kind: 'SIGNATURES'; readonly places: readonly SignaturePlace[] }
  | { readonly kind: 'PAGE_BREAK' };

/** A text that flows over pages. What is said on them beside the blocks is in the language of the paper, given by who writes it. */
export interface PaperDocument extends PaperFacts {
  readonly subject?: string;
  readonly authors?: readonly string[];
  readonly blocks: readonly Block[];
  /** What stands below each page; on a page without pages, once at its end. */
  readonly footer: string;
  /** What stands beside the footer of each page. */
  readonly pageLabel: (page: number) => string;
}
