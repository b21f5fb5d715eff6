import { EntitySchema } from 'typeorm';

/** What one person gave of himself. */
export interface VolunteerProfileRow {
  userId: string;
  version: number;
  fullName: string;
  birthDate: string;
  phone: string | null;
  email: string | null;
  countyCode: string | null;
  updatedAt: Date;
}

export const volunteerProfileTable = new EntitySchema<VolunteerProfileRow>({
  name: 'volunteer_profile',
  columns: {
    userId: { type: 'uuid', name: 'user_id', primary: true, primaryKeyConstraintName: 'volunteer_profile_pkey' },
    version: { type: 'integer' },
    fullName: { type: 'text', name: 'full_name' },
    birthDate: { type: 'date', name: 'birth_date' },
    phone: { type: 'text', nullable: true },
    email: { type: 'text', nullable: true },
    countyCode: { type: 'text', name: 'county_code', nullable: true },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
  },
});
