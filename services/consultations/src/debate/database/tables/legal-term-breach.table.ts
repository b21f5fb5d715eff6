import { EntitySchema } from 'typeorm';

/** One legal term that an institution let pass; written once. */
export interface LegalTermBreachRow {
  id: string;
  consultationId: string;
  institutionId: string;
  term: string;
  basis: string;
  subjectId: string;
  dueAt: Date;
  createdAt: Date;
}

export const legalTermBreachTable = new EntitySchema<LegalTermBreachRow>({
  name: 'legal_term_breach',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'legal_term_breach_pkey' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    term: { type: 'text' },
    basis: { type: 'text' },
    subjectId: { type: 'uuid', name: 'subject_id' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  foreignKeys: [{ name: 'legal_term_breach_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
  uniques: [{ name: 'legal_term_breach_subject_key', columns: ['term', 'subjectId'] }],
  indices: [
    { name: 'legal_term_breach_created_at_idx', columns: ['createdAt', 'id'] },
    { name: 'legal_term_breach_institution_id_idx', columns: ['institutionId', 'createdAt', 'id'] },
  ],
});
