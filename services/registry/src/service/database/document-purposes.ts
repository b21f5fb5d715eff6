import type { QueryRunner } from 'typeorm';

/** For a migration: documents may be for these purposes too, beside those that they may be for until now. */
export async function addDocumentPurposes(queryRunner: QueryRunner, purposes: readonly string[]): Promise<void> {
  await allow(queryRunner, [...(await allowedNow(queryRunner)), ...purposes]);
}

/** For a migration's `down`. */
export async function removeDocumentPurposes(queryRunner: QueryRunner, purposes: readonly string[]): Promise<void> {
  await allow(queryRunner, (await allowedNow(queryRunner)).filter((purpose) => !purposes.includes(purpose)));
}

async function allowedNow(queryRunner: QueryRunner): Promise<readonly string[]> {
  const [found] = (await queryRunner.query(`SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'document_purpose_known'`)) as { definition: string }[];
  return [...found!.definition.matchAll(/'([A-Z_]+)'/g)].map(([, purpose]) => purpose!);
}

async function allow(queryRunner: QueryRunner, purposes: readonly string[]): Promise<void> {
  const list = purposes.map((purpose) => `'${purpose}'`).join(', ');
  await queryRunner.query(`ALTER TABLE document DROP CONSTRAINT document_purpose_known, ADD CONSTRAINT document_purpose_known CHECK (purpose IN (${list}))`);
}
