import { utf8Pieces } from './bytes';
import { columnName, sheetParts, xmlText } from './sheet-parts';
import { cellsOf, type PaperFacts, type Table, type TableColumn } from './table';
import { writeZip } from './zip';

const mostRows = 1_048_576;
const longestCell = 32_767;

/**
 * Writes a table as a workbook (XLSX) of one sheet, row by row: the headings stay in sight and are printed on every page, text wraps. Every
 * cell is typed as text, so that none can be a formula. More rows or longer texts than a sheet can hold are a fault: none is cut.
 */
export const writeSheet = (table: Table, facts: PaperFacts): AsyncGenerator<Uint8Array> => {
  const parts = sheetParts(facts).map(({ name, text }) => ({ name, bytes: utf8Pieces([text]) }));
  return writeZip([...parts, { name: 'xl/worksheets/sheet1.xml', bytes: utf8Pieces(rowsOf(table)) }]);
};

async function* rowsOf({ columns, rows }: Table): AsyncGenerator<string> {
  yield opening(columns);
  yield rowXml(columns.map(({ heading }) => heading), { place: 1, style: 1 });
  let place = 1;
  for await (const row of rows) {
    place += 1;
    if (place > mostRows) throw new RangeError(`Expected at most ${mostRows} rows in a sheet`);
    yield rowXml(cellsOf(row, columns), { place, style: 2 });
  }
  yield '</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

const opening = (columns: readonly TableColumn[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
  `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
  `<cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`;

const rowXml = (cells: readonly string[], { place, style }: { readonly place: number; readonly style: number }): string =>
  `<row r="${place}">${cells.map((cell, index) => `<c r="${columnName(index + 1)}${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(fitting(cell))}</t></is></c>`).join('')}</row>`;

function fitting(cell: string): string {
  if (cell.length > longestCell) throw new RangeError(`Expected a cell of at most ${longestCell} characters, got ${cell.length}`);
  return cell;
}
