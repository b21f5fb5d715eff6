import type { DocumentStore } from '@conect/documents';
import type { PackFile } from '@conect/papers';
import type { PackDocuments, UsedDocument } from '../application/ports';
import { groupsOf } from './contributions';
import { textFile, type EvidenceSource } from './evidence';

interface Readers {
  readonly documents: PackDocuments;
  readonly store: Pick<DocumentStore, 'get' | 'exists'>;
}

/** So much of documents goes into one pack: an archive holds 4 GiB and 65,535 files, and its other files need room too. */
const packLimits = { bytes: 3 * 1_024 ** 3, files: 50_000 } as const;

/** So many are looked for at once. */
const askedAtOnce = 20;

/** Why the bytes of a document are not in the pack. */
type Absence = 'AUTHOR_ERASED' | 'RECORD_GONE' | 'BYTES_GONE' | 'PACK_FULL';

/** One line of the list: a document with its place in the pack, or why it has none. */
interface ListedDocument extends UsedDocument {
  readonly file: string | null;
  readonly absence: Absence | null;
}

/**
 * The bytes of what authors attached, of scans and of the files of drafts and minutes, and a list of all of them. Each is taken from the store a piece at a time when its turn
 * comes; what is not there any more, or no longer fits, has a line that says why.
 */
export const documentEvidence = ({ documents, store }: Readers, limits: { readonly bytes: number; readonly files: number } = packLimits): EvidenceSource => ({
  // A document comes and goes with what it belongs to, and of that another source has the stamp.
  stampOf: () => Promise.resolve(''),
  filesOf: async ({ id }) => {
    const used = await documents.findAll(id);
    const listed = list(used, await hashesThere(used, store), limits);
    return [textFile('documents.jsonl', () => linesOf(listed)), ...filesOf(listed, store)];
  },
});

function* linesOf(listed: readonly ListedDocument[]): Generator<string> {
  for (const document of listed) yield `${JSON.stringify(document)}\n`;
}

async function hashesThere(used: readonly UsedDocument[], { exists }: Pick<DocumentStore, 'exists'>): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  const asked = new Set(used.flatMap(({ sha256 }) => sha256 ?? []));
  for await (const group of groupsOf(asked, askedAtOnce)) {
    await Promise.all(group.map(async (sha256) => ((await exists(sha256)) ? there.add(sha256) : there)));
  }
  return there;
}

/** What is used more than once is in the pack once, and counts once. */
function list(used: readonly UsedDocument[], there: ReadonlySet<string>, limits: { readonly bytes: number; readonly files: number }): readonly ListedDocument[] {
  const taken = new Set<string>();
  let byteLength = 0;
  return used.map((document) => {
    const gone = absenceOf(document, there);
    if (gone !== null) return { ...document, file: null, absence: gone };
    const file = fileNameOf(document);
    const size = document.byteLength ?? 0;
    if (!taken.has(file) && (byteLength + size > limits.bytes || taken.size >= limits.files)) return { ...document, file: null, absence: 'PACK_FULL' };
    if (!taken.has(file)) byteLength += size;
    taken.add(file);
    return { ...document, file, absence: null };
  });
}

function absenceOf({ documentId, sha256 }: UsedDocument, there: ReadonlySet<string>): Absence | null {
  if (documentId === null) return 'AUTHOR_ERASED';
  if (sha256 === null) return 'RECORD_GONE';
  return there.has(sha256) ? null : 'BYTES_GONE';
}

/** Ends of names by media type; they help whoever opens a file, and the list has the type in full. */
const ends: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/html': 'html',
};

/** By its id: what a person called a file may be no name that every system takes. */
const fileNameOf = ({ documentId, mediaType }: Pick<UsedDocument, 'documentId' | 'mediaType'>): string => `documents/${documentId}.${ends[mediaType ?? ''] ?? 'bin'}`;

function filesOf(listed: readonly ListedDocument[], store: Pick<DocumentStore, 'get'>): readonly PackFile[] {
  const byName = new Map(listed.flatMap(({ file, sha256, mediaType }) => (file === null || sha256 === null ? [] : [[file, { sha256, mediaType }] as const])));
  return [...byName].map(([name, { sha256, mediaType }]) => ({ name, bytes: () => bytesOf(sha256, store), isStored: mediaType !== 'text/html' }));
}

async function* bytesOf(sha256: string, { get }: Pick<DocumentStore, 'get'>): AsyncGenerator<Uint8Array> {
  const content = await get(sha256);
  // It was there when the list was made: the next pack says what has become of it.
  if (content === null) throw new Error(`Expected the bytes ${sha256} to be in the store`);
  yield* content.stream as AsyncIterable<Uint8Array>;
}
