import { randomUUID } from 'node:crypto';
import { createDeadLetterDesk, createKafkaConnection, createKafkaSender, readEveryTopic, type KafkaConnection, type WireMessage } from '@conect/event-bus';
import { organizationApproved } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { askGraph, startTestStack, testKafka, waitFor, type TestStack } from '@conect/testing';
import { aHuman, askerWith, type Human } from '../permissions/people';
import { aDraftText, aProposalOf } from '../permissions/things';
import { aMinistryOf, draft, run, setClock } from './ministry';
import { anApproved, signUp, signUpOfficer, type Payload, type Person } from './people';
import { radarContracts, startPolicyRadar, type PolicyRadar } from './policy-radar';

jest.setTimeout(300_000);

let stack: TestStack;
let ana: Person;
let paul: Person;
let victor: Person;
let kafka: KafkaConnection;
let radar: PolicyRadar;
let organizationId: string;
let consultationId: string;

beforeAll(async () => {
  stack = await startTestStack();
  kafka = connectionTo(stack.settings['KAFKA_TOPIC_PREFIX']!);
  [ana, paul, victor] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, 'Paul'), signUpOfficer(stack, 'Victor')]);
  await registerOrganizations();
  await consult();
  await callForVolunteers();
});
afterAll(async () => {
  await radar?.stop();
  await stack?.stop();
});

const { brokers } = testKafka();
const connectionTo = (topicPrefix: string): KafkaConnection =>
  createKafkaConnection({ clientId: 'test', brokers, topicPrefix, replicationFactor: 1, logger: createLogger({ service: 'test', level: 'silent' }) });

async function accepted(person: Pick<Human, 'ask'>, operation: string, input: object): Promise<Payload> {
  const payload = await run(person, operation, input);
  expect(payload.userErrors).toEqual([]);
  return payload;
}

/** The id of what a command makes, once its service knows of the role of who asks. */
async function made(person: Pick<Human, 'ask'>, operation: string, input: object, field: string): Promise<string> {
  const isMade = async () => ((await run(person, operation, input))[field] as { id: string } | null)?.id ?? null;
  return waitFor(isMade, { describe: `${operation} to be accepted` });
}

/** Two that are active, and one that was. */
async function registerOrganizations(): Promise<void> {
  organizationId = await anApproved(ana, victor, { legalName: 'Asociația Țarnița Verde' });
  await anApproved(ana, victor, { legalName: 'Asociația Aer Curat' });
  const suspended = await anApproved(paul, victor, { legalName: 'Asociația Izvorul' });
  await accepted(victor, 'suspend-organization', { organizationId: suspended, reason: 'Nu răspunde la sediu.' });
}

/** One consultation that is open, with a proposal that stands and one that was withdrawn, and a consultation that was withdrawn. */
async function consult(): Promise<void> {
  const [elena, radu] = await Promise.all([aHuman(stack, 'Elena'), aHuman(stack, 'Radu')]);
  const institutionId = await aMinistryOf(askerWith(stack, victor.token), { elena, radu });
  await setClock(stack, '2026-03-02T09:00:00+02:00');
  const published = async (): Promise<string> => {
    const id = await made(radu, 'create-consultation', { institutionId, ...draft }, 'consultation');
    await accepted(radu, 'add-draft-version', { consultationId: id, articles: aDraftText });
    await accepted(radu, 'publish-consultation', { consultationId: id, inputLastDay: '2026-03-12' });
    return id;
  };
  consultationId = await published();
  await accepted(radu, 'withdraw-consultation', { consultationId: await published(), reason: 'Directiva s-a schimbat.' });
  const { contribution } = await accepted(paul, 'submit-contribution', aProposalOf(consultationId));
  await accepted(paul, 'withdraw-contribution', { contributionId: (contribution as { id: string }).id });
  await accepted(ana, 'submit-contribution', aProposalOf(consultationId));
}

/** One call that is public, and one that is paused. */
async function callForVolunteers(): Promise<void> {
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const call = {
    ...{ organizationId, title: 'Plantăm o pădure la Făget', description: 'Plantăm puieți de stejar pe două hectare, cu unelte de la noi, și îi udăm până seara.' },
    ...{ volunteeringDomains: ['ENVIRONMENT'], domains: ['E'], place: { localityId: '54984' }, acceptance: 'BY_COORDINATOR', places: 10, startsOn: inDays(20), endsOn: inDays(40) },
  };
  const first = await made(ana, 'create-opportunity', call, 'opportunity');
  await accepted(ana, 'submit-opportunity', { opportunityId: first });
  await made(victor, 'approve-opportunity', { opportunityId: first }, 'opportunity');
  const second = await made(ana, 'create-opportunity', { ...call, title: 'Udăm pădurea de la Făget' }, 'opportunity');
  await accepted(ana, 'publish-opportunity', { opportunityId: second });
  await accepted(ana, 'pause-opportunity', { opportunityId: second });
}

/** What the graph counts, by the names that PolicyRadar uses. */
async function graphCounts(): Promise<Readonly<Record<string, number>>> {
  const query = `query ($id: ID!) {
    organization: organizations(filter: { statuses: [ACTIVE] }, first: 0) { totalCount }
    consultation: consultations(filter: { statuses: [OPEN] }, first: 0) { totalCount }
    open: consultation(id: $id) { contribution: contributions(filter: { statuses: [SUBMITTED] }, first: 0) { totalCount } }
    opportunity: opportunities(first: 0) { totalCount }
  }`;
  const { data, errors } = await askGraph(stack.graphqlUrl, query, { id: consultationId });
  expect(errors).toEqual([]);
  const { open, ...others } = data as unknown as Record<string, { totalCount: number }> & { open: Record<string, { totalCount: number }> };
  return Object.fromEntries(Object.entries({ ...others, ...open }).map(([name, { totalCount }]) => [name, totalCount]));
}

