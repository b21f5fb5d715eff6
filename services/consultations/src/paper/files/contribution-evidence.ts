import { writeCsv } from '@conect/papers';
import type { RegisterReader } from '../../contribution/application/ports';
import { contributionsOf, groupsOf } from './contributions';
import { jsonLinesFile, type EvidenceSource } from './evidence';
import { matrixOf, type MatrixReaders } from './response-matrix';

const groupSize = 500;

interface Readers extends MatrixReaders {
  readonly register: Pick<RegisterReader, 'findReceipts'>;
  readonly stampOf: (consultationId: string) => Promise<string>;
}

/** What was proposed, with the contacts that the register keeps, everything that authors have said, the receipts and the response matrix. */
export const contributionEvidence = ({ stampOf, register, ...readers }: Readers): EvidenceSource => ({
  stampOf: ({ id }) => stampOf(id),
  filesOf: (consultation) => {
    const groups = () => groupsOf(contributionsOf(readers.contributions, consultation.id), groupSize);
    const files = [
      jsonLinesFile('register.jsonl', () => contributionsOf(readers.contributions, consultation.id)),
      jsonLinesFile('contribution-versions.jsonl', async function* () {
        for await (const group of groups()) yield* await readers.contributions.findVersions(group.map(({ id }) => id));
      }),
      jsonLinesFile('receipts.jsonl', async function* () {
        for await (const group of groups()) yield* (await register.findReceipts(group.map(({ id }) => id))).filter((receipt) => receipt !== null);
      }),
      { name: 'response-matrix.csv', bytes: () => writeCsv(matrixOf(readers, consultation)) },
    ];
    return Promise.resolve(files);
  },
});
