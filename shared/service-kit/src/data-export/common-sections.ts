import { commonColumns, commonGrounds, leftOut } from './common-columns';
import { exportWords, tableSection, type ExportSection } from './section';

type Columns = ExportSection['columns'];

const documentColumns: Columns = {
  id: commonColumns.id,
  purpose: exportWords('La ce folosește', 'What it is for'),
  file_name: exportWords('Numele fișierului', 'Name of the file'),
  media_type: exportWords('Felul fișierului', 'Kind of the file'),
  byte_length: exportWords('Lungimea în octeți', 'Length in bytes'),
  sha256: exportWords('Amprenta SHA-256 a conținutului', 'SHA-256 of its content'),
  created_at: exportWords('Când a fost anunțat', 'When it was announced'),
  stored_at: exportWords('Când a sosit', 'When it arrived'),
};

interface DocumentsKept extends Pick<ExportSection, 'basis' | 'kept'> {
  /** Columns that the table has in this service alone. */
  readonly columns?: Columns;
}

/** The documents that the person uploaded to a service. */
export const documentSection = ({ basis, kept, columns = {} }: DocumentsKept): ExportSection =>
  tableSection({
    name: 'documents',
    table: 'document',
    where: 'row.owner_user_id = $1',
    title: exportWords('Documente încărcate', 'Documents that you uploaded'),
    ...{ basis, kept },
    columns: { ...documentColumns, ...columns },
    omitted: { owner_user_id: leftOut.own },
  });

interface Acted extends Pick<ExportSection, 'name' | 'table' | 'title' | 'columns'> {
  /** The columns that say who acted. */
  readonly by: readonly string[];
}

/** What the person did for an organization, an institution or SGG: that it was he is his, what it is about is theirs. */
export const actedSection = ({ by, ...section }: Acted): ExportSection =>
  tableSection({
    ...section,
    where: by.map((column) => `row.${column} = $1`).join(' OR '),
    basis: commonGrounds.publicTask,
    kept: commonGrounds.withTheThing,
    omitted: { '*': leftOut.ofOrganization },
  });
