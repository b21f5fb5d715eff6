import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describeDocumentStore, expectedOf, filesIn, refused } from '../test/describe-document-store';
import { pdf, pdfOf } from '../test/sample-documents';
import { until } from '../test/until';
import { createLocalDocumentStore, openDocumentStore, type DocumentStore } from './index';

let folder: string;
let store: DocumentStore;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'documents-')), 'not', 'yet there');
  store = await createLocalDocumentStore({ folder });
});
afterEach(() => rm(join(folder, '../..'), { recursive: true }));

const statute = pdf();
const put = (bytes: Buffer, expected = expectedOf(bytes)) => store.put(Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]), expected);
const kept = (): Promise<string[]> => filesIn(folder);

describeDocumentStore(() => Promise.resolve({ open: (inspect) => openDocumentStore({ folder, s3: { region: 'nowhere', pathStyle: true }, ...(inspect === undefined ? {} : { inspect }) }), kept }));

/** A process of its own that stores its standard input, after a command that prepares it. */
function inOwnProcess(prepare: string, bytes: Buffer): ChildProcessWithoutNullStreams {
  const script = join(__dirname, '../test/store-standard-input.cjs');
  const { byteLength, sha256 } = expectedOf(bytes);
  const command = `${prepare} && exec "$0" --conditions=@conect/source "$@"`;
  return spawn('sh', ['-c', command, process.execPath, script, folder, String(byteLength), sha256]);
}

describe('stores', () => {
  test('a damaged document anew when its bytes come again', async () => {
    const { sha256 } = expectedOf(statute);
    await put(statute);
    const file = join(folder, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(file, 'damaged');

    await put(statute);

    expect(await readFile(file)).toEqual(statute);
  });
});

describe('removes', () => {
  test('no document while somebody reads it from under him', async () => {
    const { sha256 } = expectedOf(statute);
    await put(statute);
    const content = await store.get(sha256);

    await store.remove(sha256);

    expect(await buffer(content!.stream)).toEqual(statute);
  });
});

describe('keeps nothing', () => {
  afterEach(async () => expect(await kept()).toEqual([]));

  test('when there is no space, and stores again when there is', async () => {
    const large = pdfOf(4_000_000);
    const storing = inOwnProcess('ulimit -f 1000', large);
    storing.stdin.on('error', () => undefined).end(large);

    expect(JSON.parse(await text(storing.stdout))).toEqual(refused('UPLOAD_STORAGE_FULL'));
    expect(await kept()).toEqual([]);
    expect(await put(large)).toMatchObject({ ok: true });
    await store.remove(expectedOf(large).sha256);
  });

  test('of a document that was arriving when the process was killed, but a file that is cleared later', async () => {
    const storing = inOwnProcess('true', statute);
    storing.stdin.write(statute.subarray(0, -1));
    await until(async () => (await kept()).length === 1);

    storing.kill('SIGKILL');
    await once(storing, 'close');

    expect(await kept()).toEqual(await filesIn(join(folder, 'staging')));
    await createLocalDocumentStore({ folder, clock: { now: () => new Date(Date.now() + 24 * 3_600_000) } });
  });
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

  expect(await kept()).toEqual(['arriving']);
});
