import { createDocumentTable } from '@conect/documents';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents, and which of them go with which message. */
export class AttachDocuments1767000630000 implements MigrationInterface {
  name = 'AttachDocuments1767000630000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createDocumentTable(queryRunner, ['ATTACHMENT']);
    await queryRunner.query(createAttachment);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE thread_attachment; DROP TABLE document;');
  }
}

/** What goes with a message never changes; it goes with its text, when the person who wrote is erased. */
const createAttachment = `
  CREATE TABLE thread_attachment (
    message_id uuid NOT NULL,
    document_id uuid NOT NULL,
    place integer NOT NULL,
    CONSTRAINT thread_attachment_pkey PRIMARY KEY (message_id, document_id),
    CONSTRAINT thread_attachment_message_id_fkey FOREIGN KEY (message_id) REFERENCES thread_message (id),
    CONSTRAINT thread_attachment_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id)
  );
  CREATE INDEX thread_attachment_document_id_idx ON thread_attachment (document_id);
  CREATE TRIGGER thread_attachment_unchanged BEFORE UPDATE OR TRUNCATE ON thread_attachment FOR EACH STATEMENT EXECUTE FUNCTION refuse_thread_change();
`;
