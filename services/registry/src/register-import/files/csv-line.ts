/** One line of a CSV file (RFC 4180), every cell quoted. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
