import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createMessagingDataSource } from './data-source';
import { migrateMessaging } from './migrate-messaging';

let database: TestDatabase;
let dataSource: DataSource;
const moved = 'KeepMailsInEffectLedger1764900000000';

/** To before mails were moved, whatever was added since. */
const back = async (): Promise<void> => {
  while ((await dataSource.query<object[]>('SELECT FROM migration WHERE name = $1', [moved])).length > 0) await dataSource.undoLastMigration({ transaction: 'each' });
};

beforeAll(async () => {
  database = await createTestDatabase({ service: 'messaging', migrate: migrateMessaging });
  dataSource = createMessagingDataSource({ url: database.ownerUrl, poolSize: 2 });
  await dataSource.initialize();
  await back();
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const delivery = (id: string) => dataSource.query(
  `INSERT INTO delivery (id, cause, recipient_service, recipient_ref, channel, kind, topic, state, created_at) VALUES ($1, 'cause', 'identity', 'ana', 'EMAIL', 'NOTICE', 'REGISTRATION_REVIEW', 'PENDING', now())`,
  [id],
);

it('mails of the older ledger are due under the key that they would have now, and go back where they came from', async () => {
  const [id, notificationId] = [randomUUID(), randomUUID()];
  await dataSource.query(`INSERT INTO inbox (event_id, type, subject, aggregate_version) VALUES ($1, 'x', 'x', 1)`, [randomUUID()]);
  await dataSource.query(
    `INSERT INTO notification (id, cause_id, recipient_service, recipient_ref, kind, topic, facts, organization_id, created_at)
     VALUES ($1, $2, 'identity', 'ana', 'OrganizationSubmitted', 'REGISTRATION_REVIEW', '{}', $2, now())`,
    [notificationId, randomUUID()],
  );
  await delivery(id);
  await dataSource.query('INSERT INTO delivery_notification VALUES ($1, $2)', [id, notificationId]);
  const [before] = await dataSource.query<object[]>('SELECT * FROM delivery');
  const [start] = await dataSource.query<{ at: Date }[]>('SELECT first_start AS at FROM delivery_start');

  await dataSource.runMigrations({ transaction: 'each' });

  const payload = { cause: 'cause', kind: 'NOTICE', topic: 'REGISTRATION_REVIEW', recipient: { service: 'identity', ref: 'ana' }, notificationIds: [notificationId] };
  expect(await dataSource.query('SELECT id, key, kind, state, payload FROM effect_ledger')).toEqual([{ id, key: 'mail:cause:identity:ana', kind: 'mail', state: 'DUE', payload }]);
  expect(await dataSource.query('SELECT group_name, started_at FROM effect_ledger_start')).toEqual([{ group_name: 'messaging', started_at: start!.at }]);

  await back();
  expect(await dataSource.query('SELECT * FROM delivery')).toEqual([before]);
  expect(await dataSource.query('SELECT * FROM delivery_notification')).toEqual([{ delivery_id: id, notification_id: notificationId }]);
  expect(await dataSource.query('SELECT first_start AS at FROM delivery_start')).toEqual([start]);
});
