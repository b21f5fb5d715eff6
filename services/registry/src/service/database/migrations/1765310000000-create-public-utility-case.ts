import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases of organizations that ask to be recognised as of public utility. */
export class CreatePublicUtilityCase1765310000000 implements MigrationInterface {
  name = 'CreatePublicUtilityCase1765310000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createCase);
    await queryRunner.query(purposesAre(`'STATUTE', 'CLAIM_EVIDENCE', 'CHANGE_EVIDENCE', 'REGISTER_FILE', 'UTILITY_ACTIVITY_REPORT', 'UTILITY_FINANCIAL_STATEMENT', 'UTILITY_EVIDENCE'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE public_utility_case_document; DROP TABLE public_utility_case');
    await queryRunner.query(purposesAre(`'STATUTE', 'CLAIM_EVIDENCE', 'CHANGE_EVIDENCE', 'REGISTER_FILE'`));
  }
}

const createCase = `
  CREATE TABLE public_utility_case (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    applicant_id uuid NOT NULL,
    prior_status text NOT NULL,
    created_at timestamptz NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    due_at timestamptz,
    institution_id uuid,
    completion_request text,
    opinion text,
    decision_number text,
    decided_on date,
    refusal_reason text,
    withdrawal_number text,
    withdrawn_on date,
    CONSTRAINT public_utility_case_pkey PRIMARY KEY (id),
    CONSTRAINT public_utility_case_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT public_utility_case_status_known CHECK (status IN ('SUBMITTED', 'FORWARDED', 'UNDER_EXAMINATION', 'COMPLETION_REQUESTED',
      'PROPOSED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    CONSTRAINT public_utility_case_prior_status_known CHECK (prior_status IN ('NONE', 'WITHDRAWN')),
    CONSTRAINT public_utility_case_due_while_open CHECK ((due_at IS NULL) = (status IN ('GRANTED', 'REFUSED', 'WITHDRAWN'))),
    CONSTRAINT public_utility_case_institution_known CHECK ((institution_id IS NULL) = (status = 'SUBMITTED')),
    CONSTRAINT public_utility_case_completion_known CHECK (status <> 'COMPLETION_REQUESTED' OR completion_request IS NOT NULL),
    CONSTRAINT public_utility_case_opinion_known CHECK (status NOT IN ('PROPOSED', 'GRANTED', 'REFUSED', 'WITHDRAWN') OR opinion IS NOT NULL),
    CONSTRAINT public_utility_case_decision_known CHECK ((status IN ('GRANTED', 'WITHDRAWN')) = (decision_number IS NOT NULL AND decided_on IS NOT NULL)),
    CONSTRAINT public_utility_case_refusal_reasoned CHECK ((status = 'REFUSED') = (refusal_reason IS NOT NULL)),
    CONSTRAINT public_utility_case_withdrawal_known CHECK ((status = 'WITHDRAWN') = (withdrawal_number IS NOT NULL AND withdrawn_on IS NOT NULL))
  );
  CREATE UNIQUE INDEX public_utility_case_one_live_key ON public_utility_case (organization_id) WHERE status NOT IN ('REFUSED', 'WITHDRAWN');
  CREATE INDEX public_utility_case_organization_id_idx ON public_utility_case (organization_id, created_at);
  CREATE INDEX public_utility_case_queue_idx ON public_utility_case (status, due_at, id) WHERE due_at IS NOT NULL;
  CREATE INDEX public_utility_case_institution_id_idx ON public_utility_case (institution_id, due_at, id) WHERE due_at IS NOT NULL;
  CREATE TABLE public_utility_case_document (
    case_id uuid NOT NULL,
    document_id uuid NOT NULL,
    position integer NOT NULL,
    year integer,
    CONSTRAINT public_utility_case_document_pkey PRIMARY KEY (case_id, document_id),
    CONSTRAINT public_utility_case_document_case_id_fkey FOREIGN KEY (case_id) REFERENCES public_utility_case (id) ON DELETE CASCADE,
    CONSTRAINT public_utility_case_document_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id)
  );
  CREATE INDEX public_utility_case_document_document_id_idx ON public_utility_case_document (document_id);
`;

const purposesAre = (purposes: string): string => `
  ALTER TABLE document
    DROP CONSTRAINT document_purpose_known,
    ADD CONSTRAINT document_purpose_known CHECK (purpose IN (${purposes}));
`;
