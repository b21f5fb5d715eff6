import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { writeDocumentHtml, writeDocumentPdf, type Bytes, type PaperDocument } from '@conect/papers';
import type { RegisterEntry } from '../../contract/application/ports';
import type { FindFacts, StampOf, WritePaper } from '../application/ports';
import type { PaperFacts } from '../domain/facts';
import type { Paper, PaperFormat, PaperKind } from '../domain/paper';
import { attendancePaper } from './attendance-paper';
import { certificatePaper } from './certificate-paper';
import { contractPaper, type WholeContract } from './contract-paper';
import { sealPaper } from './paper-shelf';
import { protectionSheet } from './protection-sheet';
import { registerBytes } from './register-paper';
import { volunteerSheet } from './volunteer-sheet';

/** What a paper is read from. */
export interface PaperData {
  readonly findFacts: FindFacts;
  readonly registerOf: (organizationId: string, year: number) => AsyncIterable<RegisterEntry>;
}

interface Dependencies {
  /** Runs what reads and writes a paper on data that stand still. */
  readonly onStillData: <Value>(work: (data: PaperData) => Promise<Value>) => Promise<Value>;
  /** Seals what is written. */
  readonly key: Buffer;
  readonly stampOf: StampOf;
}

/** Makes what writes a paper of whichever kind. */
export const createWritePaper =
  ({ onStillData, key, stampOf }: Dependencies): WritePaper =>
  (paper) =>
    onStillData(async ({ findFacts, registerOf }) => {
      const facts = await findFacts(paper);
      const bytes = facts === null ? null : bytesOf(facts, paper, registerOf);
      return facts === null || bytes === null ? null : { ...sealPaper(paper.id, await buffer(Readable.from(bytes)), key), stamp: stampOf(facts) };
    });

/** The bytes of a paper; null when what it would show of people is gone. */
function bytesOf(facts: PaperFacts, { kind, format }: Pick<Paper, 'kind' | 'format'>, registerOf: PaperData['registerOf']): Bytes | null {
  if (facts.of === 'REGISTER') return registerBytes(facts, registerOf(facts.organizationId, facts.year), format);
  const document = documentFrom(facts, kind);
  return document === null ? null : inFormat(document, format);
}

function documentFrom(facts: Exclude<PaperFacts, { readonly of: 'REGISTER' }>, kind: PaperKind): PaperDocument | null {
  if (facts.of === 'CERTIFICATE') return certificatePaper(facts);
  if (facts.of === 'SHIFT') return attendancePaper(facts);
  const { volunteer } = facts;
  return volunteer === null ? null : ofContract(kind)({ ...facts, volunteer });
}

/** The three papers of a contract are written from the same facts. */
function ofContract(kind: PaperKind): (facts: WholeContract) => PaperDocument {
  if (kind === 'VOLUNTEER_SHEET') return volunteerSheet;
  return kind === 'PROTECTION_SHEET' ? protectionSheet : contractPaper;
}

const inFormat = (document: PaperDocument, format: PaperFormat): Bytes => (format === 'HTML' ? writeDocumentHtml(document) : writeDocumentPdf(document));
