import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open data say where a consultation of former years comes from, and count no proposals that nobody here knows of. */
export class OpenDataOfHistory1766001020000 implements MigrationInterface {
  name = 'OpenDataOfHistory1766001020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE OR REPLACE ${viewOf(`CASE WHEN c.archived_from IS DISTINCT FROM 'NONE' THEN ${countOfProposals} END AS contribution_count, ${source}`)}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW open_data_consultation; CREATE ${viewOf(`${countOfProposals} AS contribution_count`)}`);
  }
}

const countOfProposals = `(SELECT count(*)::int FROM contribution one WHERE one.consultation_id = c.id AND one.status <> 'WITHDRAWN')`;
const source = `(SELECT h.source FROM consultation_history h WHERE h.consultation_id = c.id) AS source`;

const viewOf = (last: string): string => `VIEW open_data_consultation AS
  SELECT c.id, c.institution_id, c.title, c.act_type, c.status, c.status_since, c.status_reason, c.domains AS domain_codes, c.initiator, c.co_initiators,
    c.what_changes, c.who_is_affected, c.until_when, c.justification_note, c.urgency_legal_basis IS NOT NULL AS is_urgent, c.urgency_legal_basis, c.urgency_reason,
    c.e_consultare_id, c.published_at, c.input_deadline, (SELECT count(*)::int FROM deadline_extension e WHERE e.consultation_id = c.id) AS deadline_extension_count,
    c.responded_at, c.endorsement_at, c.official_gazette_ref, c.draft_version_count, ${last}
  FROM consultation c
  WHERE c.status NOT IN ('DRAFT', 'SCHEDULED', 'CANCELLED')`;
