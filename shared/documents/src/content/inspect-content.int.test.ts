import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { contentTypes, docx, docxTypes, extendedWebp, jpeg, lossyWebp, odt, pdf, pdfOf, pdfStream, png, webp, webpChunk, xlsx } from '../../test/sample-documents';
import { buildZip } from '@conect/testing';
import type { MediaType } from '../media-types';
import type { ContentProblem } from './content-problem';
import { inspectContent } from './inspect-content';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const odtType = 'application/vnd.oasis.opendocument.text';
const mebibyte = 1_048_576;

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'documents-'))));
afterAll(() => rm(folder, { recursive: true }));

async function inspect(mediaType: MediaType, content: Buffer): Promise<ContentProblem | null> {
  const file = join(folder, 'document');
  await writeFile(file, content);
  return inspectContent(file, mediaType);
}

type Case = readonly [what: string, mediaType: MediaType, content: Buffer];

test.each<Case>([
  ['a PDF', 'application/pdf', pdf()],
  ['a PDF with packed objects', 'application/pdf', pdf(objectStream('<< /Type /Catalog >>'))],
  ['a PDF with a packed image', 'application/pdf', pdf(pdfStream('/Subtype /Image /Filter /DCTDecode', jpeg()))],
  ['a PDF with a name that only begins like a dangerous one', 'application/pdf', pdf('<< /LaunchPad /EncryptMetadata >>')],
  ['a Word document', docxType, docx()],
  ['an Excel workbook', xlsxType, xlsx()],
  ['an OpenDocument text', odtType, odt()],
  ['comma-separated values', 'text/csv', Buffer.from('denumire,județ\r\nAsociația Țarnița Verde,CJ\r\n')],
  ['a JPEG', 'image/jpeg', jpeg(8000, 6250)],
  ['a progressive JPEG', 'image/jpeg', jpeg(100, 100, 0xc2)],
  ["a JPEG with a camera's own data after the image", 'image/jpeg', Buffer.concat([jpeg(), Buffer.from('SEFT trailer')])],
  ['a JPEG with the closing mark of an archive by chance', 'image/jpeg', Buffer.concat([jpeg(), Buffer.from('PK\x05\x06'), Buffer.alloc(1_000, 1)])],
  ['a PNG of 50 megapixels', 'image/png', png(10_000, 5_000)],
  ['a lossy WebP of an encoder', 'image/webp', Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')],
  ['a lossless WebP of an encoder', 'image/webp', Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')],
  ['a WebP with transparency of an encoder', 'image/webp', Buffer.from('UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==', 'base64')],
  ['a moving WebP of an encoder', 'image/webp', Buffer.from('UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA', 'base64')],
  ['a lossless WebP', 'image/webp', webp(10_000, 5_000)],
  ['a lossy WebP', 'image/webp', lossyWebp(300, 200)],
  ['an extended WebP with a colour profile', 'image/webp', extendedWebp(300, 200, webpChunk('ICCP', Buffer.from('abc')), webp().subarray(12))],
  ['a moving WebP', 'image/webp', extendedWebp(300, 200, webpChunk('ANIM', Buffer.alloc(6)), webpChunk('ANMF', Buffer.alloc(16)))],
])('accepts %s', async (_what, mediaType, content) => {
  expect(await inspect(mediaType, content)).toBeNull();
});

test.each<Case>([
  ['a program called PDF', 'application/pdf', Buffer.from('MZ\x90\0 %%EOF')],
  ['a PDF with something before it', 'application/pdf', Buffer.concat([Buffer.from('GIF89a '), pdf()])],
  ['a PNG called JPEG', 'image/jpeg', png()],
  ['a JPEG called PNG', 'image/png', jpeg()],
  ['a PNG called WebP', 'image/webp', png()],
  ['a sound called WebP', 'image/webp', Buffer.from('RIFF\x04\0\0\0WAVE', 'latin1')],
  ['a PDF called Word document', docxType, pdf()],
  ['a workbook called Word document', docxType, xlsx()],
  ['a Word document called workbook', xlsxType, docx()],
  ['a Word document called OpenDocument text', odtType, docx()],
  ['an OpenDocument text called Word document', docxType, odt()],
  ['a plain archive called Word document', docxType, buildZip([{ name: 'a.txt', content: 'a' }])],
  ['a Word document with a program before it', docxType, Buffer.concat([Buffer.from('MZ'), docx()])],
  ['bytes called comma-separated values', 'text/csv', Buffer.from([0xff, 0xfe, 0x41])],
  ['text cut inside a letter', 'text/csv', Buffer.from('județ').subarray(0, 5)],
  ['NUL bytes in comma-separated values', 'text/csv', Buffer.from('a,\0b')],
  ['nothing', 'application/pdf', Buffer.alloc(0)],
])('takes %s for what it is not', async (_what, mediaType, content) => {
  expect(await inspect(mediaType, content)).toBe('WRONG_TYPE');
});

test.each<Case>([
  ['PDF without its end', 'application/pdf', pdf().subarray(0, -20)],
  ['PDF whose packed objects are broken', 'application/pdf', pdf(pdfStream('/Type /ObjStm /Filter /FlateDecode', Buffer.from('nonsense')))],
  ['PDF whose objects are packed in two ways', 'application/pdf', pdf(pdfStream('/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]', Buffer.from('00')))],
  ['PDF whose packed objects are behind a predictor', 'application/pdf', pdf(pdfStream('/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>', deflateSync('x')))],
  ['PDF whose packed objects unpack to too much', 'application/pdf', pdf(objectStream(' '.repeat(33 * mebibyte)))],
  ['Word document with endless content types', docxType, buildZip([{ ...docxTypes, content: String(docxTypes.content) + noise(2 * mebibyte).toString('hex') }])],
  ['Word document cut short', docxType, docx().subarray(0, -30)],
  ['Word document with bytes after its end', docxType, Buffer.concat([docx(), Buffer.from('<script>')])],
  ['Word document with a wrong checksum', docxType, docx({ name: 'a.xml', content: 'abc', declaredChecksum: 1 })],
  ['Word document with an entry longer than it says', docxType, docx({ name: 'a.xml', content: 'abc', declaredSize: 2 })],
  ['Word document with an entry shorter than it says', docxType, docx({ name: 'a.xml', content: 'abc', declaredSize: 4 })],
  ['Word document with a path upwards', docxType, docx({ name: '../a.xml', content: 'a' })],
  ['Word document with an absolute path', docxType, docx({ name: '/etc/passwd', content: 'a' })],
  ['Word document with a backslash path', docxType, docx({ name: 'a\\..\\b', content: 'a' })],
  ['Word document with an entity in its content types', docxType, buildZip([{ ...docxTypes, content: '<!DOCTYPE x>' + String(docxTypes.content) }])],
  ['PNG cut short', 'image/png', png().subarray(0, -4)],
  ['PNG with bytes after its end', 'image/png', Buffer.concat([png(), Buffer.from('<script>')])],
  ['PNG without width', 'image/png', png(0, 5)],
  ['WebP cut short', 'image/webp', webp().subarray(0, -2)],
  ['WebP with bytes after its end', 'image/webp', Buffer.concat([webp(), Buffer.from('<script>')])],
  ['WebP without an image', 'image/webp', extendedWebp(300, 200, webpChunk('EXIF', Buffer.from('ab')))],
  ['WebP whose chunk is longer than the file', 'image/webp', longerThanItIs(webp())],
  ['WebP whose frame has no start code', 'image/webp', Buffer.concat([lossyWebp().subarray(0, 23), Buffer.alloc(1), lossyWebp().subarray(24)])],
  ['WebP without height', 'image/webp', lossyWebp(5, 0)],
  ['JPEG cut before its end', 'image/jpeg', jpeg().subarray(0, -2)],
  ['JPEG without a frame', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0xff, 0xd9])],
])('refuses a %s as unreadable', async (_what, mediaType, content) => {
  expect(await inspect(mediaType, content)).toBe('UNREADABLE');
});

