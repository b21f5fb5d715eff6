import { EntitySchema } from 'typeorm';

/** One version of a legal term that SGG has set; rows are only ever added. */
export interface LegalTermRow {
  id: string;
  version: number;
  code: string;
  value: number;
  unit: string;
  basis: string;
  /** `yyyy-mm-dd`. */
  validFrom: string;
  isUncertain: boolean;
  setAt: Date;
  setBy: string;
}

export const legalTermTable = new EntitySchema<LegalTermRow>({
  name: 'legal_term',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'legal_term_pkey' },
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'legal_term_pkey' },
    code: { type: 'text' },
    value: { type: 'integer' },
    unit: { type: 'text' },
    basis: { type: 'text' },
    validFrom: { type: 'date', name: 'valid_from' },
    isUncertain: { type: 'boolean', name: 'is_uncertain' },
    setAt: { type: 'timestamptz', name: 'set_at' },
    setBy: { type: 'uuid', name: 'set_by' },
  },
  uniques: [{ name: 'legal_term_version_key', columns: ['code', 'version'] }],
  checks: [
    { name: 'legal_term_value_bounded', expression: 'value BETWEEN 1 AND 1000' },
    { name: 'legal_term_unit_known', expression: `unit IN ('WORKING_DAYS', 'CALENDAR_DAYS', 'FREE_DAYS', 'MONTHS')` },
  ],
});
