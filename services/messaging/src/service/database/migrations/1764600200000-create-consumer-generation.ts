import { createConsumerGenerationTable, dropConsumerGenerationTable } from '@conect/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets projections be made again from the events they hold. */
export class CreateConsumerGeneration1764600200000 implements MigrationInterface {
  name = 'CreateConsumerGeneration1764600200000';

  up = (queryRunner: QueryRunner): Promise<void> => createConsumerGenerationTable(queryRunner);

  down = (queryRunner: QueryRunner): Promise<void> => dropConsumerGenerationTable(queryRunner);
}
