import { randomUUID } from 'node:crypto';
import { aUser, testKafka, waitFor } from '@conect/testing';
import { accepted, anOrganization, mutate } from './operations';
import { aRow, fileOf } from './register-files';
import { endOf, requestImport, seeImport, uploadRegisterFile } from './register-uploads';
import { grantRole, startRegistry, type TestRegistry } from './registry';

jest.setTimeout(240_000);

let registry: TestRegistry;
const officerId = randomUUID();
const officer = aUser(officerId);

beforeAll(async () => {
  const { brokers, topicPrefix } = testKafka();
  registry = await startRegistry({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await grantRole(registry, officerId, 'SGG_ADMIN');
  await registry.startBackground();
});
afterAll(async () => {
  await registry?.stop();
});

describe('while a large import merges', () => {
  it('what people do meanwhile is told before its end, between its steps', async () => {
    const documentId = await uploadRegisterFile(registry, officer, 'registru.csv', fileOf(...Array.from({ length: 10_000 }, (_, index) => aRow(index + 1))));
    const { registerImport } = await requestImport(registry, officer, { documentId });
    const { id } = registerImport!;
    await waitFor(async () => ((await seeImport(registry, officer, id))?.created ?? 0) > 0, { describe: 'the import to merge', timeoutMillis: 120_000 });

    const created = accepted(await mutate(registry, aUser(), 'createOrganization', anOrganization()));

    expect(await endOf(registry, officer, id)).toMatchObject({ state: 'COMPLETED', created: 10_000 });
    await waitFor(async () => (await registry.sql('SELECT 1 FROM outbox WHERE sent_at IS NULL LIMIT 1')).length === 0, { describe: 'every event to be sent', timeoutMillis: 120_000 });
    const [order] = await registry.sql(
      `SELECT other.sent_at < max(imported.sent_at) AS earlier, count(*) FILTER (WHERE imported.position > other.position) > 0 AS "isAmong"
       FROM outbox other, outbox imported
       WHERE other.key = $1 AND imported.headers ->> 'ce_type' LIKE '%OrganizationImported' GROUP BY other.position, other.sent_at`,
      [created.id],
    );
    expect(order).toEqual({ earlier: true, isAmong: true });
  });
});

describe('two imports at once', () => {
  it('of twenty requests exactly one begins, whoever came first', async () => {
    const documentId = await uploadRegisterFile(registry, officer, 'registru.csv', fileOf(...Array.from({ length: 2_000 }, (_, index) => aRow(20_000 + index))));

    const answers = await Promise.all(Array.from({ length: 20 }, () => requestImport(registry, officer, { documentId })));
    const begun = answers.flatMap((answer) => answer.registerImport ?? []);

    expect(begun).toHaveLength(1);
    expect(answers.filter(({ registerImport }) => registerImport === null).map(({ userErrors }) => userErrors[0]?.code)).toEqual(Array.from({ length: 19 }, () => 'CONFLICT'));
    expect(await endOf(registry, officer, begun[0]!.id)).toMatchObject({ state: 'COMPLETED', created: 2_000 });
  });
});
