import { createInboxFloorTable, dropInboxFloorTable } from '@conect/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets old rows of the inbox go without letting an old message take effect twice. */
export class CreateInboxFloor1765522000000 implements MigrationInterface {
  name = 'CreateInboxFloor1765522000000';

  up = (queryRunner: QueryRunner): Promise<void> => createInboxFloorTable(queryRunner);

  down = (queryRunner: QueryRunner): Promise<void> => dropInboxFloorTable(queryRunner);
}
