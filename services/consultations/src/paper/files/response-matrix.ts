import { dayOf } from '@conect/legal-clock';
import { writeCsv, writePdf, writeSheet, type Bytes, type Table } from '@conect/papers';
import type { Consultation } from '../../consultation/domain/consultation';
import type { ContributionReader } from '../../contribution/application/ports';
import type { Contribution } from '../../contribution/domain/contribution';
import type { AuthorNames } from '../application/ports';
import { matrixCells, matrixColumns } from '../domain/matrix';
import { contributionPageSize, contributionsOf, groupsOf } from './contributions';

/** What the matrix is read by, in one snapshot. */
export interface MatrixReaders {
  readonly contributions: ContributionReader;
  readonly names: AuthorNames;
}

/** The response matrix of a consultation: article, proposal, decision and reason of each contribution, the first received first. */
export const matrixOf = ({ contributions, names }: MatrixReaders, { id }: Consultation): Table => ({ columns: matrixColumns, rows: rowsOf(contributionsOf(contributions, id), names) });

async function* rowsOf(contributions: AsyncIterable<Contribution>, { namesOf }: AuthorNames): AsyncGenerator<readonly string[]> {
  for await (const page of groupsOf(contributions, contributionPageSize)) {
    const organizationOf = ({ author }: Contribution) => (author.kind === 'ORGANIZATION' ? author.organizationId : null);
    const names = await namesOf(page.flatMap((contribution) => organizationOf(contribution) ?? []));
    for (const contribution of page) {
      const organizationName = names.get(organizationOf(contribution) ?? '') ?? null;
      yield matrixCells(contribution, { organizationName, receivedOn: String(dayOf(contribution.receivedAt)) });
    }
  }
}

/** The forms in which the matrix is given. */
export const matrixForms: Readonly<Record<`response-matrix.${'csv' | 'xlsx' | 'pdf'}`, (table: Table, consultation: Consultation) => Bytes>> = {
  'response-matrix.csv': (table) => writeCsv(table),
  'response-matrix.xlsx': (table, consultation) => writeSheet(table, factsOf(consultation)),
  'response-matrix.pdf': (table, consultation) =>
    writePdf(table, { ...factsOf(consultation), notes: [consultation.content.initiator ?? [], `Consultarea ${consultation.id}`].flat(), pageLabel: (page) => `Pagina ${page}` }),
};

const factsOf = (consultation: Consultation) => ({
  title: `Tabel centralizator al propunerilor: ${consultation.content.title}`,
  language: 'ro-RO',
  createdAt: 'respondedAt' in consultation && consultation.respondedAt !== null ? consultation.respondedAt : consultation.statusSince,
});
