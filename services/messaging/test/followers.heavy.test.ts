import { randomUUID } from 'node:crypto';
import { aUser, statementsWith, waitFor } from '@conect/testing';
import { anInstitution, anOrganization, change, memberOf, seenBy } from './correspondents';
import { aPublication, following } from './following';
import { listOf, startMessaging, type TestMessaging } from './messaging';

const hour = 3_600_000;
const followerCount = 100_000;
const batchSize = 1_000;

let messaging: TestMessaging;
beforeAll(async () => {
  messaging = await startMessaging();
}, hour);
afterAll(() => messaging?.stop());

/** An institution that so many people follow, half of whom follow a domain too. */
async function aFollowedInstitution(): Promise<string> {
  const institutionId = await anInstitution(messaging);
  await messaging.sql(
    `INSERT INTO follow (id, version, user_id, target_type, target_id, email_frequency, created_at)
     SELECT gen_random_uuid(), 1, person.id, target.type, target.id, 'NONE', now()
       FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, $2::int) n) person, (VALUES ('Institution', $1), ('ActivityDomain', 'H')) AS target (type, id)
      WHERE target.type = 'Institution' OR person.n % 2 = 0`,
    [institutionId, followerCount],
  );
  return institutionId;
}

const toldCount = async (tellingId: string): Promise<number | undefined> => (await messaging.sql<{ told: number }>('SELECT told_count AS told FROM telling WHERE id = $1', [tellingId]))[0]?.told;

it(
  'a hundred thousand followers are told batch by batch, each once, and in the middle of that a letter is opened, told and answered as ever',
  async () => {
    const [everything, institutionId, organizationId] = [aUser(), await aFollowedInstitution(), await anOrganization(messaging)];
    for (const input of [{ institutionId }, { activityDomainId: 'H' }, { activityDomainId: 'J' }]) await following(messaging, everything, input);
    const [ana, radu] = [await memberOf(messaging, { organizationId }, 'NGO_ADMIN'), await memberOf(messaging, { institutionId }, 'INSTITUTION_REPRESENTATIVE')];
    const inserted = statementsWith('INSERT INTO notification ');

    const consultationId = randomUUID();
    const publication = aPublication(consultationId, { institutionId, domains: ['H', 'J'] });
    await messaging.publish(publication);
    await waitFor(async () => ((await toldCount(publication.eventId)) ?? 0) >= followerCount / 10, { describe: 'a tenth of them to be told', timeoutMillis: hour / 2 });

    const letter = { sender: { organizationId }, recipient: { institutionId }, kind: 'PETITION', subject: 'Aerul din Baciu', text: 'Ce măsurați și unde?' };
    const thread = await change(messaging, ana, 'openThread', letter);
    await waitFor(async () => (await listOf(messaging, radu)).totalCount === 1, { describe: 'the institution to be told of the letter' });
    await change(messaging, radu, 'replyToThread', { threadId: thread.id, text: 'Măsurăm în patru locuri.' });
    await waitFor(async () => (await listOf(messaging, ana)).totalCount > 0, { describe: 'the sender to be told of the answer' });
    expect((await seenBy(messaging, ana, thread.id))?.messages.totalCount).toBe(2);
    // The letter was told and answered before the many were: it did not wait for them.
    expect(await toldCount(publication.eventId)).toBeLessThan(followerCount);

    await waitFor(async () => (await messaging.sql('SELECT 1 FROM telling WHERE finished_at IS NULL')).length === 0, { describe: 'everybody to be told', timeoutMillis: hour / 2 });

    const [counted] = await messaging.sql<{ notices: number; people: number }>('SELECT count(*)::int AS notices, count(DISTINCT recipient_ref)::int AS people FROM notification WHERE cause_id = $1', [consultationId]);
    expect([counted, await toldCount(publication.eventId)]).toEqual([{ notices: followerCount + 1, people: followerCount + 1 }, followerCount + 1]);
    expect((await listOf(messaging, everything)).totalCount).toBe(1);
    // What is written of the publication is written by batches; the letter and its answer are a statement each.
    const sizes = inserted.map(({ values }) => (JSON.parse(String(values[0])) as unknown[]).length);
    expect([Math.max(...sizes), sizes.filter((size) => size > 1).length]).toEqual([batchSize, followerCount / batchSize]);
    expect(sizes.length).toBeLessThan(followerCount / batchSize + 10);
  },
  hour,
);
