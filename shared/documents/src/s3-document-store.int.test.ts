import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '@conect/kernel';
import { startTestS3, type TestS3 } from '@conect/testing';
import Fastify from 'fastify';
import { describeDocumentStore, expectedOf, filesIn } from '../test/describe-document-store';
import { pdf } from '../test/sample-documents';
import { createUploadUrl, documentRoutes, openDocumentStore, type DocumentStore, type S3Connection } from './index';

let s3: TestS3;
let folder: string;
let client: S3Client;

beforeAll(async () => {
  s3 = await startTestS3();
  client = new S3Client({ endpoint: s3.endpoint, region: 'eu-central-1', forcePathStyle: true, credentials: s3.credentials });
});
afterAll(async () => {
  client?.destroy();
  await s3?.stop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  for (const Key of await keysInBucket()) await client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key }));
});
afterEach(() => rm(folder, { recursive: true }));

async function keysInBucket(): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: s3.bucket }));
  return Contents.map(({ Key }) => Key!);
}

const connection = (differences: Partial<S3Connection> = {}): S3Connection => ({ endpoint: s3.endpoint, region: 'eu-central-1', credentials: s3.credentials, pathStyle: true, ...differences });
const openStore = (differences: Partial<S3Connection> = {}, bucket = s3.bucket): Promise<DocumentStore> => openDocumentStore({ folder, bucket, s3: connection(differences) });
const kept = async (): Promise<string[]> => [...(await filesIn(folder)), ...(await keysInBucket()).map((key) => key.split('/').at(-1)!)];

describe('a store in a bucket', () => {
  describeDocumentStore(() => Promise.resolve({ open: (inspect) => openDocumentStore({ folder, bucket: s3.bucket, s3: connection(), ...(inspect === undefined ? {} : { inspect }) }), kept }));
});

describe('a bucket', () => {
  const statute = pdf();
  const { sha256 } = expectedOf(statute);
  const put = (store: DocumentStore) => store.put(Readable.from([statute]), expectedOf(statute));

  test('holds a document under the path of its hash, with its type', async () => {
    await put(await openStore());

    expect(await keysInBucket()).toEqual([`sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`]);
  });

  test('takes a document of many pieces and gives back the same bytes', async () => {
    const piece = randomBytes(1_048_576);
    const pieces = 12;
    const hash = createHash('sha256');
    for (let index = 0; index < pieces; index += 1) hash.update(piece);
    const expected = { byteLength: pieces * piece.length, sha256: hash.digest('hex'), mediaType: 'text/csv' } as const;
    const store = await openDocumentStore({ folder, bucket: s3.bucket, s3: connection(), inspect: () => Promise.resolve(null) });

    expect(await store.put(Readable.from(Array.from({ length: pieces }, () => piece)), expected)).toEqual({ ok: true, value: expected });

    const content = await store.get(expected.sha256);
    const received = createHash('sha256');
    for await (const chunk of content!.stream) received.update(chunk as Buffer);
    expect([content!.byteLength, received.digest('hex')]).toEqual([expected.byteLength, expected.sha256]);
  });

  test.each([
    ['another secret', () => openStore({ credentials: { ...s3.credentials, secretAccessKey: 'another' } })],
    ['another key', () => openStore({ credentials: { ...s3.credentials, accessKeyId: 'another' } })],
    ['a bucket that is not there', () => openStore({}, 'nowhere')],
  ])('is a fault with %s, not an absent document, and nothing is kept', async (_what, open) => {
    const store = await open();

    await expect(put(store)).rejects.toThrow();
    await expect(store.get(sha256)).rejects.toThrow();
    expect(await kept()).toEqual([]);
  });
});

test('a server that is down is a coded error to who uploads, and the upload may be sent again', async () => {
  const statute = pdf();
  const key = randomBytes(32);
  const app = Fastify();
  const stored: string[] = [];
  const store = await openStore();
  await app.register(documentRoutes({ store, key, clock: systemClock, onStored: (documentId) => Promise.resolve(void stored.push(documentId)) }));
  const baseUrl = await app.listen({ port: 0 });
  const url = createUploadUrl({ ...expectedOf(statute), documentId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', expiresAt: new Date(Date.now() + 600_000), baseUrl, key });
  const send = () => fetch(url, { method: 'PUT', headers: { 'content-type': 'application/pdf' }, body: new Uint8Array(statute) });

  await s3.kill();
  const refused = await send();

  expect([refused.status, await refused.json()]).toEqual([500, { code: 'INTERNAL_SERVER_ERROR', message: expect.any(String) }]);
  expect([await filesIn(folder), stored]).toEqual([[], []]);
  await s3.restart();
  expect((await send()).status).toBe(200);
  expect(await buffer((await store.get(expectedOf(statute).sha256))!.stream)).toEqual(statute);
  await app.close();
});
