import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consultations of former years that were held elsewhere are here to be read. */
export class ImportHistory1766001000000 implements MigrationInterface {
  name = 'ImportHistory1766001000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createHistory);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE consultation_history;
      DROP FUNCTION refuse_history_change();
      DELETE FROM consultation_search WHERE consultation_id IN (SELECT id FROM consultation WHERE archived_from = 'NONE');
      DELETE FROM consultation WHERE archived_from = 'NONE';
      ALTER TABLE consultation DROP CONSTRAINT consultation_act_type_known;
      ALTER TABLE consultation ADD CONSTRAINT consultation_act_type_known CHECK (act_type IN (${actTypes}));
    `);
  }
}

const actTypes = `'LAW', 'GOVERNMENT_ORDINANCE', 'EMERGENCY_ORDINANCE', 'GOVERNMENT_DECISION', 'MINISTERIAL_ORDER', 'COUNCIL_DECISION', 'MAYORAL_ORDER', 'PUBLIC_POLICY_DOCUMENT'`;

// What a source says of what is long over does not change.
const createHistory = `
  ALTER TABLE consultation DROP CONSTRAINT consultation_act_type_known;
  ALTER TABLE consultation ADD CONSTRAINT consultation_act_type_known CHECK (act_type IN (${actTypes}) OR (act_type = 'OTHER' AND archived_from = 'NONE'));
  CREATE TABLE consultation_history (
    consultation_id uuid NOT NULL,
    source text NOT NULL,
    title_in_source text NOT NULL,
    page text,
    ended_on date,
    CONSTRAINT consultation_history_pkey PRIMARY KEY (consultation_id),
    CONSTRAINT consultation_history_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id)
  );
  CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'Where a consultation comes from is append only.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER consultation_history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consultation_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
`;
