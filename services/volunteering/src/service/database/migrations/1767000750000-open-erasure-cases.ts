import { createErasureCaseTable, dropErasureCaseTable } from '@conect/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this service says of whoever asks to be erased. */
export class OpenErasureCases1767000750000 implements MigrationInterface {
  name = 'OpenErasureCases1767000750000';

  up = (queryRunner: QueryRunner): Promise<void> => createErasureCaseTable(queryRunner);

  down = (queryRunner: QueryRunner): Promise<void> => dropErasureCaseTable(queryRunner);
}
