import { createOpenDataFileTable } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of consultations is open data, and the files that were made of it. */
export class OpenData1766000960000 implements MigrationInterface {
  name = 'OpenData1766000960000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createInitials);
    await queryRunner.query(createViews);
    await createOpenDataFileTable(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE open_data_file;
      DROP VIEW open_data_debate; DROP VIEW open_data_contribution; DROP VIEW open_data_consultation;
      DROP FUNCTION public_initials(text);
    `);
  }
}

// The first letter of each part of a name, as the graph shows a person who does not want to be named: a test compares the two. A letter may be
// written in two characters, of which the second, a combining mark, parts nothing.
const createInitials = `
  CREATE FUNCTION public_initials(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (
    SELECT coalesce(string_agg(upper(left(part, 1) COLLATE "ro-x-icu") || '.', ' ' ORDER BY place), '')
    FROM regexp_split_to_table(name COLLATE "ro-x-icu", E'[^[:alnum:]\\u0300-\\u036f''’]+') WITH ORDINALITY AS parts (part, place) WHERE part <> ''
  );
`;

// The same boundary as that of the graph's public fields. Hidden consultations and their debates are nobody's but their institution's, proposals are
// open data once they are answered (Legea 52/2003 art. 7(6)); what was taken back or belongs to somebody erased is not,
// nor are words that are hidden, nor how to reach anybody.
const createViews = `
  CREATE VIEW open_data_consultation AS
  SELECT c.id, c.institution_id, c.title, c.act_type, c.status, c.status_since, c.status_reason, c.domains AS domain_codes, c.initiator, c.co_initiators,
    c.what_changes, c.who_is_affected, c.until_when, c.justification_note, c.urgency_legal_basis IS NOT NULL AS is_urgent, c.urgency_legal_basis, c.urgency_reason,
    c.e_consultare_id, c.published_at, c.input_deadline, (SELECT count(*)::int FROM deadline_extension e WHERE e.consultation_id = c.id) AS deadline_extension_count,
    c.responded_at, c.endorsement_at, c.official_gazette_ref, c.draft_version_count,
    (SELECT count(*)::int FROM contribution one WHERE one.consultation_id = c.id AND one.status <> 'WITHDRAWN') AS contribution_count
  FROM consultation c
  WHERE c.status NOT IN ('DRAFT', 'SCHEDULED', 'CANCELLED');

  CREATE VIEW open_data_contribution AS
  SELECT c.id, c.consultation_id, c.institution_id, concat(c.registration_number, '/', c.registration_year) AS registration_number, c.received_at, c.channel, c.author_kind,
    CASE
      WHEN c.author_kind = 'INDIVIDUAL' AND v.contact_name IS NULL THEN 'persoană fizică'
      WHEN c.author_kind = 'INDIVIDUAL' AND (v.display = 'INITIALS' OR hiding.reason IS NOT NULL) THEN public_initials(v.contact_name)
      WHEN c.author_organization_id IS NOT NULL THEN o.legal_name
      WHEN c.author_institution_id IS NULL THEN v.contact_name
    END AS author_name,
    c.author_organization_id, c.author_institution_id, v.kind, v.draft_version_number,
    ARRAY(SELECT concat_ws(' ', 'art. ' || (one->'ref'->>'article'), 'alin. (' || (one->'ref'->>'paragraph') || ')', 'lit. ' || (one->'ref'->>'letter') || ')', 'pct. ' || (one->'ref'->>'point'))
      FROM jsonb_array_elements(v.article_refs) WITH ORDINALITY AS refs (one, place) ORDER BY place) AS places,
    CASE WHEN hiding.reason IS NULL THEN v.text END AS text, hiding.reason AS hidden_reason, v.members_represented,
    CASE WHEN hiding.reason IS NULL THEN v.interest END AS interest, CASE WHEN hiding.reason IS NULL THEN v.funding END AS funding, c.status AS decision, c.justification, c.decided_at, answered.responded_at AS answered_at
  FROM contribution c
  JOIN contribution_version v ON v.contribution_id = c.id AND v.number = c.content_number
  JOIN consultation answered ON answered.id = c.consultation_id AND answered.responded_at IS NOT NULL
  LEFT JOIN contribution_moderation hiding ON hiding.contribution_id = c.id AND hiding.number = c.moderation_number AND hiding.status <> 'RESTORED'
  LEFT JOIN organization o ON o.id = c.author_organization_id
  WHERE c.decision_number IS NOT NULL AND c.erased_at IS NULL;

  CREATE VIEW open_data_debate AS
  SELECT d.id, d.consultation_id, d.institution_id, d.status, d.status_since, CASE WHEN d.requested_at IS NULL THEN 'INSTITUTION' ELSE 'REQUEST' END AS initiative, d.requested_at,
    (SELECT count(*)::int FROM debate_request r WHERE r.debate_id = d.id AND r.status = 'ACCEPTED') AS request_count,
    (SELECT count(*)::int FROM debate_request r WHERE r.debate_id = d.id AND r.status = 'SUGGESTION') AS suggestion_count,
    d.announced_at, d.starts_at, d.ends_at, d.address, d.locality_code, d.online_url, d.places, d.agenda, d.held_on,
    CASE WHEN d.held_on IS NOT NULL THEN (SELECT count(*)::int FROM debate_attendance a WHERE a.debate_id = d.id) END AS organization_count,
    d.individual_count + (SELECT coalesce(sum(a.participant_count), 0)::int FROM debate_attendance a WHERE a.debate_id = d.id) AS participant_count,
    d.minutes_due_at, d.minutes_published_at, d.minutes_text
  FROM debate d
  JOIN consultation c ON c.id = d.consultation_id AND c.status NOT IN ('DRAFT', 'SCHEDULED', 'CANCELLED')
  WHERE d.status <> 'NONE';
`;
