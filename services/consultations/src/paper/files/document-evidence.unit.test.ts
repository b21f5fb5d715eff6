import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { writePack } from '@conect/papers';
import { draft } from '../../../test/examples';
import type { UsedDocument } from '../application/ports';
import { documentEvidence } from './document-evidence';

const idOf = (number: number): string => `0193a5d2-7f00-7cc1-9d55-${String(number).padStart(12, '0')}`;
const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

const aDocument = (number: number, content: string, changes: Partial<UsedDocument> = {}): UsedDocument => ({
  documentId: idOf(number),
  contributionId: idOf(90),
  use: 'ATTACHMENT',
  fileName: '../Scrisoare (1).pdf',
  mediaType: 'application/pdf',
  byteLength: content.length,
  sha256: hashOf(content),
  ...changes,
});

/** A store of texts, which notes what is read of it. */
function aStore(contents: readonly string[]) {
  const byHash = new Map(contents.map((content) => [hashOf(content), content]));
  const opened: string[] = [];
  return {
    opened,
    exists: (sha256: string) => Promise.resolve(byHash.has(sha256)),
    get: (sha256: string) => {
      const content = byHash.get(sha256);
      opened.push(content ?? sha256);
      return Promise.resolve(content === undefined ? null : { stream: Readable.from([Buffer.from(content.slice(0, 1)), Buffer.from(content.slice(1))]), byteLength: content.length });
    },
  };
}

const evidenceOf = (used: readonly UsedDocument[], store: ReturnType<typeof aStore>, limits?: { bytes: number; files: number }) =>
  documentEvidence({ documents: { findAll: () => Promise.resolve(used) }, store }, limits).filesOf(draft);

async function listIn(files: Awaited<ReturnType<typeof evidenceOf>>) {
  const text = (await buffer(Readable.from(files[0]!.bytes()))).toString();
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { documentId: string | null; file: string | null; absence: string | null });
}

it('takes each document once, by its id, and lists every use', async () => {
  const files = await evidenceOf([aDocument(1, 'unu'), aDocument(1, 'unu', { contributionId: idOf(91) }), aDocument(2, '<p>doi', { mediaType: 'text/html', use: 'DRAFT_TEXT', contributionId: null })], aStore(['unu', '<p>doi']));

  expect(files.map(({ name, isStored }) => [name, isStored])).toEqual([['documents.jsonl', undefined], [`documents/${idOf(1)}.pdf`, true], [`documents/${idOf(2)}.html`, false]]);
  expect((await listIn(files)).map(({ file, absence }) => [file, absence])).toEqual([[`documents/${idOf(1)}.pdf`, null], [`documents/${idOf(1)}.pdf`, null], [`documents/${idOf(2)}.html`, null]]);
});

it('says of what is not there why', async () => {
  const gone = { fileName: null, mediaType: null, byteLength: null, sha256: null };
  const files = await evidenceOf([aDocument(1, 'pierdut'), aDocument(2, '', gone), aDocument(3, '', { ...gone, documentId: null })], aStore([]));

  expect(files).toHaveLength(1);
  expect((await listIn(files)).map(({ documentId, absence }) => [documentId, absence])).toEqual([[idOf(1), 'BYTES_GONE'], [idOf(2), 'RECORD_GONE'], [null, 'AUTHOR_ERASED']]);
});

it('leaves out what no archive would hold, and takes what still fits', async () => {
  const used = [aDocument(1, '12345'), aDocument(2, '123456'), aDocument(3, '1234'), aDocument(4, '1')];
  const store = aStore(['12345', '123456', '1234', '1']);

  expect((await listIn(await evidenceOf(used, store, { bytes: 9, files: 9 }))).map(({ absence }) => absence)).toEqual([null, 'PACK_FULL', null, 'PACK_FULL']);
  expect((await listIn(await evidenceOf(used, store, { bytes: 99, files: 2 }))).map(({ absence }) => absence)).toEqual([null, null, 'PACK_FULL', 'PACK_FULL']);
});

it('opens a document when its turn comes, and packs the same bytes every time', async () => {
  const store = aStore(['unu', 'doi']);
  const used = [aDocument(1, 'unu'), aDocument(2, 'doi')];
  const files = await evidenceOf(used, store);
  expect(store.opened).toEqual([]);

  const [first, again] = [await buffer(Readable.from(writePack(files))), await buffer(Readable.from(writePack(await evidenceOf(used, store))))];
  expect(store.opened).toEqual(['unu', 'doi', 'unu', 'doi']);
  expect(again).toEqual(first);
});

it('fails when the bytes go while it is made', async () => {
  const store = aStore(['unu']);
  const files = await evidenceOf([aDocument(1, 'unu')], { ...store, get: () => Promise.resolve(null) });

  await expect(buffer(Readable.from(files[1]!.bytes()))).rejects.toThrow(hashOf('unu'));
});
