import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Public debates, who asks for them, who comes, and the terms that institutions let pass. */
export class HoldDebates1766000500000 implements MigrationInterface {
  name = 'HoldDebates1766000500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createDebate);
    await queryRunner.query(createParticipation);
    await queryRunner.query(createBreach);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE legal_term_breach; DROP FUNCTION refuse_breach_change; DROP TABLE debate_attendance; DROP TABLE debate_registration; DROP TABLE debate_request; DROP TABLE debate');
  }
}

const createDebate = `
  CREATE TABLE debate (
    id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    institution_id uuid NOT NULL,
    version integer NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    registration_count integer NOT NULL,
    requested_at timestamptz,
    announced_at timestamptz,
    starts_at timestamptz,
    ends_at timestamptz,
    address text,
    locality_code text,
    online_url text,
    places integer,
    how_to_register text,
    how_to_speak text,
    agenda text,
    held_on date,
    individual_count integer,
    minutes_due_at timestamptz,
    minutes_basis text,
    minutes_text text,
    minutes_published_at timestamptz,
    CONSTRAINT debate_pkey PRIMARY KEY (id),
    CONSTRAINT debate_consultation_id_key UNIQUE (consultation_id),
    CONSTRAINT debate_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT debate_status_known CHECK (status IN ('NONE', 'REQUESTED', 'SCHEDULED', 'HELD', 'OVERDUE', 'MINUTES_PUBLISHED')),
    CONSTRAINT debate_request_known CHECK (status <> 'REQUESTED' OR requested_at IS NOT NULL),
    CONSTRAINT debate_plan_known CHECK ((status IN ('NONE', 'REQUESTED')) = (announced_at IS NULL) AND (announced_at IS NULL OR (starts_at < ends_at
      AND how_to_register IS NOT NULL AND how_to_speak IS NOT NULL AND agenda IS NOT NULL AND (address IS NOT NULL OR online_url IS NOT NULL)))),
    CONSTRAINT debate_holding_known CHECK ((status IN ('HELD', 'OVERDUE', 'MINUTES_PUBLISHED')) = (held_on IS NOT NULL AND individual_count IS NOT NULL
      AND minutes_due_at IS NOT NULL AND minutes_basis IS NOT NULL)),
    CONSTRAINT debate_minutes_known CHECK ((status = 'MINUTES_PUBLISHED') = (minutes_text IS NOT NULL AND minutes_published_at IS NOT NULL))
  );
  CREATE INDEX debate_minutes_due_at_idx ON debate (minutes_due_at) WHERE status = 'HELD';

  CREATE TABLE debate_request (
    id uuid NOT NULL,
    debate_id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    requester_kind text NOT NULL,
    organization_id uuid,
    institution_id uuid,
    requester_name text,
    user_id uuid NOT NULL,
    channel text NOT NULL,
    received_on date NOT NULL,
    text text,
    created_at timestamptz NOT NULL,
    status text NOT NULL,
    decision_due_at timestamptz,
    decision_basis text,
    decided_at timestamptz,
    decided_by uuid,
    legal_reason text,
    CONSTRAINT debate_request_pkey PRIMARY KEY (id),
    CONSTRAINT debate_request_debate_id_fkey FOREIGN KEY (debate_id) REFERENCES debate (id),
    CONSTRAINT debate_request_status_known CHECK (status IN ('SUGGESTION', 'PENDING_ELIGIBILITY', 'ACCEPTED', 'NOT_ELIGIBLE')),
    CONSTRAINT debate_request_requester_known CHECK (CASE requester_kind
      WHEN 'ORGANIZATION' THEN organization_id IS NOT NULL AND institution_id IS NULL AND requester_name IS NULL
      WHEN 'INSTITUTION' THEN organization_id IS NULL AND institution_id IS NOT NULL AND requester_name IS NULL
      WHEN 'INDIVIDUAL' THEN organization_id IS NULL AND institution_id IS NULL AND requester_name IS NULL
      WHEN 'ASSOCIATION' THEN organization_id IS NULL AND institution_id IS NULL AND requester_name IS NOT NULL
      WHEN 'PUBLIC_AUTHORITY' THEN organization_id IS NULL AND institution_id IS NULL AND requester_name IS NOT NULL
      ELSE false END),
    CONSTRAINT debate_request_channel_known CHECK (channel IN ('CONECT', 'POST', 'EMAIL', 'REGISTRY_OFFICE')),
    CONSTRAINT debate_request_suggestion_known CHECK ((status = 'SUGGESTION') = (requester_kind = 'INDIVIDUAL')),
    CONSTRAINT debate_request_term_known CHECK ((status = 'PENDING_ELIGIBILITY') = (decision_due_at IS NOT NULL AND decision_basis IS NOT NULL)),
    CONSTRAINT debate_request_reason_known CHECK ((status = 'NOT_ELIGIBLE') = (legal_reason IS NOT NULL))
  );
  CREATE INDEX debate_request_consultation_id_idx ON debate_request (consultation_id, created_at, id);
  CREATE INDEX debate_request_decision_due_at_idx ON debate_request (decision_due_at) WHERE status = 'PENDING_ELIGIBILITY';
  CREATE UNIQUE INDEX debate_request_organization_key ON debate_request (debate_id, organization_id) WHERE organization_id IS NOT NULL AND status <> 'NOT_ELIGIBLE';
  CREATE UNIQUE INDEX debate_request_institution_key ON debate_request (debate_id, institution_id) WHERE institution_id IS NOT NULL AND status <> 'NOT_ELIGIBLE';
  CREATE UNIQUE INDEX debate_request_person_key ON debate_request (debate_id, user_id) WHERE requester_kind = 'INDIVIDUAL';
  CREATE INDEX debate_request_user_id_idx ON debate_request (user_id) WHERE requester_kind = 'INDIVIDUAL';
`;

