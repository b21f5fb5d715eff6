import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddThrottle1764200000000 implements MigrationInterface {
  name = 'AddThrottle1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE throttle (
        key varchar(255) NOT NULL,
        points integer NOT NULL,
        expire bigint,
        CONSTRAINT throttle_pkey PRIMARY KEY (key)
      );
      CREATE INDEX throttle_expire_idx ON throttle (expire);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE throttle');
  }
}
