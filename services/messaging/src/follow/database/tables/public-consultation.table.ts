import { EntitySchema } from 'typeorm';

/** One consultation that is public, as this service last heard of it; of one that is not there is no row. */
interface PublicConsultationRow {
  id: string;
  institutionId: string;
  title: string;
  /** Codes of activity domains. */
  domains: string[];
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
}

export const publicConsultationTable = new EntitySchema<PublicConsultationRow>({
  name: 'public_consultation',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'public_consultation_pkey' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    title: { type: 'text' },
    domains: { type: 'text', array: true },
    version: { type: 'integer' },
    asOf: { type: 'timestamptz', name: 'as_of' },
  },
});
