import { searchWords } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import type { Consultation } from '../domain/consultation';
import type { ConsultationContent } from '../domain/content';
import type { DraftBlock } from '../domain/draft-text';

/**
 * The words of one text take so many bytes at most, for PostgreSQL keeps a megabyte of a row's words and each is kept twice: as it is and by its
 * stem. The longest codes of law have half as many different words.
 */
const maximumBytes = 400_000;

/** Writes by what a consultation is found, in the transaction that writes what it says. */
export const createConsultationSearch = (manager: EntityManager) => ({
  /** One statement for however many. */
  async insert(consultations: readonly Pick<Consultation, 'id' | 'content'>[]): Promise<void> {
    const rows = consultations.map(({ id, content }) => ({ id, words: wordsOf(content) }));
    await manager.query(insertWords, [JSON.stringify(rows)]);
  },
  async saveContent(consultationId: string, content: ConsultationContent): Promise<void> {
    await manager.query('UPDATE consultation_search SET title_words = search_words($2), card_words = search_words($3) WHERE consultation_id = $1', [consultationId, ...wordsOf(content)]);
  },
  /** The words of the last version alone find a consultation. */
  async saveText(consultationId: string, blocks: readonly Pick<DraftBlock, 'text'>[]): Promise<void> {
    await manager.query('UPDATE consultation_search SET text_words = search_words($2) WHERE consultation_id = $1', [consultationId, wordsOfText(blocks)]);
  },
});

const insertWords = `
  INSERT INTO consultation_search (consultation_id, title_words, card_words, text_words)
  SELECT id, search_words(ARRAY(SELECT jsonb_array_elements_text(words -> 0))), search_words(ARRAY(SELECT jsonb_array_elements_text(words -> 1))), ''
  FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, words jsonb)`;

const wordsOf = ({ title, card }: ConsultationContent): readonly (readonly string[])[] => [searchWords(title), searchWords(Object.values(card ?? {}).join(' '))];

function wordsOfText(blocks: readonly Pick<DraftBlock, 'text'>[]): readonly string[] {
  const words = new Set<string>();
  let bytes = 0;
  for (const word of blocks.flatMap(({ text }) => searchWords(text))) {
    if (words.has(word)) continue;
    bytes += Buffer.byteLength(word);
    if (bytes > maximumBytes) break;
    words.add(word);
  }
  return [...words];
}
