import { EntitySchema } from 'typeorm';

/** One institution of identity as this service last heard of it: that it exists, or no more, and nothing else. */
export interface InstitutionRow {
  id: string;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
  closed: boolean;
}

export const institutionTable = new EntitySchema<InstitutionRow>({
  name: 'institution',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'institution_pkey' },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
    closed: { type: 'boolean', default: false },
  },
});
