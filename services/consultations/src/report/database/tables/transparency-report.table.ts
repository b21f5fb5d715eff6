import { EntitySchema } from 'typeorm';
import type { TransparencyReport } from '../../domain/report';

/** One report, as it is worked on or was frozen last. */
export type TransparencyReportRow = { -readonly [Field in keyof TransparencyReport]: TransparencyReport[Field] };

export const transparencyReportTable = new EntitySchema<TransparencyReportRow>({
  name: 'transparency_report',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'transparency_report_pkey' },
    version: { type: 'integer' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    year: { type: 'integer' },
    edition: { type: 'integer' },
    correctionReason: { type: 'text', name: 'correction_reason', nullable: true },
    counted: { type: 'jsonb' },
    filled: { type: 'jsonb' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    preparedAt: { type: 'timestamptz', name: 'prepared_at' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
  },
  uniques: [{ name: 'transparency_report_year_key', columns: ['institutionId', 'year'] }],
  checks: [
    { name: 'transparency_report_status_known', expression: `status IN ('PREPARED', 'COMPLETED', 'FROZEN')` },
    { name: 'transparency_report_correction_known', expression: `(edition = 1) = (correction_reason IS NULL)` },
  ],
});

/** One thing that an indicator counts, as its row says it. */
interface CountedRow {
  reportId: string;
  code: string;
  id: string;
  kind: string;
  consultationId: string | null;
  at: Date;
  counted: number;
}

const countedColumns = {
  id: { type: 'uuid' },
  kind: { type: 'text' },
  consultationId: { type: 'uuid', name: 'consultation_id', nullable: true },
  at: { type: 'timestamptz' },
  counted: { type: 'integer' },
} as const;

/** What a report counts while it is worked on; replaced whenever it is counted anew. */
export const transparencyCountTable = new EntitySchema<CountedRow>({
  name: 'transparency_count',
  columns: {
    ...countedColumns,
    reportId: { type: 'uuid', name: 'report_id', primary: true, primaryKeyConstraintName: 'transparency_count_pkey' },
    code: { type: 'text', primary: true, primaryKeyConstraintName: 'transparency_count_pkey' },
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'transparency_count_pkey' },
  },
  foreignKeys: [
    // A year is counted before its first report is written.
    { name: 'transparency_count_report_id_fkey', target: 'transparency_report', columnNames: ['report_id'], referencedColumnNames: ['id'], deferrable: 'INITIALLY DEFERRED' },
  ],
  indices: [{ name: 'transparency_count_list_idx', columns: ['reportId', 'code', 'at', 'id'] }],
});

/** One frozen edition; added once and never changed. */
export interface ReportEditionRow {
  reportId: string;
  number: number;
  institutionId: string;
  year: number;
  values: object;
  correctionReason: string | null;
  preparedAt: Date;
  frozenAt: Date;
  frozenBy: string;
  sha256: string;
}

export const transparencyReportEditionTable = new EntitySchema<ReportEditionRow>({
  name: 'transparency_report_edition',
  columns: {
    reportId: { type: 'uuid', name: 'report_id', primary: true, primaryKeyConstraintName: 'transparency_report_edition_pkey' },
    number: { type: 'integer', primary: true, primaryKeyConstraintName: 'transparency_report_edition_pkey' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    year: { type: 'integer' },
    values: { type: 'jsonb', name: 'indicator_values' },
    correctionReason: { type: 'text', name: 'correction_reason', nullable: true },
    preparedAt: { type: 'timestamptz', name: 'prepared_at' },
    frozenAt: { type: 'timestamptz', name: 'frozen_at' },
    frozenBy: { type: 'uuid', name: 'frozen_by' },
    sha256: { type: 'text' },
  },
  foreignKeys: [{ name: 'transparency_report_edition_report_id_fkey', target: 'transparency_report', columnNames: ['report_id'], referencedColumnNames: ['id'] }],
  checks: [{ name: 'transparency_report_edition_correction_known', expression: `(number = 1) = (correction_reason IS NULL)` }],
  indices: [{ name: 'transparency_report_edition_year_idx', columns: ['year', 'institutionId', 'number'] }],
});

/** What a frozen edition counts; added once and never changed. */
export const frozenTransparencyCountTable = new EntitySchema<CountedRow & { number: number }>({
  name: 'frozen_transparency_count',
  columns: {
    ...countedColumns,
    reportId: { type: 'uuid', name: 'report_id', primary: true, primaryKeyConstraintName: 'frozen_transparency_count_pkey' },
    number: { type: 'integer', primary: true, primaryKeyConstraintName: 'frozen_transparency_count_pkey' },
    code: { type: 'text', primary: true, primaryKeyConstraintName: 'frozen_transparency_count_pkey' },
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'frozen_transparency_count_pkey' },
  },
  foreignKeys: [
    {
      name: 'frozen_transparency_count_edition_fkey',
      target: 'transparency_report_edition',
      columnNames: ['report_id', 'number'],
      referencedColumnNames: ['report_id', 'number'],
    },
  ],
  indices: [{ name: 'frozen_transparency_count_list_idx', columns: ['reportId', 'number', 'code', 'at', 'id'] }],
});
