import { EntitySchema } from 'typeorm';
import type { InstitutionType } from '../../domain/institution';

/** One row of `institution`: a public authority or institution. */
export interface InstitutionRow {
  id: string;
  version: number;
  name: string;
  /** The name as it is searched: between spaces, so that every word has one before it. */
  nameFolded: string;
  type: InstitutionType;
  parentId: string | null;
  transparencyPageUrl: string | null;
  asOf: string;
  createdAt: Date;
  closedAt: Date | null;
}

export const institutionTable = new EntitySchema<InstitutionRow>({
  name: 'institution',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'institution_pkey' },
    version: { type: 'integer' },
    name: { type: 'text' },
    nameFolded: { type: 'text', name: 'name_folded' },
    type: { type: 'text' },
    parentId: { type: 'uuid', name: 'parent_id', nullable: true },
    transparencyPageUrl: { type: 'text', name: 'transparency_page_url', nullable: true },
    asOf: { type: 'date', name: 'as_of' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
  },
  checks: [
    {
      name: 'institution_type_known',
      expression: `type IN ('SGG', 'MINISTRY', 'CENTRAL_AGENCY', 'PREFECTURE', 'COUNTY_COUNCIL', 'LOCAL_COUNCIL', 'CITY_HALL')`,
    },
  ],
  foreignKeys: [{ name: 'institution_parent_id_fkey', target: 'institution', columnNames: ['parent_id'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'institution_name_idx', columns: ['name', 'id'] },
    { name: 'institution_parent_id_idx', columns: ['parentId'] },
  ],
});
