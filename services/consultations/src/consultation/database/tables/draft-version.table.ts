import { EntitySchema } from 'typeorm';

/** One version of a draft's text. */
export interface DraftVersionRow {
  id: string;
  consultationId: string;
  number: number;
  note: string | null;
  createdAt: Date;
}

export const draftVersionTable = new EntitySchema<DraftVersionRow>({
  name: 'draft_version',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'draft_version_pkey' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    number: { type: 'integer' },
    note: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  foreignKeys: [{ name: 'draft_version_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
  uniques: [{ name: 'draft_version_number_key', columns: ['consultationId', 'number'] }],
});

/** One block of a version, in its place. */
export interface DraftBlockRow {
  versionId: string;
  position: number;
  id: string;
  article: string;
  paragraph: string | null;
  letter: string | null;
  point: string | null;
  text: string;
}

export const draftBlockTable = new EntitySchema<DraftBlockRow>({
  name: 'draft_block',
  columns: {
    versionId: { type: 'uuid', name: 'version_id', primary: true, primaryKeyConstraintName: 'draft_block_pkey' },
    position: { type: 'integer', primary: true, primaryKeyConstraintName: 'draft_block_pkey' },
    id: { type: 'uuid' },
    article: { type: 'text' },
    paragraph: { type: 'text', nullable: true },
    letter: { type: 'text', nullable: true },
    point: { type: 'text', nullable: true },
    text: { type: 'text' },
  },
  foreignKeys: [{ name: 'draft_block_version_id_fkey', target: 'draft_version', columnNames: ['version_id'], referencedColumnNames: ['id'] }],
  uniques: [{ name: 'draft_block_id_key', columns: ['versionId', 'id'] }],
  indices: [{ name: 'draft_block_article_idx', columns: ['versionId', 'article', 'position'] }],
});
