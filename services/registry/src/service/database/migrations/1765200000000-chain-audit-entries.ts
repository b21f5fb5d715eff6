import { createAuditChain, dropAuditChain } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail becomes a set of hash chains, one for each organization. */
export class ChainAuditEntries1765200000000 implements MigrationInterface {
  name = 'ChainAuditEntries1765200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createAuditChain(queryRunner, chainOf);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropAuditChain(queryRunner);
  }
}

/** Claims and change requests stand in the chain of their organization; what belongs to none has a chain of its own. */
const chainOf = `coalesce(
  (SELECT organization_id FROM claim WHERE claim.id = entry.subject_id),
  (SELECT organization_id FROM change_request request WHERE request.id = entry.subject_id),
  entry.subject_id)`;
