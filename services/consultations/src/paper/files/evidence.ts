import { utf8Pieces, type PackFile } from '@conect/papers';
import type { Consultation } from '../../consultation/domain/consultation';

/** What one area adds to the evidence pack, all of it read in one snapshot. */
export interface EvidenceSource {
  /** A text that is another one as soon as one of the files is. */
  readonly stampOf: (consultation: Consultation) => Promise<string>;
  readonly filesOf: (consultation: Consultation) => Promise<readonly PackFile[]>;
}

/** A file of one value as JSON that people can read too. */
export const jsonFile = (name: string, value: unknown): PackFile => ({ name, bytes: () => [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)] });

/** A file of texts as they come. */
export const textFile = (name: string, texts: () => AsyncIterable<string> | Iterable<string>): PackFile => ({ name, bytes: () => utf8Pieces(texts()) });

/** A file of one value a line. */
export const jsonLinesFile = (name: string, values: () => AsyncIterable<unknown>): PackFile =>
  textFile(name, async function* () {
    for await (const value of values()) yield `${JSON.stringify(value)}\n`;
  });

/** What a list holds, page after page. */
export async function* everyPage<Item>(findPage: (after: Item | null) => Promise<readonly Item[]>, size: number): AsyncGenerator<Item> {
  for (let after: Item | null = null; ; ) {
    const page: readonly Item[] = await findPage(after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < size) return;
    after = last;
  }
}
