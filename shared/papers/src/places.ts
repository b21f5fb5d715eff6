import { padding, type Frame } from './pdf-pen';
import type { TableColumn } from './table';

/** Where a column's text stands on every page. */
export interface Place {
  readonly x: number;
  readonly width: number;
}

/** Parts a frame's width among the columns by their widths. */
export function placesOf(columns: readonly Pick<TableColumn, 'width'>[], { left, right }: Pick<Frame, 'left' | 'right'>): readonly Place[] {
  const share = (right - left) / columns.reduce((sum, { width }) => sum + width, 0);
  let x = left;
  return columns.map(({ width }) => {
    const place = { x: x + padding, width: width * share - 2 * padding };
    x += width * share;
    return place;
  });
}
