/** One column of a table. */
export interface TableColumn {
  readonly heading: string;
  /** How wide the column is in a sheet, in characters; on a page, its share of the width. */
  readonly width: number;
}

/** A table on its way to paper: every cell is text, and rows come as they are read. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

/** What a paper says of itself; the same words and the same instant give the same bytes. */
export interface PaperFacts {
  readonly title: string;
  /** The language of its text, as in `ro-RO`. */
  readonly language: string;
  /** When what it shows was so; never the moment of writing, which would differ each time. */
  readonly createdAt: Date;
}

/** What a table on pages says beside its rows. */
export interface PdfFacts extends PaperFacts {
  /** Paragraphs between the title and the table. */
  readonly notes: readonly string[];
  /** What stands below each page, in the paper's language. */
  readonly pageLabel: (page: number) => string;
}

/** The cells of a row, one for each column: a row of another length is a fault of who made it. */
export function cellsOf<Cell>(row: readonly Cell[], columns: readonly TableColumn[]): readonly Cell[] {
  if (row.length !== columns.length) throw new RangeError(`Expected a row of ${columns.length} cells, got ${row.length}`);
  return row;
}
