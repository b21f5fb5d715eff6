import { createDataExportPartTables, dropDataExportPartTables } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExportPersonalData1767000690000 implements MigrationInterface {
  name = 'ExportPersonalData1767000690000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createDataExportPartTables(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropDataExportPartTables(queryRunner);
  }
}
