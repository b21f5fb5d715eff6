import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ContentInspector, DocumentStore, ExpectedContent } from '../src/index';
import { jpeg, pdf } from './sample-documents';

/** One kind of store, made for a test. */
export interface StoreUnderTest {
  /** Opens it, on what is in it already. */
  readonly open: (inspect?: ContentInspector) => Promise<DocumentStore>;
  /** The name of everything that it keeps, finished or not. */
  readonly kept: () => Promise<readonly string[]>;
}

/** What bytes of a PDF must be, but for the differences. */
export const expectedOf = (bytes: Buffer, differences: Partial<ExpectedContent> = {}): ExpectedContent => ({
  byteLength: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  mediaType: 'application/pdf',
  ...differences,
});

/** The names of all files in a folder. */
export const filesIn = async (path: string): Promise<string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);

/** A refusal with this code. */
export const refused = (code: string) => ({ ok: false, refusals: [expect.objectContaining({ code })] });

const statute = pdf();

/** Sends bytes in two pieces. */
const put = (store: DocumentStore, bytes: Buffer, expected = expectedOf(bytes)) => store.put(Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]), expected);

/** What every document store must do, wherever it keeps documents. */
export function describeDocumentStore(create: () => Promise<StoreUnderTest>): void {
  let given: StoreUnderTest;
  let store: DocumentStore;
  beforeEach(async () => {
    given = await create();
    store = await given.open();
  });

  describe('stores', () => describeStoring(() => ({ given, store })));
  describe('keeps nothing', () => {
    afterEach(async () => expect(await given.kept()).toEqual([]));
    describeRefusing(() => ({ given, store }));
    describeBreaking(() => ({ given, store }));
  });
}

type Current = () => { readonly given: StoreUnderTest; readonly store: DocumentStore };

function describeStoring(current: Current): void {
  test('a document under its hash and gives it back, also after a restart', async () => {
    const { given, store } = current();
    const expected = expectedOf(statute);

    expect(await put(store, statute)).toEqual({ ok: true, value: expected });

    const content = await store.get(expected.sha256);
    expect(content?.byteLength).toBe(statute.length);
    expect(await buffer(content!.stream)).toEqual(statute);
    expect(await store.exists(expected.sha256)).toBe(true);
    expect(await given.kept()).toEqual([expected.sha256]);
    expect(await (await given.open()).exists(expected.sha256)).toBe(true);
  });

  test('one document for the same bytes sent twice and twenty times at once', async () => {
    const { given, store } = current();

    await put(store, statute);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => put(store, statute)));

    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await given.kept()).toEqual([expectedOf(statute).sha256]);
  });

  test('nothing of a document that was removed, once or again, or never there', async () => {
    const { given, store } = current();
    const { sha256 } = expectedOf(statute);
    await put(store, statute);

    await store.remove(sha256);
    await store.remove(sha256);

    expect([await store.exists(sha256), await store.get(sha256), await given.kept()]).toEqual([false, null, []]);
    expect([await store.exists('0'.repeat(64)), await store.get('0'.repeat(64))]).toEqual([false, null]);
  });

  test('what its own inspector lets in', async () => {
    const asked: string[] = [];
    const inspected = await current().given.open(async (_file, mediaType) => (asked.push(mediaType), null));

    expect(await inspected.put(Readable.from([jpeg()]), expectedOf(jpeg(), { mediaType: 'text/csv' }))).toMatchObject({ ok: true });

    expect(asked).toEqual(['text/csv']);
  });
}

function describeRefusing(current: Current): void {
  test.each([
    ['one byte too many', expectedOf(statute, { byteLength: statute.length - 1 }), 'UPLOAD_SIZE_MISMATCH'],
    ['one byte too few', expectedOf(statute, { byteLength: statute.length + 1 }), 'UPLOAD_SIZE_MISMATCH'],
    ['other bytes of the same length', expectedOf(statute, { sha256: '0'.repeat(64) }), 'UPLOAD_HASH_MISMATCH'],
    ['bytes of another type', expectedOf(statute, { mediaType: 'image/png' }), 'UPLOAD_CONTENT_REFUSED'],
  ])('of %s', async (_what, expected, code) => {
    expect(await put(current().store, statute, expected)).toEqual(refused(code));
  });

  test('of refused content, and says what is wrong with it', async () => {
    const archive = Buffer.concat([statute, Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)]);

    expect(await put(current().store, archive)).toEqual({ ok: false, refusals: [{ code: 'UPLOAD_CONTENT_REFUSED', params: { reason: 'HIDDEN_ARCHIVE' } }] });
  });

  test.each(['', '..', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`])('under a name that is no hash: %j', async (sha256) => {
    const { store } = current();

    await expect(put(store, statute, expectedOf(statute, { sha256 }))).rejects.toThrow('SHA-256');
    await expect(async () => store.get(sha256)).rejects.toThrow('SHA-256');
    await expect(async () => store.exists(sha256)).rejects.toThrow('SHA-256');
    await expect(async () => store.remove(sha256)).rejects.toThrow('SHA-256');
  });
}

function describeBreaking(current: Current): void {
  test('of a sender that breaks off', async () => {
    const breaking = async function* () {
      yield statute.subarray(0, 20);
      throw new Error('connection lost');
    };

    expect(await current().store.put(breaking(), expectedOf(statute))).toEqual(refused('UPLOAD_INTERRUPTED'));
  });

  test('and stops listening when a sender goes beyond the announced length', async () => {
    let taken = 0;
    let stopped = false;
    const endless = async function* () {
      try {
        for (;;) yield Buffer.alloc(100, (taken += 1));
      } finally {
        stopped = true;
      }
    };

    expect(await current().store.put(endless(), expectedOf(statute, { byteLength: 1_000 }))).toEqual(refused('UPLOAD_SIZE_MISMATCH'));
    expect(taken).toBe(11);
    expect(stopped).toBe(true);
  });

  test('when the content cannot be checked, and fails', async () => {
    const failing = await current().given.open(() => Promise.reject(new Error('scanner down')));

    await expect(failing.put(Readable.from([statute]), expectedOf(statute))).rejects.toThrow('scanner down');
  });
}
