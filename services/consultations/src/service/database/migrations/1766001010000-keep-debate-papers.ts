import { allowValues, forbidValues } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const purposes = { table: 'document', column: 'purpose', constraint: 'document_purpose_known' };

/** Minutes may come with a document, and a request for a debate that came on paper with its scan. */
export class KeepDebatePapers1766001010000 implements MigrationInterface {
  name = 'KeepDebatePapers1766001010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await allowValues(queryRunner, purposes, ['MINUTES']);
    await queryRunner.query(`
      ALTER TABLE debate ADD COLUMN minutes_document_id uuid,
        ADD CONSTRAINT debate_minutes_document_id_fkey FOREIGN KEY (minutes_document_id) REFERENCES document (id),
        ADD CONSTRAINT debate_minutes_document_known CHECK (minutes_document_id IS NULL OR status = 'MINUTES_PUBLISHED');
      CREATE INDEX debate_minutes_document_id_idx ON debate (minutes_document_id) WHERE minutes_document_id IS NOT NULL;
      ALTER TABLE debate_request ADD COLUMN scan_document_id uuid,
        ADD CONSTRAINT debate_request_scan_document_id_fkey FOREIGN KEY (scan_document_id) REFERENCES document (id),
        ADD CONSTRAINT debate_request_scan_known CHECK (scan_document_id IS NULL OR channel <> 'CONECT');
      CREATE INDEX debate_request_scan_document_id_idx ON debate_request (scan_document_id) WHERE scan_document_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE debate_request DROP COLUMN scan_document_id;
      ALTER TABLE debate DROP COLUMN minutes_document_id;
      DELETE FROM document WHERE purpose = 'MINUTES';
    `);
    await forbidValues(queryRunner, purposes, ['MINUTES']);
  }
}