const createParticipation = `
  CREATE TABLE debate_registration (
    id uuid NOT NULL,
    debate_id uuid NOT NULL,
    position integer NOT NULL,
    user_id uuid NOT NULL,
    organization_id uuid,
    name text,
    email text,
    phone text,
    wants_to_speak boolean NOT NULL,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    attended boolean,
    CONSTRAINT debate_registration_pkey PRIMARY KEY (id),
    CONSTRAINT debate_registration_debate_id_fkey FOREIGN KEY (debate_id) REFERENCES debate (id),
    CONSTRAINT debate_registration_position_key UNIQUE (debate_id, position),
    CONSTRAINT debate_registration_status_known CHECK (status IN ('REGISTERED', 'WAITLISTED', 'CANCELLED')),
    CONSTRAINT debate_registration_contact_whole CHECK (name IS NOT NULL OR (email IS NULL AND phone IS NULL)),
    CONSTRAINT debate_registration_cancelled_forgotten CHECK (status <> 'CANCELLED' OR name IS NULL)
  );
  CREATE UNIQUE INDEX debate_registration_person_key ON debate_registration (debate_id, user_id) WHERE status <> 'CANCELLED';
  CREATE INDEX debate_registration_user_id_idx ON debate_registration (user_id);

  CREATE TABLE debate_attendance (
    debate_id uuid NOT NULL,
    place integer NOT NULL,
    organization_id uuid,
    name text,
    participant_count integer NOT NULL,
    CONSTRAINT debate_attendance_pkey PRIMARY KEY (debate_id, place),
    CONSTRAINT debate_attendance_debate_id_fkey FOREIGN KEY (debate_id) REFERENCES debate (id),
    CONSTRAINT debate_attendance_named CHECK ((organization_id IS NULL) <> (name IS NULL)),
    CONSTRAINT debate_attendance_counted CHECK (participant_count > 0)
  );
`;

const createBreach = `
  CREATE TABLE legal_term_breach (
    id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    institution_id uuid NOT NULL,
    term text NOT NULL,
    basis text NOT NULL,
    subject_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT legal_term_breach_pkey PRIMARY KEY (id),
    CONSTRAINT legal_term_breach_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT legal_term_breach_subject_key UNIQUE (term, subject_id)
  );
  CREATE INDEX legal_term_breach_created_at_idx ON legal_term_breach (created_at, id);
  CREATE INDEX legal_term_breach_institution_id_idx ON legal_term_breach (institution_id, created_at, id);

  CREATE FUNCTION refuse_breach_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A breach of a legal term stays.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER legal_term_breach_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON legal_term_breach FOR EACH STATEMENT EXECUTE FUNCTION refuse_breach_change();
`;
