import { EntitySchema } from 'typeorm';

/** Where a consultation comes from that was held elsewhere. */
export interface ConsultationHistoryRow {
  consultationId: string;
  source: string;
  titleInSource: string;
  page: string | null;
  endedOn: string | null;
}

export const consultationHistoryTable = new EntitySchema<ConsultationHistoryRow>({
  name: 'consultation_history',
  columns: {
    consultationId: { type: 'uuid', name: 'consultation_id', primary: true, primaryKeyConstraintName: 'consultation_history_pkey' },
    source: { type: 'text' },
    titleInSource: { type: 'text', name: 'title_in_source' },
    page: { type: 'text', nullable: true },
    endedOn: { type: 'date', name: 'ended_on', nullable: true },
  },
  foreignKeys: [{ name: 'consultation_history_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
});
