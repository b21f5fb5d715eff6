import { createReachTables, dropReachTables } from '@conect/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this service knows of organizations grows: who has taken them into record, in which communities they are, and how they are found by domain and county. */
export class KnowExpertise1767000720000 implements MigrationInterface {
  name = 'KnowExpertise1767000720000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createReachTables(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropReachTables(queryRunner);
  }
}
