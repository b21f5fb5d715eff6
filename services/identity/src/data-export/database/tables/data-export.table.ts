import { EntitySchema } from 'typeorm';
import type { DataExport } from '../../domain/data-export';

/** One row of `data_export`: a person's request for his own data; the archive's sealed pieces are elsewhere and go with it. */
export type DataExportRow = { -readonly [Field in keyof DataExport]: DataExport[Field] };

export const dataExportTable = new EntitySchema<DataExportRow>({
  name: 'data_export',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'data_export_pkey' },
    version: { type: 'integer' },
    userId: { type: 'uuid', name: 'user_id' },
    state: { type: 'text' },
    requestedAt: { type: 'timestamptz', name: 'requested_at' },
    gatherUntil: { type: 'timestamptz', name: 'gather_until' },
    parts: { type: 'jsonb' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    keptUntil: { type: 'timestamptz', name: 'kept_until', nullable: true },
    fileId: { type: 'uuid', name: 'file_id', nullable: true },
    byteLength: { type: 'bigint', name: 'byte_length', nullable: true, transformer: { to: (value: number | null) => value, from: (value: string | null) => (value === null ? null : Number(value)) } },
    downloadCount: { type: 'integer', name: 'download_count' },
  },
  checks: [
    { name: 'data_export_state_known', expression: `state IN ('REQUESTED', 'GATHERING', 'READY', 'INCOMPLETE', 'EXPIRED')` },
    { name: 'data_export_ended_whole', expression: `(state IN ('READY', 'INCOMPLETE', 'EXPIRED')) = (ended_at IS NOT NULL AND kept_until IS NOT NULL)` },
    { name: 'data_export_archive_there', expression: `(state IN ('READY', 'INCOMPLETE')) = (byte_length IS NOT NULL) AND (byte_length IS NULL OR file_id IS NOT NULL)` },
  ],
  foreignKeys: [{ name: 'data_export_user_id_fkey', target: 'user_account', columnNames: ['userId'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'data_export_under_way_key', columns: ['userId'], unique: true, where: `state IN ('REQUESTED', 'GATHERING')` },
    { name: 'data_export_user_id_idx', columns: ['userId', 'requestedAt'] },
    { name: 'data_export_kept_until_idx', columns: ['keptUntil'] },
  ],
});
