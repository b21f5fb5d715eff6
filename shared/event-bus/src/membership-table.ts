import { EntitySchema, type EntitySchemaOptions, type QueryRunner } from 'typeorm';

/** One membership of identity as a service last heard of it. */
export interface MembershipRow {
  id: string;
  userId: string;
  role: string;
  institutionId: string | null;
  organizationId: string | null;
  /** The aggregate version of the event it comes from; an older one changes nothing. */
  version: number;
  asOf: Date;
  revoked: boolean;
}

type Indices = NonNullable<EntitySchemaOptions<MembershipRow>['indices']>;

/** The table `membership` of a service, as {@link createMembershipTable} makes it; by what it is looked up is the service's to say. */
export const membershipTableOf = (indices: Indices): EntitySchema<MembershipRow> =>
  new EntitySchema<MembershipRow>({
    name: 'membership',
    columns: {
      id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'membership_pkey' },
      userId: { type: 'uuid', name: 'user_id' },
      role: { type: 'text' },
      institutionId: { type: 'uuid', name: 'institution_id', nullable: true },
      organizationId: { type: 'uuid', name: 'organization_id', nullable: true },
      version: { type: 'integer' },
      asOf: { type: 'timestamptz', name: 'as_of' },
      revoked: { type: 'boolean' },
    },
    indices,
  });

/** For a service's migration: the table that the membership subscriptions keep. Its indexes are the migration's to add. */
export async function createMembershipTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE membership (
      id uuid NOT NULL,
      user_id uuid NOT NULL,
      role text NOT NULL,
      institution_id uuid,
      organization_id uuid,
      version integer NOT NULL,
      as_of timestamptz NOT NULL,
      revoked boolean NOT NULL,
      CONSTRAINT membership_pkey PRIMARY KEY (id)
    )
  `);
}
