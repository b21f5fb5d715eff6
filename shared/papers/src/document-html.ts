import { createHash } from 'node:crypto';
import { utf8Pieces } from './bytes';
import { addressOf, areBlank, assertDocument, runsOf } from './document-checks';
import { documentStyle } from './document-style';
import type { Block, DocumentTable, Fact, PaperDocument, PaperList, QrCode, Run, SignaturePlace, Words } from './paper-document';
import { markupText, plainText } from './plain-text';
import { qrElement } from './qr-svg';

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(documentStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/**
 * Writes a document as one page of HTML that needs nothing else: no script, no address is fetched, and a policy in it lets none be. It says
 * what the PDF says, in the same order; when printed it breaks where the PDF may. Every text stays text, whatever stands in it.
 */
export const writeDocumentHtml = (paper: PaperDocument): AsyncGenerator<Buffer> => {
  assertDocument(paper);
  return utf8Pieces(piecesOf(paper));
};

const shown = (text: string): string => markupText(plainText(text));

const meta = (name: string, content: string): string => `<meta name="${name}" content="${shown(content)}">\n`;

function* piecesOf({ title, language, createdAt, subject, authors = [], blocks, footer }: PaperDocument): Generator<string> {
  yield `<!doctype html>\n<html lang="${shown(language)}">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield `<title>${shown(title)}</title>\n${meta('viewport', 'width=device-width, initial-scale=1')}${meta('dcterms.created', createdAt.toISOString())}`;
  if (subject !== undefined) yield meta('description', subject);
  for (const author of authors) yield meta('author', author);
  yield `<style>${documentStyle}</style>\n</head>\n<body>\n<main>\n`;
  for (const block of blocks) yield blockHtml(block);
  yield `</main>\n${footer === '' ? '' : `<footer>${lines(footer)}</footer>\n`}</body>\n</html>\n`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'HEADING':
      return textHtml(`h${block.level}`, block.text);
    case 'PARAGRAPH':
      return textHtml('p', block.text);
    case 'CLAUSE':
      return `<p class="clause-${block.level}">${shown(block.number)} ${wordsHtml(block.text)}</p>\n`;
    case 'LIST':
      return listHtml(block);
    case 'FACTS':
      return factsHtml(block.facts);
    case 'TABLE':
      return tableHtml(block);
    case 'QR_CODE':
      return qrHtml(block);
    case 'SIGNATURES':
      return block.places.map(placeHtml).join('');
    case 'PAGE_BREAK':
      return '<div class="page-break"></div>\n';
  }
}

const lines = (text: string): string => shown(text).replaceAll('\n', '<br>');

/** Words in an element of their own; nothing where they show nothing. */
const textHtml = (name: string, words: Words): string => (areBlank(words) ? '' : `<${name}>${wordsHtml(words)}</${name}>\n`);

const wordsHtml = (words: Words): string => runsOf(words).map(runHtml).join('');

function runHtml(run: Run): string {
  if (typeof run === 'string') return lines(run);
  return 'strong' in run ? `<strong>${lines(run.strong)}</strong>` : `<a href="${shown(addressOf(run.to))}" rel="noopener noreferrer">${lines(run.link)}</a>`;
}

const listTags = { BULLET: ['ul', 'ul'], NUMBER: ['ol', 'ol'], LETTER: ['ol class="letters"', 'ol'] } as const;

function listHtml({ marker, items }: PaperList): string {
  if (items.length === 0) return '';
  const [open, close] = listTags[marker];
  return `<${open}>\n${items.map(({ text, list }) => `<li>${wordsHtml(text)}${list === undefined ? '' : `\n${listHtml(list)}`}</li>\n`).join('')}</${close}>\n`;
}

function factsHtml(facts: readonly Fact[]): string {
  if (facts.length === 0) return '';
  return `<table class="facts">\n${facts.map(({ label, value }) => `<tr><th scope="row">${lines(label)}</th><td>${wordsHtml(value)}</td></tr>\n`).join('')}</table>\n`;
}

function tableHtml({ caption, columns, rows, hasRowHeadings = false }: DocumentTable): string {
  const cell = (words: Words, index: number): string => (hasRowHeadings && index === 0 ? `<th scope="row">${wordsHtml(words)}</th>` : `<td>${wordsHtml(words)}</td>`);
  const head = columns.map(({ heading }) => `<th scope="col">${lines(heading)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>\n`).join('');
  return `<table>\n${caption === undefined ? '' : `<caption>${lines(caption)}</caption>\n`}<thead><tr>${head}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>\n`;
}

const qrHtml = ({ text, alternative, sizeMillimetres: size }: QrCode): string => `<figure>${qrElement({ text, alternative, attributes: `width="${size}mm" height="${size}mm"` })}</figure>\n`;

function placeHtml({ party, signature }: SignaturePlace): string {
  const head = `<section class="signature">\n<p><strong>${lines(party)}</strong></p>\n`;
  if (signature.kind === 'INK') return `${head}<p class="ink">${lines(signature.label)}</p>\n</section>\n`;
  return `${head}${signature.facts.map(({ label, value }) => `<p><strong>${lines(label)}: </strong>${wordsHtml(value)}</p>\n`).join('')}</section>\n`;
}
