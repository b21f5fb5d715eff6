import { EntitySchema } from 'typeorm';

/** One time that a deadline was extended. */
export interface DeadlineExtensionRow {
  consultationId: string;
  extendedAt: Date;
  from: Date;
  to: Date;
  reason: string;
}

export const deadlineExtensionTable = new EntitySchema<DeadlineExtensionRow>({
  name: 'deadline_extension',
  columns: {
    consultationId: { type: 'uuid', name: 'consultation_id', primary: true, primaryKeyConstraintName: 'deadline_extension_pkey' },
    extendedAt: { type: 'timestamptz', name: 'extended_at' },
    from: { type: 'timestamptz', name: 'from_deadline' },
    to: { type: 'timestamptz', name: 'to_deadline', primary: true, primaryKeyConstraintName: 'deadline_extension_pkey' },
    reason: { type: 'text' },
  },
  foreignKeys: [{ name: 'deadline_extension_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
  checks: [{ name: 'deadline_extension_longer', expression: 'to_deadline > from_deadline' }],
});
