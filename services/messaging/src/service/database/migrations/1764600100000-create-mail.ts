import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMail1764600100000 implements MigrationInterface {
  name = 'CreateMail1764600100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createDelivery);
    await queryRunner.query(createDigestItem);
    await queryRunner.query(createNotificationPreference);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE notification_preference;
      DROP TABLE digest_item;
      DROP TABLE delivery_notification;
      DROP TABLE delivery;
      DROP TABLE delivery_start;
    `);
  }
}

const createDelivery = `
  CREATE TABLE delivery_start (
    singleton boolean NOT NULL DEFAULT true,
    first_start timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT delivery_start_pkey PRIMARY KEY (singleton),
    CONSTRAINT delivery_start_one_row CHECK (singleton)
  );
  INSERT INTO delivery_start DEFAULT VALUES;

  CREATE TABLE delivery (
    id uuid NOT NULL,
    cause text NOT NULL,
    recipient_service text NOT NULL,
    recipient_ref text NOT NULL,
    channel text NOT NULL,
    kind text NOT NULL,
    topic text,
    state text NOT NULL,
    drop_reason text,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    CONSTRAINT delivery_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_cause_recipient_channel_key UNIQUE (cause, recipient_service, recipient_ref, channel),
    CONSTRAINT delivery_channel_known CHECK (channel IN ('EMAIL')),
    CONSTRAINT delivery_kind_known CHECK (kind IN ('NOTICE', 'DIGEST')),
    CONSTRAINT delivery_state_known CHECK (state IN ('PENDING', 'SENT', 'DROPPED')),
    CONSTRAINT delivery_settled_at_known CHECK ((state = 'PENDING') = (settled_at IS NULL)),
    CONSTRAINT delivery_drop_reasoned CHECK ((state = 'DROPPED') = (drop_reason IS NOT NULL))
  );
  CREATE TABLE delivery_notification (
    delivery_id uuid NOT NULL,
    notification_id uuid NOT NULL,
    CONSTRAINT delivery_notification_pkey PRIMARY KEY (delivery_id, notification_id),
    CONSTRAINT delivery_notification_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES delivery (id),
    CONSTRAINT delivery_notification_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification (id)
  );
`;

const createDigestItem = `
  CREATE TABLE digest_item (
    notification_id uuid NOT NULL,
    recipient_service text NOT NULL,
    recipient_ref text NOT NULL,
    topic text NOT NULL,
    frequency text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT digest_item_pkey PRIMARY KEY (notification_id),
    CONSTRAINT digest_item_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification (id),
    CONSTRAINT digest_item_frequency_known CHECK (frequency IN ('DAILY', 'WEEKLY'))
  );
  CREATE INDEX digest_item_frequency_idx ON digest_item (frequency, created_at);
  CREATE INDEX digest_item_recipient_idx ON digest_item (recipient_service, recipient_ref, topic);
`;

const createNotificationPreference = `
  CREATE TABLE notification_preference (
    user_id uuid NOT NULL,
    topic text NOT NULL,
    email_frequency text NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT notification_preference_pkey PRIMARY KEY (user_id, topic),
    CONSTRAINT notification_preference_frequency_known CHECK (email_frequency IN ('INSTANT', 'DAILY', 'WEEKLY', 'NONE'))
  );
`;
