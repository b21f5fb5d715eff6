import { EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions, type QueryRunner } from 'typeorm';

/** One announced or stored document; its bytes are in the document store under `sha256`. */
export interface DocumentRow {
  id: string;
  ownerUserId: string;
  purpose: string;
  fileName: string;
  mediaType: string;
  byteLength: number;
  sha256: string;
  createdAt: Date;
  storedAt: Date | null;
}

type Options = EntitySchemaOptions<DocumentRow>;

/** What a service's table has beside what every one has. */
interface OwnTable {
  readonly columns?: Readonly<Record<string, EntitySchemaColumnOptions>>;
  readonly checks?: NonNullable<Options['checks']>;
  readonly foreignKeys?: NonNullable<Options['foreignKeys']>;
  /** In place of the index of hashes. */
  readonly indices?: NonNullable<Options['indices']>;
}

const indexOfHashes = { name: 'document_sha256_idx', columns: ['sha256'] };

/** The table `document` of a service with these purposes, as {@link createDocumentTable} makes it. */
export const documentTableOf = (purposes: readonly string[], own: OwnTable = {}): EntitySchema<DocumentRow> =>
  new EntitySchema<DocumentRow>({
    name: 'document',
    columns: {
      id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'document_pkey' },
      ownerUserId: { type: 'uuid', name: 'owner_user_id' },
      purpose: { type: 'text' },
      fileName: { type: 'text', name: 'file_name' },
      mediaType: { type: 'text', name: 'media_type' },
      byteLength: { type: 'integer', name: 'byte_length' },
      sha256: { type: 'text' },
      createdAt: { type: 'timestamptz', name: 'created_at' },
      storedAt: { type: 'timestamptz', name: 'stored_at', nullable: true },
      ...own.columns,
    },
    checks: [{ name: 'document_purpose_known', expression: `purpose IN (${listOf(purposes)})` }, ...(own.checks ?? [])],
    foreignKeys: own.foreignKeys ?? [],
    indices: [{ name: 'document_owner_user_id_idx', columns: ['ownerUserId'] }, ...(own.indices ?? [indexOfHashes])],
  });

/** For a service's migration: the table of its documents. A later purpose is allowed by service-kit's `allowValues`. */
export async function createDocumentTable(queryRunner: QueryRunner, purposes: readonly string[]): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE document (
      id uuid NOT NULL,
      owner_user_id uuid NOT NULL,
      purpose text NOT NULL,
      file_name text NOT NULL,
      media_type text NOT NULL,
      byte_length integer NOT NULL,
      sha256 text NOT NULL,
      created_at timestamptz NOT NULL,
      stored_at timestamptz,
      CONSTRAINT document_pkey PRIMARY KEY (id),
      CONSTRAINT document_purpose_known CHECK (purpose IN (${listOf(purposes)}))
    );
    CREATE INDEX document_owner_user_id_idx ON document (owner_user_id);
    CREATE INDEX document_sha256_idx ON document (sha256);
  `);
}

const listOf = (purposes: readonly string[]): string => purposes.map((purpose) => `'${purpose}'`).join(', ');
