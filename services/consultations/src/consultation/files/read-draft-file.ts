import { readPackageParts, type DocumentStore } from '@conect/documents';
import type { Document } from '@conect/kernel';
import type { DraftFileProblem, ReadDraftFile } from '../application/ports';
import { docxLines } from './docx-lines';
import { htmlLines } from './html-lines';

const mebibyte = 1_048_576;
/** Two thousand articles of five thousand characters, with what Word writes around them. */
const maximumParts = { 'word/document.xml': 40 * mebibyte, 'word/numbering.xml': 4 * mebibyte, 'word/styles.xml': 8 * mebibyte };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads the lines of a stored draft; what was stored has passed the checks of its type. */
export const createDraftFileReader =
  (store: Pick<DocumentStore, 'get'>): ReadDraftFile =>
  async ({ sha256, mediaType }: Pick<Document, 'sha256' | 'mediaType'>) => {
    const content = await store.get(sha256);
    if (content === null) throw new Error(`Expected the bytes of a stored document under ${sha256}`);
    const bytes = Buffer.concat(await content.stream.toArray());
    try {
      return mediaType === 'text/html' ? htmlLines(utf8.decode(bytes)) : await linesOfDocx(bytes);
    } catch (error) {
      if (error instanceof TypeError) return 'DRAFT_FILE_UNREADABLE';
      throw error;
    }
  };

async function linesOfDocx(bytes: Buffer): Promise<readonly string[] | DraftFileProblem> {
  const parts = await readPackageParts(bytes, maximumParts);
  const textOf = (name: keyof typeof maximumParts): string | null => {
    const part = parts?.get(name);
    return part === undefined ? null : utf8.decode(part);
  };
  const document = textOf('word/document.xml');
  if (document === null) return 'DRAFT_FILE_UNREADABLE';
  return docxLines({ document, numbering: textOf('word/numbering.xml'), styles: textOf('word/styles.xml') });
}
