import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { writeDocumentHtml, writeDocumentPdf, type Bytes, type PaperDocument } from '@conect/papers';
import type { FindFacts, WritePaper } from '../application/ports';
import type { ContractFacts, PaperFacts } from '../domain/facts';
import type { Paper, PaperFormat } from '../domain/paper';
import { contractPaper, type WholeContract } from './contract-paper';
import { sealPaper } from './paper-shelf';

interface Dependencies {
  /** Runs what reads and writes a paper on data that stand still. */
  readonly onStillData: <Value>(work: (findFacts: FindFacts) => Promise<Value>) => Promise<Value>;
  /** Seals what is written. */
  readonly key: Buffer;
}

/** Makes what writes a paper of whichever kind. */
export const createWritePaper =
  ({ onStillData, key }: Dependencies): WritePaper =>
  (paper) =>
    onStillData(async (findFacts) => {
      const facts = await findFacts(paper);
      const bytes = facts === null ? null : bytesOf(facts, paper);
      return bytes === null ? null : sealPaper(paper.id, await buffer(Readable.from(bytes)), key);
    });

/** The bytes of a paper; null when what it would show of people is gone. */
function bytesOf(facts: PaperFacts, { kind, format }: Pick<Paper, 'kind' | 'format'>): Bytes | null {
  if (facts.of !== 'CONTRACT' || kind !== 'CONTRACT') throw new Error(`Expected a paper that can be written, got ${kind}`);
  return isWhole(facts) ? inFormat(contractPaper(facts), format) : null;
}

const isWhole = (facts: ContractFacts): facts is WholeContract => facts.volunteer !== null;

const inFormat = (document: PaperDocument, format: PaperFormat): Bytes => (format === 'HTML' ? writeDocumentHtml(document) : writeDocumentPdf(document));
