import { paper } from './upload-policy';
import { checkUploadRequest, type UploadRequest } from './upload-request';

const statute: UploadRequest = {
  fileName: 'Statutul asociației.pdf',
  mediaType: 'application/pdf',
  byteLength: 10_485_760,
  sha256: 'a1'.repeat(32),
  purpose: 'STATUTE',
};
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const check = (differences: Partial<UploadRequest> = {}) => checkUploadRequest({ ...statute, ...differences }, { STATUTE: paper });
const fieldsOf = (result: ReturnType<typeof check>) => (result.ok ? [] : result.refusals.map(({ field }) => field?.join('.')));

test('allows a statute of ten mebibytes', () => {
  expect(check()).toEqual({ ok: true, value: statute });
});

test.each([
  ['scan.JPG', 'image/jpeg'],
  ['scan.jpeg', 'image/jpeg'],
  ['scan.png', 'image/png'],
  ['statut.v2.docx', docxType],
  ['statut.odt', 'application/vnd.oasis.opendocument.text'],
])('allows %s as %s', (fileName, mediaType) => {
  expect(check({ fileName, mediaType }).ok).toBe(true);
});

test('gives the name in its standard form: trimmed, composed, with comma-below letters', () => {
  const result = check({ fileName: '  Asociaţia Țarnița.pdf ' });

  expect(result).toMatchObject({ ok: true, value: { fileName: 'Asociația Țarnița.pdf' } });
});

test.each<[string, Partial<UploadRequest>]>([
  ['fileName', { fileName: '' }],
  ['fileName', { fileName: 'statut' }],
  ['fileName', { fileName: '.pdf' }],
  ['fileName', { fileName: '...pdf' }],
  ['fileName', { fileName: ' .pdf' }],
  ['fileName', { fileName: 'statut.docx' }],
  ['fileName', { fileName: 'statut.pdf.exe' }],
  ['fileName', { fileName: '../statut.pdf' }],
  ['fileName', { fileName: 'C:\\statut.pdf' }],
  ['fileName', { fileName: 'statut\0.pdf' }],
  ['fileName', { fileName: 'statut\r\nx.pdf' }],
  ['fileName', { fileName: 'statut\u202efdp.pdf' }],
  ['fileName', { fileName: 'statut\ud800.pdf' }],
  ['fileName', { fileName: `${'x'.repeat(252)}.pdf` }],
  ['mediaType', { mediaType: 'text/csv', fileName: 'a.csv' }],
  ['mediaType', { mediaType: 'application/x-msdownload' }],
  ['mediaType', { mediaType: 'toString' }],
  ['byteLength', { byteLength: 10_485_761 }],
  ['byteLength', { byteLength: 0 }],
  ['byteLength', { byteLength: -1 }],
  ['byteLength', { byteLength: 1.5 }],
  ['byteLength', { byteLength: Number.NaN }],
  ['sha256', { sha256: 'A1'.repeat(32) }],
  ['sha256', { sha256: 'a1'.repeat(31) }],
  ['sha256', { sha256: `${'a1'.repeat(32)}\n` }],
  ['purpose', { purpose: 'HOLIDAY' }],
  ['purpose', { purpose: 'constructor' }],
])('refuses a wrong %s: %j', (field, differences) => {
  expect(fieldsOf(check(differences))).toEqual([field]);
});

test('allows a name of exactly 255 characters', () => {
  expect(check({ fileName: `${'x'.repeat(251)}.pdf` }).ok).toBe(true);
});

test('names every wrong field at once and says what was expected', () => {
  const result = check({ fileName: 'a/b', mediaType: 'x', byteLength: 0, sha256: '', purpose: '' });

  expect(fieldsOf(result)).toEqual(['purpose', 'fileName', 'mediaType', 'byteLength', 'sha256']);
  expect(result.ok ? [] : result.refusals.map(({ code }) => code)).toEqual(Array(5).fill('BAD_USER_INPUT'));
  expect(result.ok ? [] : result.refusals.map(({ params }) => params?.['expected'])).toEqual(['DOCUMENT_PURPOSE', 'FILE_NAME', 'MEDIA_TYPE', 'BYTE_LENGTH', 'SHA256']);
});
