import type { QueryRunner } from 'typeorm';

/** A constraint that allows a column of text only some values. */
interface AllowedValues {
  readonly table: string;
  readonly column: string;
  readonly constraint: string;
}

/** For a migration: the column may have these values too, beside those that it may have until now. */
export async function allowValues(queryRunner: QueryRunner, where: AllowedValues, values: readonly string[]): Promise<void> {
  await allowOnly(queryRunner, where, [...(await allowedNow(queryRunner, where)), ...values]);
}

/** Undoes {@link allowValues}, for a migration's `down`; no row may have them any more. */
export async function forbidValues(queryRunner: QueryRunner, where: AllowedValues, values: readonly string[]): Promise<void> {
  await allowOnly(queryRunner, where, (await allowedNow(queryRunner, where)).filter((value) => !values.includes(value)));
}

async function allowedNow(queryRunner: QueryRunner, { table, constraint }: AllowedValues): Promise<readonly string[]> {
  const [found] = (await queryRunner.query('SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = $1::regclass AND conname = $2', [table, constraint])) as {
    definition: string;
  }[];
  return [...found!.definition.matchAll(/'([A-Z_]+)'/g)].map(([, value]) => value!);
}

async function allowOnly(queryRunner: QueryRunner, { table, column, constraint }: AllowedValues, values: readonly string[]): Promise<void> {
  const list = values.map((value) => `'${value}'`).join(', ');
  await queryRunner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${constraint}, ADD CONSTRAINT ${constraint} CHECK (${column} IN (${list}))`);
}
