import { createDocumentUpload, createDownloadUrl, createUploadUrl, verifyDownloadUrl, verifyUploadUrl } from './signed-url';

const documentId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001';
const otherId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be002';
const key = Buffer.alloc(32, 1);
const expiresAt = new Date('2026-03-02T09:15:00Z');
const now = new Date('2026-03-02T09:14:59Z');
const baseUrl = 'http://127.0.0.1:4002';
const content = { mediaType: 'application/pdf', sha256: 'ab'.repeat(32) } as const;
const uploadTerms = { documentId, byteLength: 1234, ...content, expiresAt };
const downloadTerms = { documentId, fileName: 'Statut & „anexă”.pdf', ...content, expiresAt };

const upload = new URL(createUploadUrl({ ...uploadTerms, baseUrl, key }));
const download = new URL(createDownloadUrl({ ...downloadTerms, baseUrl, key }));
const queryOf = (url: URL): Record<string, string> => Object.fromEntries(url.searchParams);
const verifyUpload = (query: unknown, differences = {}) => verifyUploadUrl({ documentId, query, key, now, ...differences });
const verifyDownload = (query: unknown, differences = {}) => verifyDownloadUrl({ documentId, query, key, now, ...differences });
const refused = (code: string) => ({ ok: false, refusals: [{ code }] });

test('leads to the document of the service that signs', () => {
  expect(upload.origin + upload.pathname).toBe(`${baseUrl}/documents/${documentId}`);
  expect(createUploadUrl({ ...uploadTerms, baseUrl: `${baseUrl}/registry/`, key })).toContain(`${baseUrl}/registry/documents/${documentId}?`);
});

test('gives back the terms it was made with', () => {
  expect(verifyUpload(queryOf(upload))).toEqual({ ok: true, value: uploadTerms });
  expect(verifyDownload(queryOf(download))).toEqual({ ok: true, value: downloadTerms });
});

test('stops working at the instant of its expiry', () => {
  expect(verifyUpload(queryOf(upload), { now: expiresAt })).toEqual(refused('EXPIRED'));
  expect(verifyDownload(queryOf(download), { now: expiresAt })).toEqual(refused('EXPIRED'));
});

test.each([
  ['byteLength', '1235'],
  ['byteLength', '01234'],
  ['mediaType', 'image/png'],
  ['mediaType', 'text/html'],
  ['sha256', 'cd'.repeat(32)],
  ['expires', '1999999999'],
  ['signature', 'A'.repeat(43)],
  ['signature', 'short'],
  ['signature', 'ă'.repeat(43)],
  ['extra', '1'],
])('refuses an upload URL whose %s became %s', (name, value) => {
  expect(verifyUpload({ ...queryOf(upload), [name]: value })).toEqual(refused('SIGNATURE_INVALID'));
});

test.each(['byteLength', 'mediaType', 'sha256', 'expires', 'signature'])('refuses an upload URL without %s', (name) => {
  const query = queryOf(upload);
  delete query[name];

  expect(verifyUpload(query)).toEqual(refused('SIGNATURE_INVALID'));
});

test('refuses a parameter given twice', () => {
  expect(verifyUpload({ ...queryOf(upload), byteLength: ['1234', '1234'] })).toEqual(refused('SIGNATURE_INVALID'));
});

test('refuses a download URL for another name', () => {
  expect(verifyDownload({ ...queryOf(download), fileName: 'x.exe' })).toEqual(refused('SIGNATURE_INVALID'));
});

test('refuses the URL of one document for another, and of another key', () => {
  expect(verifyUpload(queryOf(upload), { documentId: otherId })).toEqual(refused('SIGNATURE_INVALID'));
  expect(verifyUpload(queryOf(upload), { key: Buffer.alloc(32, 2) })).toEqual(refused('SIGNATURE_INVALID'));
});

test('honours the signature of one kind for that kind only', () => {
  const { fileName, signature } = queryOf(download);
  const asDownload: Record<string, string | undefined> = { ...queryOf(upload), fileName };
  delete asDownload['byteLength'];

  expect(verifyDownload(asDownload)).toEqual(refused('SIGNATURE_INVALID'));
  expect(verifyUpload({ ...queryOf(upload), signature })).toEqual(refused('SIGNATURE_INVALID'));
});

test('says how to upload', () => {
  const made = createDocumentUpload({ ...uploadTerms, expiresAt: new Date('2026-03-02T09:15:00.750Z'), baseUrl, key });

  expect(made).toEqual({
    documentId,
    url: upload.href,
    method: 'PUT',
    headers: [{ name: 'content-type', value: 'application/pdf' }],
    expiresAt,
  });
});

test('refuses to sign with a short key or for something that is no document id', () => {
  expect(() => createUploadUrl({ ...uploadTerms, baseUrl, key: Buffer.alloc(31) })).toThrow('32 bytes');
  expect(() => createUploadUrl({ ...uploadTerms, documentId: '../x', baseUrl, key })).toThrow('UUID');
});