test.each<Case>([
  ['PDF with JavaScript', 'application/pdf', pdf('<< /S /JavaScript /JS (app.alert(1)) >>')],
  ['PDF with JavaScript written with an escape', 'application/pdf', pdf('<< /S /J#61vaScr#69pt >>')],
  ['PDF with JavaScript at a line end', 'application/pdf', pdf('<< /S /JavaScript\n/JS 4 0 R >>')],
  ['PDF with JavaScript in packed objects', 'application/pdf', pdf(objectStream('<< /S /JavaScript >>'))],
  ['PDF with JavaScript in packed objects of an escaped name', 'application/pdf', pdf(pdfStream('/Type /Obj#53tm /Filter [ /FlateDecode ]', deflateSync('<< /S /JavaScript >>')))],
  ['PDF with a launch action', 'application/pdf', pdf('<< /S /Launch /F (cmd.exe) >>')],
  ['Word document with macros', docxType, docx({ name: 'word/vbaProject.bin', content: 'x' })],
  ['Word document with macros in capitals', docxType, docx({ name: 'word/VBAPROJECT.BIN', content: 'x' })],
  ['macro document called docx', docxType, buildZip([contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml')])],
  ['Word document with renamed macros', docxType, buildZip([{ ...docxTypes, content: `${String(docxTypes.content)}<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>` }])],
  ['Word document with macros in UTF-16', docxType, buildZip([{ ...docxTypes, content: Buffer.from('<Types>vbaProject</Types>', 'utf16le') }])],
  ['OpenDocument text with Basic', odtType, odt({ name: 'Basic/Standard/Module1.xml', content: 'x' })],
  ['OpenDocument text with scripts', odtType, odt({ name: 'Scripts/python/a.py', content: 'x' })],
])('refuses a %s as active content', async (_what, mediaType, content) => {
  expect(await inspect(mediaType, content)).toBe('ACTIVE_CONTENT');
});

test.each<Case>([
  ['more than 1,000 entries', docxType, docx(...Array.from({ length: 1_000 }, (_, index) => ({ name: `${index}.xml`, content: '' })))],
  ['a bomb of one entry', docxType, docx({ name: 'bomb.xml', content: Buffer.alloc(99 * mebibyte) })],
  ['a bomb of many entries', docxType, docx(...bombs(11, 10 * mebibyte))],
  ['a bomb that lies about its size', docxType, docx({ name: 'bomb.xml', content: Buffer.alloc(20 * mebibyte), declaredSize: 101 * mebibyte })],
  ['two names for the same bytes', docxType, docx({ name: 'a.bin', content: randomBytes(100_000), aliases: ['b.bin'] })],
  ['a symbolic link', docxType, docx({ name: 'link', content: '/etc/passwd', unixMode: 0o120777 })],
  ['a device', docxType, docx({ name: 'device', content: '', unixMode: 0o060777 })],
  ['one name twice', docxType, docx({ name: 'a.xml', content: 'a' }, { name: 'A.xml', content: 'b' })],
  ['a name with a control character', docxType, docx({ name: 'a\n.xml', content: 'a' })],
])('refuses an archive with %s as unsafe', async (_what, mediaType, content) => {
  expect(await inspect(mediaType, content)).toBe('UNSAFE_ARCHIVE');
});

test.each<[...Case, ContentProblem]>([
  ['a PDF that is an archive too', 'application/pdf', Buffer.concat([pdf(), docx(), Buffer.from('%%EOF')]), 'HIDDEN_ARCHIVE'],
  ['a JPEG that is an archive too', 'image/jpeg', Buffer.concat([jpeg(), docx()]), 'HIDDEN_ARCHIVE'],
  ['a PDF with a file in it', 'application/pdf', pdf('<< /Type /EmbeddedFile >>'), 'EMBEDDED_FILE'],
  ['a PDF with files in its name tree', 'application/pdf', pdf('<< /Names << /EmbeddedFiles 5 0 R >> >>'), 'EMBEDDED_FILE'],
  ['a PDF with a password', 'application/pdf', pdf('<< /Encrypt 7 0 R >>'), 'ENCRYPTED'],
  ['a Word document with a password', docxType, docx({ name: 'a.xml', content: 'a', encrypted: true }), 'ENCRYPTED'],
  ['a JPEG of more than 50 megapixels', 'image/jpeg', jpeg(8000, 6251), 'IMAGE_TOO_LARGE'],
  ['a WebP of more than 50 megapixels', 'image/webp', extendedWebp(16_777_216, 16_777_216, webp().subarray(12)), 'IMAGE_TOO_LARGE'],
  ['a WebP that is an archive too', 'image/webp', extendedWebp(1, 1, webp().subarray(12), webpChunk('zip ', docx())), 'HIDDEN_ARCHIVE'],
  ['a PNG of more than 50 megapixels', 'image/png', png(65_536, 65_536), 'IMAGE_TOO_LARGE'],
])('refuses %s', async (_what, mediaType, content, problem) => {
  expect(await inspect(mediaType, content)).toBe(problem);
});

test('reads a large PDF of nothing but stream keywords without going over it again and again', async () => {
  const keywords = ' stream\n'.repeat(1_300_000);

  expect(await inspect('application/pdf', pdf('', keywords))).toBeNull();
  expect(await inspect('application/pdf', pdfOf(10 * mebibyte))).toBeNull();
}, 20_000);

test('throws when the file cannot be read, so that nothing unchecked is kept', async () => {
  const missing = join(folder, 'missing');

  for (const mediaType of ['application/pdf', docxType, 'text/csv', 'image/png', 'image/jpeg', 'image/webp'] as const) {
    await expect(inspectContent(missing, mediaType)).rejects.toThrow('ENOENT');
  }
});

/** A RIFF file whose only chunk says that it goes on beyond the end. */
function longerThanItIs(image: Buffer): Buffer {
  const changed = Buffer.from(image);
  changed.writeUInt32LE(1_000, 16);
  return changed;
}

function objectStream(objects: string): string {
  return pdfStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(objects));
}

/** Entries that stay below the ratio each. */
function bombs(count: number, byteLength: number): { name: string; content: Buffer }[] {
  const content = noise(byteLength);
  return Array.from({ length: count }, (_, index) => ({ name: `${index}.xml`, content }));
}

/** Zeros with a random byte here and there: packs to a fiftieth or so. */
function noise(byteLength: number): Buffer {
  const random = randomBytes(Math.ceil(byteLength / 40));
  const content = Buffer.alloc(byteLength);
  for (let index = 0; index < byteLength; index += 40) content[index] = random[index / 40]!;
  return content;
}
