import { crc32, deflateSync } from 'node:zlib';
import { buildZip, type ZipEntry } from '@conect/testing';

const officeMain = 'application/vnd.openxmlformats-officedocument';

/** The content types of an Office package whose main part is of this type. */
export const contentTypes = (mainPart: string): ZipEntry => ({
  name: '[Content_Types].xml',
  content:
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/main.xml" ContentType="${mainPart}"/></Types>`,
});

/** The content types of a Word document. */
export const docxTypes = contentTypes(`${officeMain}.wordprocessingml.document.main+xml`);

/** A small Word document, with more entries if given. */
export const docx = (...more: readonly ZipEntry[]): Buffer =>
  buildZip([docxTypes, { name: 'word/document.xml', content: '<w:document/>' }, ...more]);

/** A small Excel workbook. */
export const xlsx = (): Buffer =>
  buildZip([contentTypes(`${officeMain}.spreadsheetml.sheet.main+xml`), { name: 'xl/workbook.xml', content: '<workbook/>' }]);

/** A small OpenDocument text, with more entries if given. */
export const odt = (...more: readonly ZipEntry[]): Buffer =>
  buildZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content: '<office:document-content/>' },
    { name: 'Pictures/', content: '', stored: true },
    ...more,
  ]);

/** A PDF of one empty page; `objects` stand among its own, `filler` makes it as long as wanted. */
export const pdf = (objects = '', filler = ''): Buffer =>
  Buffer.from(
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n' +
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n' +
      `${objects}\n${filler}\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );

/** A PDF of exactly so many bytes. */
export const pdfOf = (byteLength: number): Buffer => pdf('', `%${'x'.repeat(byteLength - pdf('', '%').length)}`);

/** A PDF stream object with this dictionary and these bytes. */
export const pdfStream = (dictionary: string, bytes: Buffer): string =>
  `9 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream\nendobj\n`;

/** A PNG whose header claims these measures. */
export function png(width = 1, height = 1): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(Buffer.alloc(2))), pngChunk('IEND', Buffer.alloc(0))]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(typed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}

/** A JPEG whose frame header claims these measures; `frame` is its marker (0xc0 baseline, 0xc2 progressive). */
export function jpeg(width = 1, height = 1, frame = 0xc0): Buffer {
  const measures = Buffer.alloc(4);
  measures.writeUInt16BE(height, 0);
  measures.writeUInt16BE(width, 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
    Buffer.from([0xff, frame, 0, 11, 8]),
    measures,
    Buffer.from([1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, 0x34, 0xff, 0xd9]),
  ]);
}

/** A lossless WebP whose header claims these measures. */
export function webp(width = 1, height = 1): Buffer {
  const data = Buffer.alloc(6);
  data[0] = 0x2f;
  data.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  return riff(webpChunk('VP8L', data));
}

/** A lossy WebP whose key frame claims these measures. */
export function lossyWebp(width = 1, height = 1): Buffer {
  const data = Buffer.alloc(10);
  data.set([0x9d, 0x01, 0x2a], 3);
  data.writeUInt16LE(width, 6);
  data.writeUInt16LE(height, 8);
  return riff(webpChunk('VP8 ', data));
}

/** An extended WebP whose canvas claims these measures, with these chunks after its header. */
export function extendedWebp(width: number, height: number, ...chunks: readonly Buffer[]): Buffer {
  const data = Buffer.alloc(10);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return riff(webpChunk('VP8X', data), ...chunks);
}

/** One chunk of a WebP, filled up to an even length. */
export function webpChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length % 2)]);
}

function riff(...chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), length, body]);
}
