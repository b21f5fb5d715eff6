import { createEventPositionTables, dropEventPositionTables } from '@conect/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the service notice a version of an aggregate that never came. */
export class CreateEventPositions1764800000000 implements MigrationInterface {
  name = 'CreateEventPositions1764800000000';

  up = (queryRunner: QueryRunner): Promise<void> => createEventPositionTables(queryRunner);

  down = (queryRunner: QueryRunner): Promise<void> => dropEventPositionTables(queryRunner);
}
