import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { jpeg, pdf, pdfOf } from '../test/sample-documents';
import { until } from '../test/until';
import type { DocumentStore, ExpectedContent } from './document-store';
import { createLocalDocumentStore } from './local-document-store';

let folder: string;
let store: DocumentStore;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'documents-')), 'not', 'yet there');
  store = await createLocalDocumentStore({ folder });
});
afterEach(() => rm(join(folder, '../..'), { recursive: true }));

const statute = pdf();
const expectedOf = (bytes: Buffer, differences: Partial<ExpectedContent> = {}): ExpectedContent => ({
  byteLength: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  mediaType: 'application/pdf',
  ...differences,
});
const put = (bytes: Buffer, expected = expectedOf(bytes)) => store.put(Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]), expected);
const filesIn = async (path = folder): Promise<string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);
const refused = (code: string) => ({ ok: false, refusals: [expect.objectContaining({ code })] });

/** A process of its own that stores its standard input, after a command that prepares it. */
function inOwnProcess(prepare: string, bytes: Buffer): ChildProcessWithoutNullStreams {
  const script = join(__dirname, '../test/store-standard-input.cjs');
  const { byteLength, sha256 } = expectedOf(bytes);
  const command = `${prepare} && exec "$0" --conditions=@conect/source "$@"`;
  return spawn('sh', ['-c', command, process.execPath, script, folder, String(byteLength), sha256]);
}

describe('stores', () => {
  test('a document under its hash and gives it back', async () => {
    const expected = expectedOf(statute);

    expect(await put(statute)).toEqual({ ok: true, value: expected });

    const content = await store.get(expected.sha256);
    expect(content?.byteLength).toBe(statute.length);
    expect(await buffer(content!.stream)).toEqual(statute);
    expect(await store.exists(expected.sha256)).toBe(true);
    expect(await filesIn()).toEqual([expected.sha256]);
  });

  test('one document for the same bytes sent twice and twenty times at once', async () => {
    const { sha256 } = expectedOf(statute);

    await put(statute);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => put(statute)));

    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await filesIn()).toEqual([sha256]);
  });

  test('a damaged document anew when its bytes come again', async () => {
    const { sha256 } = expectedOf(statute);
    await put(statute);
    const file = join(folder, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(file, 'damaged');

    await put(statute);

    expect(await readFile(file)).toEqual(statute);
  });

  test('what was stored before a restart', async () => {
    await put(statute);

    const reopened = await createLocalDocumentStore({ folder });

    expect(await reopened.exists(expectedOf(statute).sha256)).toBe(true);
  });
});

describe('removes', () => {
  test('a document, once and again', async () => {
    const { sha256 } = expectedOf(statute);
    await put(statute);

    await store.remove(sha256);
    await store.remove(sha256);

    expect(await store.exists(sha256)).toBe(false);
    expect(await store.get(sha256)).toBeNull();
  });

  test('no document while somebody reads it from under him', async () => {
    const { sha256 } = expectedOf(statute);
    await put(statute);
    const content = await store.get(sha256);

    await store.remove(sha256);

    expect(await buffer(content!.stream)).toEqual(statute);
  });
});

describe('keeps nothing', () => {
  afterEach(async () => expect(await filesIn()).toEqual([]));

  test.each([
    ['one byte too many', expectedOf(statute, { byteLength: statute.length - 1 }), 'UPLOAD_SIZE_MISMATCH'],
    ['one byte too few', expectedOf(statute, { byteLength: statute.length + 1 }), 'UPLOAD_SIZE_MISMATCH'],
    ['other bytes of the same length', expectedOf(statute, { sha256: '0'.repeat(64) }), 'UPLOAD_HASH_MISMATCH'],
    ['bytes of another type', expectedOf(statute, { mediaType: 'image/png' }), 'UPLOAD_CONTENT_REFUSED'],
  ])('of %s', async (_what, expected, code) => {
    expect(await put(statute, expected)).toEqual(refused(code));
  });

  test('of refused content, and says what is wrong with it', async () => {
    const archive = Buffer.concat([statute, Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)]);

    const outcome = await put(archive);

    expect(outcome).toEqual({ ok: false, refusals: [{ code: 'UPLOAD_CONTENT_REFUSED', params: { reason: 'HIDDEN_ARCHIVE' } }] });
  });

  test('of a sender that breaks off', async () => {
    const breaking = async function* () {
      yield statute.subarray(0, 20);
      throw new Error('connection lost');
    };

    expect(await store.put(breaking(), expectedOf(statute))).toEqual(refused('UPLOAD_INTERRUPTED'));
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

    expect(await store.put(endless(), expectedOf(statute, { byteLength: 1_000 }))).toEqual(refused('UPLOAD_SIZE_MISMATCH'));
    expect(taken).toBe(11);
    expect(stopped).toBe(true);
  });

  test('when the content cannot be checked, and fails', async () => {
    const failing = await createLocalDocumentStore({ folder, inspect: () => Promise.reject(new Error('scanner down')) });

    await expect(failing.put(Readable.from([statute]), expectedOf(statute))).rejects.toThrow('scanner down');
  });

  test('when there is no space, and stores again when there is', async () => {
    const large = pdfOf(4_000_000);
    const storing = inOwnProcess('ulimit -f 1000', large);
    storing.stdin.on('error', () => undefined).end(large);

    expect(JSON.parse(await text(storing.stdout))).toEqual(refused('UPLOAD_STORAGE_FULL'));
    expect(await filesIn()).toEqual([]);
    expect(await put(large)).toMatchObject({ ok: true });
    await store.remove(expectedOf(large).sha256);
  });

  test('of a document that was arriving when the process was killed, but a file that is cleared later', async () => {
    const storing = inOwnProcess('true', statute);
    storing.stdin.write(statute.subarray(0, -1));
    await until(async () => (await filesIn()).length === 1);

    storing.kill('SIGKILL');
    await once(storing, 'close');

    expect(await filesIn()).toEqual(await filesIn(join(folder, 'staging')));
    await createLocalDocumentStore({ folder, clock: { now: () => new Date(Date.now() + 24 * 3_600_000) } });
  });

  test.each(['', '..', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`])(
    'under a name that is no hash: %j',
    async (sha256) => {
      await expect(put(statute, expectedOf(statute, { sha256 }))).rejects.toThrow('SHA-256');
      await expect(async () => store.get(sha256)).rejects.toThrow('SHA-256');
      await expect(async () => store.exists(sha256)).rejects.toThrow('SHA-256');
      await expect(async () => store.remove(sha256)).rejects.toThrow('SHA-256');
    },
  );
});

test('clears what a crash left behind, but not what may still be arriving', async () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const abandoned = join(folder, 'staging', 'abandoned');
  const arriving = join(folder, 'staging', 'arriving');
  await writeFile(abandoned, 'half');
  await writeFile(arriving, 'half');
  await utimes(abandoned, now, new Date('2026-03-02T05:59:59Z'));
  await utimes(arriving, now, new Date('2026-03-02T06:00:01Z'));

  await createLocalDocumentStore({ folder, clock: { now: () => now } });

  expect(await filesIn()).toEqual(['arriving']);
});

test('asks its own inspector', async () => {
  const asked: string[] = [];
  const inspected = await createLocalDocumentStore({ folder, inspect: async (_file, mediaType) => (asked.push(mediaType), null) });

  await inspected.put(Readable.from([jpeg()]), expectedOf(jpeg(), { mediaType: 'text/csv' }));

  expect(asked).toEqual(['text/csv']);
});
