import { EntitySchema } from 'typeorm';

/** One shift of an opportunity. */
export interface ShiftRow {
  id: string;
  opportunityId: string;
  startsAt: Date;
  endsAt: Date;
  places: number;
  takenCount: number;
}

export const shiftTable = new EntitySchema<ShiftRow>({
  name: 'shift',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'shift_pkey' },
    opportunityId: { type: 'uuid', name: 'opportunity_id' },
    startsAt: { type: 'timestamptz', name: 'starts_at' },
    endsAt: { type: 'timestamptz', name: 'ends_at' },
    places: { type: 'integer' },
    takenCount: { type: 'integer', name: 'taken_count' },
  },
  foreignKeys: [{ name: 'shift_opportunity_id_fkey', target: 'opportunity', columnNames: ['opportunity_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'shift_times_in_order', expression: 'starts_at < ends_at' },
    { name: 'shift_never_oversold', expression: 'places > 0 AND taken_count >= 0 AND taken_count <= places' },
  ],
  indices: [{ name: 'shift_opportunity_id_idx', columns: ['opportunityId', 'startsAt', 'id'] }],
});
