import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Institutions write to many organizations at once, which can choose of what they want nothing. */
export class SendBroadcasts1767000721000 implements MigrationInterface {
  name = 'SendBroadcasts1767000721000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createBroadcast);
    await queryRunner.query(guardBroadcast);
    await queryRunner.query(leadTo(`('Organization', 'Institution', 'Consultation', 'Opportunity', 'Application', 'VolunteeringContract', 'VolunteeringCertificate', 'Thread', 'Broadcast')`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DELETE FROM notification WHERE subject_type = 'Broadcast'");
    await queryRunner.query(leadTo(`('Organization', 'Institution', 'Consultation', 'Opportunity', 'Application', 'VolunteeringContract', 'VolunteeringCertificate', 'Thread')`));
    await queryRunner.query('DROP TABLE broadcast_opt_out; DROP TABLE broadcast_recipient; DROP TABLE broadcast; DROP FUNCTION refuse_broadcast_change()');
  }
}

const leadTo = (types: string): string => `
  ALTER TABLE notification DROP CONSTRAINT notification_leads_somewhere, ADD CONSTRAINT notification_leads_somewhere CHECK (subject_type IN ${types})`;

const createBroadcast = `
  CREATE TABLE broadcast (
    id uuid NOT NULL,
    version integer NOT NULL,
    institution_id uuid NOT NULL,
    author_id uuid NOT NULL,
    status text NOT NULL,
    topic text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    legal_basis text,
    audience jsonb NOT NULL,
    sent_at timestamptz NOT NULL,
    finished_at timestamptz,
    recipient_count integer NOT NULL,
    opted_out_count integer NOT NULL,
    delivered_count integer NOT NULL,
    delivered_through uuid,
    CONSTRAINT broadcast_pkey PRIMARY KEY (id),
    CONSTRAINT broadcast_status_known CHECK (status IN ('SENDING', 'SENT', 'CANCELLED') AND (status = 'SENDING') = (finished_at IS NULL)),
    CONSTRAINT broadcast_topic_known CHECK (topic IN ('FUNDING', 'CONSULTATIONS', 'EVENTS', 'TRAINING', 'OBLIGATIONS', 'OTHER')),
    CONSTRAINT broadcast_counts_fit CHECK (delivered_count BETWEEN 0 AND recipient_count AND opted_out_count >= 0 AND (status <> 'SENT' OR delivered_count = recipient_count))
  );
  CREATE INDEX broadcast_institution_idx ON broadcast (institution_id, sent_at, id);
  CREATE INDEX broadcast_sending_idx ON broadcast (sent_at, id) WHERE status = 'SENDING';

  CREATE TABLE broadcast_recipient (
    broadcast_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    state text NOT NULL,
    meant_at timestamptz NOT NULL,
    settled_at timestamptz,
    CONSTRAINT broadcast_recipient_pkey PRIMARY KEY (broadcast_id, organization_id),
    CONSTRAINT broadcast_recipient_broadcast_id_fkey FOREIGN KEY (broadcast_id) REFERENCES broadcast (id),
    CONSTRAINT broadcast_recipient_state_known CHECK (state IN ('PENDING', 'DELIVERED', 'OPTED_OUT', 'CANCELLED') AND (settled_at IS NULL) = (state IN ('PENDING', 'OPTED_OUT')))
  );
  CREATE INDEX broadcast_recipient_organization_idx ON broadcast_recipient (organization_id, meant_at, broadcast_id) WHERE state = 'DELIVERED';

  CREATE TABLE broadcast_opt_out (
    organization_id uuid NOT NULL,
    topic text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT broadcast_opt_out_pkey PRIMARY KEY (organization_id, topic),
    CONSTRAINT broadcast_opt_out_topic_known CHECK (topic IN ('FUNDING', 'CONSULTATIONS', 'EVENTS', 'TRAINING', 'OBLIGATIONS', 'OTHER'))
  );
`;

/** What was sent, and to whom, stays as it was; what becomes of it goes forward. */
const guardBroadcast = `
  CREATE FUNCTION refuse_broadcast_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'What was sent to organizations does not change.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER broadcast_kept BEFORE DELETE OR TRUNCATE ON broadcast FOR EACH STATEMENT EXECUTE FUNCTION refuse_broadcast_change();
  CREATE TRIGGER broadcast_said_unchanged BEFORE UPDATE ON broadcast FOR EACH ROW
    WHEN ((NEW.institution_id, NEW.author_id, NEW.topic, NEW.subject, NEW.text, NEW.sent_at) IS DISTINCT FROM (OLD.institution_id, OLD.author_id, OLD.topic, OLD.subject, OLD.text, OLD.sent_at)
      OR NEW.legal_basis IS DISTINCT FROM OLD.legal_basis OR OLD.status <> 'SENDING')
    EXECUTE FUNCTION refuse_broadcast_change();
  CREATE TRIGGER broadcast_recipient_kept BEFORE DELETE OR TRUNCATE ON broadcast_recipient FOR EACH STATEMENT EXECUTE FUNCTION refuse_broadcast_change();
  CREATE TRIGGER broadcast_recipient_settled_once BEFORE UPDATE ON broadcast_recipient FOR EACH ROW WHEN (OLD.state <> 'PENDING') EXECUTE FUNCTION refuse_broadcast_change();
`;
