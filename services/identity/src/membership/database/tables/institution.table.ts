import { EntitySchema } from 'typeorm';
import type { InstitutionType } from '../../domain/institution';

/** One row of `institution`: a public authority or institution. */
export interface InstitutionRow {
  id: string;
  version: number;
  name: string;
  type: InstitutionType;
  createdAt: Date;
}

export const institutionTable = new EntitySchema<InstitutionRow>({
  name: 'institution',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'institution_pkey' },
    version: { type: 'integer' },
    name: { type: 'text' },
    type: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  checks: [
    {
      name: 'institution_type_known',
      expression: `type IN ('SGG', 'MINISTRY', 'CENTRAL_AGENCY', 'PREFECTURE', 'COUNTY_COUNCIL', 'LOCAL_COUNCIL', 'CITY_HALL')`,
    },
  ],
  indices: [{ name: 'institution_name_idx', columns: ['name', 'id'] }],
});
