import { createAuditChain, dropAuditChain } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail becomes a set of hash chains, one for each subject. */
export class ChainAuditEntries1765200000000 implements MigrationInterface {
  name = 'ChainAuditEntries1765200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditChain(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropAuditChain(queryRunner);
  }
}
