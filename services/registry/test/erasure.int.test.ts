import { randomUUID } from 'node:crypto';
import { createKafkaConnection, createKafkaSender } from '@conect/event-bus';
import { toMessage, userErased, userErasureRequested, type OutgoingEvent } from '@conect/events';
import { newId } from '@conect/kernel';
import { createLogger } from '@conect/service-kit';
import { aUser, testKafka, waitFor } from '@conect/testing';
import { acceptedClaim, anImported, claim } from './claims';
import { anOrganizationIn } from './operations';
import { grantRole, startRegistry, uploadStatute, type TestRegistry } from './registry';

const { brokers, topicPrefix } = testKafka();
let registry: TestRegistry;
beforeAll(async () => {
  registry = await startRegistry({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await registry.startBackground();
});
afterAll(() => registry?.stop());

/** What identity says, delivered twice, and handled. */
async function hears(event: Pick<OutgoingEvent, 'contract' | 'subject' | 'data'>): Promise<void> {
  const connection = createKafkaConnection({ clientId: 'test', brokers, topicPrefix, replicationFactor: 1, logger: createLogger({ service: 'test', level: 'silent' }) });
  const sender = createKafkaSender(connection, [event.contract]);
  const eventId = randomUUID();
  const row = { ...toMessage({ eventId, aggregateVersion: 1, actorId: null, traceparent: null, time: new Date(), ...event }), topic: event.contract.topic };
  await sender.connect();
  await sender.send([row, row] as never);
  await sender.disconnect();
  await waitFor(async () => (await registry.sql('SELECT FROM inbox WHERE event_id = $1', [eventId])).length > 0, { describe: `${event.contract.name} to be handled` });
}
const saidOf = async (userId: string) =>
  (await registry.sql<{ said: string }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS said FROM outbox WHERE topic = 'conect.registry.erasure.v1' AND key = $1 ORDER BY position`, [userId])).map(({ said }) => said);
/** What becomes of a community; answers its id. */
async function communityBy(principal: ReturnType<typeof aUser>, operation: string, input: object): Promise<string> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const answer = await registry.ask<Record<string, { community: { id: string } }>>(principal, `mutation ($input: ${type}!) { ${operation}(input: $input) { community { id } userErrors { code } } }`, { input });
  return answer.data[operation]!.community.id;
}
const userIdOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

describe('the registry and whoever is erased', () => {
  it('lets drafts, waiting claims and papers of no use go, and what he wrote in any claim', async () => {
    const mara = aUser();
    const userId = userIdOf(mara);
    const draftId = await anOrganizationIn(registry, 'DRAFT', { applicant: mara, officer: mara });
    const organizationId = await anImported(registry);
    const { id: claimId } = acceptedClaim(await claim(registry, mara, organizationId));
    await uploadStatute(registry, mara);
    expect(await registry.sql('SELECT FROM document WHERE owner_user_id = $1', [userId])).not.toEqual([]);

    await hears({ contract: userErased, subject: userId, data: { userId } });

    expect(await registry.sql('SELECT FROM organization WHERE id = $1', [draftId])).toEqual([]);
    expect(await registry.sql('SELECT status, message FROM claim WHERE id = $1', [claimId])).toEqual([{ status: 'WITHDRAWN', message: '' }]);
    expect(await registry.sql('SELECT status FROM organization WHERE id = $1', [organizationId])).toEqual([{ status: 'IMPORTED_UNCLAIMED' }]);
    expect(await registry.sql('SELECT FROM document WHERE owner_user_id = $1', [userId])).toEqual([]);
    expect(await saidOf(userId)).toEqual(['RegistryUserForgotten']);
  });

  it('has an expert leave a community, and keeps nothing of what he wrote of himself', async () => {
    const mara = aUser();
    const userId = userIdOf(mara);
    const officer = aUser();
    await grantRole(registry, userIdOf(officer), 'SGG_ADMIN');
    const community = await communityBy(officer, 'createExpertiseCommunity', { domain: 'E', name: { ro: 'Calitatea aerului', en: 'Air quality' } });
    for (const operation of ['joinExpertiseCommunity', 'leaveExpertiseCommunity', 'joinExpertiseCommunity']) {
      await communityBy(mara, operation, { communityId: community, ...(operation.startsWith('join') && { expertise: 'Modelarea poluării' }) });
    }

    await hears({ contract: userErased, subject: userId, data: { userId } });

    expect(await registry.sql('SELECT expertise, left_at IS NULL AS present FROM community_member WHERE user_id = $1', [userId])).toEqual(Array<object>(2).fill({ expertise: '', present: false }));
  });

  it('has them wait while SGG examines an organization that they register', async () => {
    const mara = aUser();
    const userId = userIdOf(mara);
    await anOrganizationIn(registry, 'SUBMITTED', { applicant: mara, officer: mara });

    await hears({ contract: userErasureRequested, subject: userId, data: { userId, erasureId: newId() } });

    expect(await saidOf(userId)).toEqual(['RegistryErasureDeferred']);
  });
});
