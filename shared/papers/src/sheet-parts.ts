import { markupText } from './plain-text';
import type { PaperFacts } from './table';

interface Part {
  readonly name: string;
  readonly text: string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const openXml = 'http://schemas.openxmlformats.org';

/**
 * Text as a workbook's XML holds it: what XML cannot say is written by the format's own escape (`_x0007_`), and a text that looks like such an
 * escape is kept from being one.
 */
export const xmlText = (text: string): string =>
  markupText(
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`),
  );

/** A column's name as a sheet counts: A, B, ... Z, AA. */
export const columnName = (place: number): string => (place > 26 ? columnName(Math.floor((place - 1) / 26)) : '') + String.fromCharCode(65 + ((place - 1) % 26));

/** Everything of a workbook that is not its rows, in the order in which readers look for it. */
export const sheetParts = ({ title, language, createdAt }: PaperFacts): readonly Part[] => [
  {
    name: '[Content_Types].xml',
    text:
      `${declaration}<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${[
        ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
        ['/xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
        ['/xl/styles.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'],
        ['/xl/worksheets/sheet1.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'],
      ]
        .map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
        .join('')}</Types>`,
  },
  {
    name: '_rels/.rels',
    text: relationships([
      [`${openXml}/officeDocument/2006/relationships/officeDocument`, 'xl/workbook.xml'],
      [`${openXml}/package/2006/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
  },
  {
    name: 'docProps/core.xml',
    text:
      `${declaration}<cp:coreProperties xmlns:cp="${openXml}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
      `<dc:title>${xmlText(title)}</dc:title><dc:language>${xmlText(language)}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${createdAt.toISOString()}</dcterms:created></cp:coreProperties>`,
  },
  {
    name: 'xl/workbook.xml',
    text:
      `${declaration}<workbook xmlns="${openXml}/spreadsheetml/2006/main" xmlns:r="${openXml}/officeDocument/2006/relationships"><sheets><sheet name="${sheetName(title)}" sheetId="1" r:id="rId1"/></sheets>` +
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheetName(title)}'!$1:$1</definedName></definedNames></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: relationships([
      [`${openXml}/officeDocument/2006/relationships/worksheet`, 'worksheets/sheet1.xml'],
      [`${openXml}/officeDocument/2006/relationships/styles`, 'styles.xml'],
    ]),
  },
  { name: 'xl/styles.xml', text: styles },
];

const relationships = (list: readonly (readonly [type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${openXml}/package/2006/relationships">${list.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** A sheet's name has at most 31 characters and none of these. */
const sheetName = (title: string): string => xmlText(title.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31).trim() || '1');

/** Style 1 is a heading (bold, wrapped), style 2 a cell (wrapped, from the top). */
const styles =
  `${declaration}<styleSheet xmlns="${openXml}/spreadsheetml/2006/main"><numFmts count="0"/>` +
  '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