/** Waits until PolicyRadar and the graph count the same as expected. */
async function bothCount(expected: Readonly<Record<string, number>>): Promise<void> {
  const isSo = (counts: Readonly<Record<string, number>>): boolean => Object.entries(expected).every(([name, count]) => (counts[name] ?? 0) === count);
  const areSo = async (): Promise<boolean> => isSo(await graphCounts()) && isSo(await radar.counts());
  await waitFor(areSo, { describe: `both to count ${JSON.stringify(expected)}`, timeoutMillis: 60_000 }).catch(async (error: unknown) => {
    throw new Error(JSON.stringify({ graph: await graphCounts(), radar: await radar.counts() }), { cause: error });
  });
}

/** What stands on the topics that PolicyRadar reads, by partition. */
async function partitions(): Promise<readonly (readonly WireMessage[])[]> {
  const topics = new Set(radarContracts.map(({ topic }) => kafka.wireName(topic)));
  const messages: WireMessage[] = [];
  await readEveryTopic(kafka, (topic) => topics.has(topic), (message) => messages.push(message));
  return [...Map.groupBy(messages, ({ topic, partition }) => `${topic}/${partition}`)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, ofPartition]) => ofPartition);
}

const rowOf = ({ topic, key, headers, value }: WireMessage) => ({ position: '0', topic: topic.replace(stack.settings['KAFKA_TOPIC_PREFIX']!, 'conect'), key: key!, headers, value });
const isActedOn = ({ headers }: WireMessage): boolean => radarContracts.some(({ type }) => type === headers['ce_type']);

const before = { organization: 2, consultation: 1, contribution: 1, opportunity: 1 };

describe('PolicyRadar', () => {
  it('replays the topics from their beginning into an empty store and reaches the counts of the graph', async () => {
    radar = await startPolicyRadar({ brokers, topicPrefix: stack.settings['KAFKA_TOPIC_PREFIX']! });

    await bothCount(before);
    expect(radar.alerts()).toEqual([]);
  });

  it('counts the same when partitions come in another order and everything is delivered twice', async () => {
    const mirror = testKafka();
    const sender = createKafkaSender(connectionTo(mirror.topicPrefix), radarContracts);
    const other = await startPolicyRadar(mirror);
    /** Brings a partition, and waits until all of it was read: the last event again under an id of its own changes nothing, and is seen. */
    const deliver = async (messages: readonly WireMessage[]): Promise<void> => {
      const last = messages.findLast(isActedOn);
      const marks = last === undefined ? [] : [{ ...last, headers: { ...last.headers, ce_id: randomUUID() } }];
      await sender.send([...messages, ...marks].map(rowOf));
      for (const { headers } of marks) await waitFor(() => other.hasHandled(headers.ce_id), { describe: `${last!.topic}/${last!.partition} to be read`, timeoutMillis: 60_000 });
    };
    await sender.connect();
    try {
      const all = (await partitions()).toReversed();
      for (const ofPartition of all) await deliver(ofPartition.flatMap((message) => [message, message]));
      expect(await other.counts()).toEqual(before);

      for (const ofPartition of all.toReversed()) await deliver(ofPartition);
      expect(await other.counts()).toEqual(before);
      expect(other.alerts()).toEqual([]);
    } finally {
      await sender.disconnect();
      await other.stop();
    }
  });

  it('parks an event of an unknown version as a dead letter, with an alert, and goes on with the others', async () => {
    const [approval] = (await partitions()).flat().filter(({ headers }) => headers['ce_type'] === organizationApproved.type && headers['ce_subject'] === organizationId);
    const ofAnotherVersion = { ce_id: randomUUID(), ce_dataschema: organizationApproved.dataschema.replace(/1$/, '2'), test_planted: 'a version that nobody knows' };
    const sender = createKafkaSender(kafka, [organizationApproved]);
    await sender.connect();
    await sender.send([rowOf({ ...approval!, headers: { ...approval!.headers, ...ofAnotherVersion } })]).finally(sender.disconnect);
    await accepted(victor, 'suspend-organization', { organizationId, reason: 'Nu răspunde la sediu.' });

    // Its call for volunteers is paused with it.
    await bothCount({ ...before, organization: 1, opportunity: 0 });
    const readers = ['consultations', 'identity', 'messaging', 'policy-radar', 'volunteering'];
    const groups = async () => (await createDeadLetterDesk(kafka).list(organizationApproved.topic)).filter(({ headers, reason }) => headers['ce_id'] === ofAnotherVersion.ce_id && reason === 'UNKNOWN_VERSION').map(({ group }) => group);
    await waitFor(async () => (await groups()).length === readers.length, { describe: 'the event to be parked by all' });
    expect((await groups()).toSorted()).toEqual(readers);
    expect(radar.alerts()).toMatchObject([{ msg: 'event parked', reason: 'UNKNOWN_VERSION', topic: organizationApproved.topic }]);
    for (const service of ['consultations', 'identity', 'messaging', 'volunteering'] as const) expect(stack.logsOf(service)).toMatch(/"level":50.*"reason":"UNKNOWN_VERSION".*"event parked"/);
  });
});
