import { createKafkaConnection, createKafkaSender } from '@conect/event-bus';
import { allEvents, organizationApproved, registerImportCompleted, toMessage, type EventContract } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { testKafka, waitFor } from '@conect/testing';
import { excepted, plantedHeader, sweepLines, sweepMessages, type Sweep } from './message-sweep';

const { brokers } = testKafka();

interface Changes {
  readonly headers?: Readonly<Record<string, string>>;
  readonly value?: string;
  readonly key?: string;
  readonly topic?: string;
}

const messageOf = (contract: EventContract, { headers = {}, ...changes }: Changes = {}) => {
  const subject = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001';
  const made = toMessage({ contract, eventId: subject, subject, aggregateVersion: 1, actorId: null, traceparent: null, time: new Date(), data: contract.example });
  return { position: '0', topic: contract.topic, ...made, ...changes, headers: { ...(made.headers as Record<string, string>), ...headers } };
};

/** Sends messages to topics of their own and looks at these alone, planted or not. */
async function sweepOf(contracts: readonly EventContract[], ...messages: readonly ReturnType<typeof messageOf>[]): Promise<Sweep> {
  const { topicPrefix } = testKafka();
  const kafka = createKafkaConnection({ clientId: 'test', brokers, topicPrefix, replicationFactor: 1, logger: createLogger({ service: 'test', level: 'silent' }) });
  const sender = createKafkaSender(kafka, contracts);
  // A broker that has just made a topic may not know it yet.
  await waitFor(() => sender.connect().then(() => true, () => false), { describe: 'topics to be made', timeoutMillis: 60_000 });
  await sender.send(messages).finally(sender.disconnect);
  return sweepMessages({ brokers, accepts: (topic) => topic.startsWith(topicPrefix), exception: () => null });
}

it('accepts every event as its publisher says it', async () => {
  expect(await sweepOf(allEvents, ...allEvents.map((contract) => messageOf(contract)))).toEqual({ judged: allEvents.length, broken: [], excepted: new Map() });
});

describe('a sweep of what is not as promised', () => {
  const cases: readonly (readonly [what: string, changes: Changes, path: string, detail: string])[] = [
    ['a payload without a field', { value: '{}' }, 'payload', "must have required property 'organizationId'"],
    ['a payload with a field too many', { value: JSON.stringify({ ...organizationApproved.example, contactEmail: 'ana@example.org' }) }, 'payload', 'must NOT have additional properties {"additionalProperty":"contactEmail"}'],
    ['a value of another type', { value: JSON.stringify({ ...organizationApproved.example, countyCode: 7 }) }, 'payload/countyCode', 'must be string'],
    ['no JSON', { value: '{' }, 'payload', 'SyntaxError'],
    ['a header that is no time', { headers: { ce_time: 'yesterday' } }, 'headers/ce_time', 'must match format "date-time"'],
    ['an unknown header', { headers: { 'x-name': 'Ana' } }, 'headers', 'must NOT have additional properties {"additionalProperty":"x-name"}'],
    ['an unknown schema', { headers: { ce_dataschema: organizationApproved.dataschema.replace(/1$/, '99') } }, 'headers/ce_dataschema', 'no published schema'],
    ['the type of another event', { headers: { ce_type: 'ro.gov.conect.registry.OrganizationRejected' } }, 'headers/ce_type', 'expected ro.gov.conect.registry.OrganizationApproved'],
    ['the key of another aggregate', { key: 'another' }, 'key', 'got another'],
    ['another topic', { topic: registerImportCompleted.topic }, 'topic', `got ${registerImportCompleted.topic}`],
    ['a dead letter', { topic: `${organizationApproved.topic}.dlq`, headers: { dlq_group: 'readers', dlq_reason: 'HANDLER_FAILED', dlq_detail: 'no' } }, 'dlq', 'parked by readers: HANDLER_FAILED, no'],
  ];
  let sweep: Sweep;
  beforeAll(async () => {
    const planted = cases.map(([, changes]) => messageOf(organizationApproved, { ...changes, headers: { [plantedHeader]: 'to be found by the sweep', ...changes.headers } }));
    sweep = await sweepOf([organizationApproved, registerImportCompleted], ...planted);
  });

  it.each(cases)('names type and place of %s', (_what, _changes, path, detail) => {
    expect(sweep.broken).toContainEqual(expect.objectContaining({ path, detail: expect.stringContaining(detail), type: expect.stringContaining('ro.gov.conect.registry.') }));
  });
});

it('passes by what a test planted and of contracts that tests made up, and says how many', () => {
  const [message] = [{ ...messageOf(organizationApproved), partition: 0, offset: '0' }];

  expect([excepted(message), excepted({ ...message, headers: { [plantedHeader]: 'why' } }), excepted({ ...message, topic: 'x.test.series.v1' })]).toEqual([
    null,
    'planted by a test',
    'of contracts that tests made up',
  ]);
  const fault = { topic: 't', type: 'T', path: 'payload/x', detail: 'd' };
  expect(sweepLines({ judged: 3, broken: [fault, fault], excepted: new Map([['planted by a test', 2]]) })).toEqual([
    'FAILED  messages against their schemas (3 judged; 2 planted by a test)',
    '  T, payload/x: d (in t, and 1 more)',
  ]);
});
