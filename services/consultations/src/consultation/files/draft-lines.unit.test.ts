import { docxLines } from './docx-lines';
import { htmlLines } from './html-lines';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const document = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?><w:document ${w}><w:body>${body}<w:sectPr/></w:body></w:document>`;
const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (runs: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
const numbered = (text: string, list: number, level = 0): string => paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const level = (place: number, format: string, text: string, start = 1): string =>
  `<w:lvl w:ilvl="${place}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering ${w}>
  <w:abstractNum w:abstractNumId="7">${level(0, 'decimal', 'Art. %1.')}${level(1, 'decimal', '(%2)')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="8">${level(0, 'ideographDigital', '%1')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num></w:numbering>`;
const styles = `<w:styles ${w}><w:style w:styleId="Articol"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Al"><w:basedOn w:val="Articol"/></w:style></w:styles>`;
const linesOf = (body: string, more: object = {}) => docxLines({ document: document(body), numbering, styles, ...more });

describe('the lines of a Word document', () => {
  it('are its paragraphs, with runs joined, raised digits told apart, and nothing that was struck out', () => {
    expect(linesOf(paragraph(run('Art. ') + run('12') + run('1', '<w:vertAlign w:val="superscript"/>') + run(' Te&amp;xt')) + paragraph('') + paragraph(`${run('rămâne')}<w:del><w:r><w:delText>șters</w:delText><w:t>șters</w:t></w:r></w:del><w:r><w:br/></w:r>${run('alt rând')}`))).toEqual(['Art. 12^1 Te&xt', 'rămâne', 'alt rând']);
  });

  it('have the numbers that Word counts', () => {
    expect(linesOf(numbered('Unu', 1) + numbered('alineat', 1, 1) + numbered('literă', 1, 2) + numbered('literă', 1, 2) + numbered('alineat', 1, 1) + numbered('literă', 1, 2) + numbered('Doi', 1) + paragraph(run('Trei'), '<w:pStyle w:val="Al"/>') + numbered('Zece', 3))).toEqual([
      'Art. 1. Unu', '(1) alineat', 'a) literă', 'b) literă', '(2) alineat', 'a) literă', 'Art. 2. Doi', 'Art. 3. Trei', 'Art. 10. Zece',
    ]);
  });

  it.each([
    ['a format that is not known', numbered('x', 2), {}],
    ['a list that is not there', numbered('x', 9), {}],
    ['no lists at all', numbered('x', 1), { numbering: null }],
  ])('are refused for %s', (_what, body, more) => {
    expect(linesOf(body, more)).toBe('DRAFT_NUMBERING_UNKNOWN');
  });

  it.each([
    ['cut short', document(paragraph(run('Art. 1 Text'))).slice(0, -30)],
    ['with a document type', document(paragraph(run('&x;'))).replace('<w:document', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document')],
    ['with what is never closed', document('<w:p>')],
    ['of no XML', 'Art. 1 Text'],
  ])('are refused of a part %s', (_what, given) => {
    expect(docxLines({ document: given, numbering, styles })).toBe('DRAFT_FILE_UNREADABLE');
  });
});

describe('the lines of a page', () => {
  it('are its text, without scripts, styles and handlers', () => {
    expect(htmlLines('<html><head><title>T</title><style>p{}</style></head><body onload="x()"><p onclick="y()">Art. 1. <b>Te</b>xt&nbsp;nou<script>alert("(2) x")</script></p><div>(2) Alt<br>rând</div></body></html>')).toEqual(['Art. 1. Text nou', '(2) Alt', 'rând']);
  });

  it('have raised digits and the numbers of lists', () => {
    expect(htmlLines('<p>Art. 12<sup>1</sup> Text</p><ol type="a"><li>unu<li>doi<ol><li>întâi</ol></ol><ul><li>liniuță</ul><ol start="3"><li>trei<li>(2) deja</ol>')).toEqual(['Art. 12^1 Text', 'a) unu', 'b) doi', '1. întâi', '- liniuță', '3. trei', '(2) deja']);
  });

  it('are refused where a style counts', () => {
    expect(htmlLines('<ol style="list-style: upper-greek"><li>unu</ol>')).toBe('DRAFT_NUMBERING_UNKNOWN');
  });
});
