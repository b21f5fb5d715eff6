import { EntitySchema } from 'typeorm';

/** What the Government decided of one day, the last decision; a row stays when it is taken back. */
export interface CalendarDayRow {
  id: string;
  version: number;
  /** `yyyy-mm-dd`. */
  day: string;
  kind: string;
  basis: string;
  recordedAt: Date;
  recordedBy: string;
  removedAt: Date | null;
}

export const calendarDayTable = new EntitySchema<CalendarDayRow>({
  name: 'calendar_day',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'calendar_day_pkey' },
    version: { type: 'integer' },
    day: { type: 'date' },
    kind: { type: 'text' },
    basis: { type: 'text' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    removedAt: { type: 'timestamptz', name: 'removed_at', nullable: true },
  },
  uniques: [{ name: 'calendar_day_day_key', columns: ['day'] }],
  checks: [{ name: 'calendar_day_kind_known', expression: `kind IN ('DAY_OFF', 'WORKING_DAY')` }],
});
