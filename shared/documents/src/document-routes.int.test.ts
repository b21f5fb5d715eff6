import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@conect/kernel';
import fastify, { type FastifyInstance } from 'fastify';
import { docx, pdf, pdfOf, png } from '../test/sample-documents';
import { until } from '../test/until';
import { documentRoutes, type DocumentRoutesOptions } from './document-routes';
import type { DocumentStore } from './document-store';
import { createLocalDocumentStore } from './local-document-store';
import type { MediaType } from './media-types';
import { createDownloadUrl, createUploadUrl, type UploadTerms } from './signed-url';

const tenMebibytes = 10_485_760;
const key = Buffer.alloc(32, 7);
const now = new Date('2026-03-02T09:00:00Z');
const expiresAt = new Date('2026-03-02T09:10:00Z');

let clock: Date;
let folder: string;
let store: DocumentStore;
let app: FastifyInstance;
let baseUrl: string;
let stored: string[];
beforeEach(async () => {
  clock = now;
  stored = [];
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  store = await createLocalDocumentStore({ folder });
  await start();
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function start(differences: Partial<DocumentRoutesOptions> = {}): Promise<void> {
  app = fastify({ forceCloseConnections: true });
  const onStored = async (documentId: string) => void stored.push(documentId);
  await app.register(documentRoutes({ store, key, onStored, clock: { now: () => clock }, ...differences }));
  app.post('/echo', (request) => request.body);
  baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
}

async function restart(differences: Partial<DocumentRoutesOptions>): Promise<void> {
  await app.close();
  await start(differences);
}

const statute = pdf();
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const filesIn = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);

function termsOf(bytes: Buffer, differences: Partial<UploadTerms> = {}): UploadTerms {
  return { documentId: newId(), byteLength: bytes.length, mediaType: 'application/pdf', sha256: sha256Of(bytes), expiresAt, ...differences };
}
const uploadUrl = (terms: UploadTerms) => createUploadUrl({ ...terms, baseUrl, key });

interface Sending {
  readonly terms?: UploadTerms;
  readonly url?: string;
  readonly headers?: Record<string, string>;
}

/** Sends the bytes as a client that follows the rules would, but for what is said otherwise. */
async function send(bytes: Buffer, { terms = termsOf(bytes), url = uploadUrl(terms), headers = {} }: Sending = {}) {
  const response = await fetch(url, { method: 'PUT', body: new Uint8Array(bytes), headers: { 'content-type': terms.mediaType, ...headers } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, string> };
}

/** Opens a connection and writes a request by hand, so that it can lie or stop half-way. */
function write(url: string, headers: readonly string[], body: Buffer): Socket {
  const { port, pathname, search } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write([`PUT ${pathname}${search} HTTP/1.1`, 'host: 127.0.0.1', 'content-type: application/pdf', ...headers, '', ''].join('\r\n'));
  socket.write(body);
  return socket;
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

describe('upload', () => {
  test('takes a document of ten mebibytes and tells the service', async () => {
    const large = pdfOf(tenMebibytes);
    const terms = termsOf(large);

    const { status, body } = await send(large, { terms });

    expect([status, body]).toEqual([200, { documentId: terms.documentId }]);
    expect(stored).toEqual([terms.documentId]);
    expect(await filesIn()).toEqual([terms.sha256]);
  });

  test.each<[MediaType, Buffer]>([
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx()],
    ['image/png', png()],
  ])('takes %s', async (mediaType, bytes) => {
    expect((await send(bytes, { terms: termsOf(bytes, { mediaType }) })).status).toBe(200);
  });

  test('takes a document whose length was not said beforehand', async () => {
    const terms = termsOf(statute);
    const socket = write(uploadUrl(terms), ['transfer-encoding: chunked', 'connection: close'], chunked(statute));

    expect(await answerOf(socket)).toContain('200 OK');
    expect(stored).toEqual([terms.documentId]);
  });

  test('takes the same document twice, and twice at once', async () => {
    const terms = termsOf(statute);

    const first = await send(statute, { terms });
    const both = await Promise.all([send(statute, { terms }), send(statute, { terms })]);

    expect([first, ...both].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(stored)).toEqual(new Set([terms.documentId]));
    expect(await filesIn()).toEqual([terms.sha256]);
  });

  test('takes the same bytes for two documents', async () => {
    const [one, other] = [termsOf(statute), termsOf(statute)];

    await Promise.all([send(statute, { terms: one }), send(statute, { terms: other })]);

    expect(stored.sort()).toEqual([one.documentId, other.documentId].sort());
    expect(await filesIn()).toEqual([one.sha256]);
  });

  test('fails when the service cannot note it, and may be repeated', async () => {
    let failures = 1;
    const onStored = async (documentId: string) => {
      failures -= 1;
      if (failures === 0) throw new Error('password of the database is secret');
      stored.push(documentId);
    };
    await restart({ onStored });
    const terms = termsOf(statute);

    const failed = await send(statute, { terms });
    const repeated = await send(statute, { terms });

    expect(failed.status).toBe(500);
    expect(failed.body).toEqual({ code: 'INTERNAL_SERVER_ERROR', message: 'A apărut o eroare. Încercați din nou.' });
    expect(repeated.status).toBe(200);
    expect(stored).toEqual([terms.documentId]);
  });

  test('leaves the body parsers of other routes alone', async () => {
    const response = await fetch(`${baseUrl}/echo`, { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } });

    expect(await response.json()).toEqual({ a: 1 });
  });
});

describe('upload is refused and nothing is kept', () => {
  afterEach(async () => {
    expect(stored).toEqual([]);
    await until(async () => (await filesIn()).length === 0);
  });

  test('after the URL has expired', async () => {
    clock = expiresAt;

    expect(await send(statute)).toMatchObject({ status: 410, body: { code: 'UPLOAD_EXPIRED' } });
  });

  test.each([
    ['forged', (url: URL) => url.searchParams.set('signature', 'A'.repeat(43))],
    ['missing', (url: URL) => url.searchParams.delete('signature')],
    ["another document's", (url: URL) => (url.pathname = `/documents/${newId()}`)],
    ['for fewer bytes', (url: URL) => url.searchParams.set('byteLength', '99999999')],
    ['doubled', (url: URL) => url.searchParams.append('signature', 'A'.repeat(43))],
  ])('when the signature is %s', async (_what, change) => {
    const url = new URL(uploadUrl(termsOf(statute)));
    change(url);

    expect(await send(statute, { url: url.href })).toMatchObject({ status: 403, body: { code: 'UPLOAD_SIGNATURE_INVALID' } });
  });

  test('when the URL is one for downloading', async () => {
    const url = createDownloadUrl({ ...termsOf(statute), fileName: 'statut.pdf', baseUrl, key });

    expect(await send(statute, { url })).toMatchObject({ status: 403, body: { code: 'UPLOAD_SIGNATURE_INVALID' } });
  });

  test.each([
    ['another type', { 'content-type': 'image/png' }],
    ['a type that Fastify would read itself', { 'content-type': 'application/json' }],
    ['a malformed type', { 'content-type': 'nonsense' }],
    ['packed', { 'content-encoding': 'gzip' }],
  ])('when it is sent as %s', async (_what, headers) => {
    expect(await send(statute, { headers })).toMatchObject({ status: 415, body: { code: 'UPLOAD_TYPE_MISMATCH' } });
  });

  test('when it is one byte above ten mebibytes', async () => {
    const large = pdfOf(tenMebibytes + 1);
    const terms = termsOf(large, { byteLength: tenMebibytes });

    expect(await send(large, { terms })).toMatchObject({ status: 400, body: { code: 'UPLOAD_SIZE_MISMATCH' } });
  });

  test('when it goes on beyond its length without having said so', async () => {
    const terms = termsOf(statute, { byteLength: statute.length - 1 });
    const socket = write(uploadUrl(terms), ['transfer-encoding: chunked'], chunked(statute));

    expect(await answerOf(socket)).toMatch(/400 Bad Request[^]*UPLOAD_SIZE_MISMATCH/);
  });

  test('when it goes on for megabytes, and still hears why', async () => {
    const terms = termsOf(statute);
    const socket = write(uploadUrl(terms), ['transfer-encoding: chunked'], chunked(Buffer.alloc(8 * 1_048_576)));

    expect(await answerOf(socket)).toMatch(/400 Bad Request[^]*UPLOAD_SIZE_MISMATCH/);
  });

  test('when it never ends', async () => {
    const socket = write(uploadUrl(termsOf(statute)), ['transfer-encoding: chunked'], Buffer.alloc(0));
    const chunk = chunked(Buffer.alloc(1_048_576)).subarray(0, -5);
    let closed = false;
    socket.on('error', () => undefined).on('close', () => (closed = true));
    socket.resume();

    await until(async () => {
      if (!closed && socket.writableLength === 0) socket.write(chunk);
      return closed;
    });

    expect(socket.bytesWritten).toBeLessThan(64 * 1_048_576);
  });

  test('when more comes than the length it claims', async () => {
    const terms = termsOf(statute, { byteLength: 100 });
    const socket = write(uploadUrl(terms), ['content-length: 100', 'connection: close'], statute);

    expect(await answerOf(socket)).toContain('400 Bad Request');
  });

  test('when less comes than the length it claims and the sender goes away', async () => {
    const large = pdfOf(1_000_000);
    const socket = write(uploadUrl(termsOf(large)), [`content-length: ${large.length}`], large.subarray(0, 500_000));
    await until(async () => (await filesIn()).length === 1);

    socket.destroy();

    await until(async () => (await filesIn()).length === 0);
  });

  test('when it stops half-way and the time is over', async () => {
    await restart({ uploadTimeoutMillis: 100 });
    const socket = write(uploadUrl(termsOf(statute)), [`content-length: ${statute.length}`], statute.subarray(0, 50));

    expect(await answerOf(socket).catch(() => '')).not.toContain('200 OK');
  });

  test('when the bytes are others of the same length', async () => {
    const other = Buffer.from(statute.toString('latin1').replace('595', '596'), 'latin1');

    expect(await send(other, { terms: termsOf(statute) })).toMatchObject({ status: 400, body: { code: 'UPLOAD_HASH_MISMATCH' } });
  });

  test('when the bytes are not of the announced type, with the reason', async () => {
    const bytes = Buffer.from('MZ this is a program');

    expect(await send(bytes)).toMatchObject({ status: 422, body: { code: 'UPLOAD_CONTENT_REFUSED', reason: 'WRONG_TYPE' } });
  });

  test('when the content is dangerous, in the language of the reader', async () => {
    const bytes = pdf('<< /S /JavaScript >>');

    const { body } = await send(bytes, { headers: { 'accept-language': 'en' } });

    expect(body).toEqual({
      code: 'UPLOAD_CONTENT_REFUSED',
      reason: 'ACTIVE_CONTENT',
      message: 'The document is damaged, is not of the announced type or holds something that cannot be accepted.',
    });
  });

  test('when there is no body', async () => {
    const response = await fetch(uploadUrl(termsOf(statute)), { method: 'PUT' });

    expect([response.status, await response.json()]).toMatchObject([415, { code: 'UPLOAD_TYPE_MISMATCH' }]);
  });

  test('when the store fails, without saying why', async () => {
    await restart({ store: { ...store, put: () => Promise.reject(new Error('EIO /secret/path')) } });

    const { status, body } = await send(statute);

    expect([status, body.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});

test('asks an upload to come back while too many are going on', async () => {
  await restart({ maximumConcurrentUploads: 1 });
  const slow = write(uploadUrl(termsOf(statute)), [`content-length: ${statute.length}`], statute.subarray(0, 50));
  await until(async () => (await filesIn()).length === 1);

  const busy = await send(statute);
  slow.destroy();
  await until(async () => (await filesIn()).length === 0);
  const later = await send(statute);

  expect([busy.status, busy.body.code, busy.headers.get('retry-after')]).toEqual([503, 'UPLOAD_BUSY', '5']);
  expect(later.status).toBe(200);
});

describe('download', () => {
  const fileName = 'Statutul „Țarnița”.pdf';
  const urlOf = (terms: UploadTerms) => createDownloadUrl({ ...terms, fileName, baseUrl, key });

  test('gives the bytes back to be saved under their name, never shown or guessed at', async () => {
    const terms = termsOf(statute);
    await send(statute, { terms });

    const response = await fetch(urlOf(terms));

    expect(Buffer.from(await response.arrayBuffer())).toEqual(statute);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(statute.length),
      'content-disposition': `attachment; filename="Statutul _Tarnita_.pdf"; filename*=UTF-8''Statutul%20%E2%80%9E%C8%9Aarni%C8%9Ba%E2%80%9D.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
  });

  test.each<[string, number, string, (url: URL) => unknown]>([
    ['has expired', 410, 'DOWNLOAD_EXPIRED', () => (clock = expiresAt)],
    ['is for another document', 403, 'DOWNLOAD_SIGNATURE_INVALID', (url: URL) => (url.pathname = `/documents/${newId()}`)],
    ['is for another hash', 403, 'DOWNLOAD_SIGNATURE_INVALID', (url: URL) => url.searchParams.set('sha256', '0'.repeat(64))],
    ['leads to a removed document', 404, 'DOCUMENT_NOT_FOUND', () => store.remove(sha256Of(statute))],
  ])('is refused when the URL %s', async (_what, status, code, change) => {
    const terms = termsOf(statute);
    await send(statute, { terms });
    const url = new URL(urlOf(terms));
    await change(url);

    const response = await fetch(url);

    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  test('is refused with the URL for uploading', async () => {
    const terms = termsOf(statute);
    await send(statute, { terms });

    expect((await fetch(uploadUrl(terms))).status).toBe(403);
  });

  test('may be broken off by the reader, and the next one is served', async () => {
    const large = pdfOf(tenMebibytes);
    const terms = termsOf(large);
    await send(large, { terms });

    await new Promise<void>((resolve) => {
      const request = httpRequest(urlOf(terms), (response) => response.once('data', () => request.destroy()));
      request.on('error', () => undefined).on('close', resolve).end();
    });
    const response = await fetch(urlOf(terms));

    expect((await response.arrayBuffer()).byteLength).toBe(tenMebibytes);
  });
});

/** The bytes as one chunk of a body whose length is not said beforehand, and the end of it. */
function chunked(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]);
}
