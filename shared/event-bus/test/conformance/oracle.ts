import { waitFor } from '@conect/testing';
import { numberWritten } from '../contracts';
import type { TestBus } from '../test-bus';

/** What the suite asks of brokers past the bus under test. */
interface Asked {
  readonly bus: TestBus;
  readonly group: string;
}

/** How many members a group has, by the broker's word. */
export const sizeOfGroup = ({ bus, group }: Asked): Promise<number> =>
  withAdmin(bus, async (admin) => (await admin.describeGroups([group])).groups[0]!.members.length);

/** Sets an empty group back to the beginning of its topic. */
export const resetGroup = ({ bus, group }: Asked): Promise<void> =>
  withAdmin(bus, (admin) => admin.resetOffsets({ groupId: group, topic: bus.kafka.wireName(numberWritten.topic), earliest: true }));

/** Sends messages as somebody would who knows nothing of the bus, once the bus has made the topic. */
export async function sendRaw(bus: TestBus, key: string, messages: readonly { value: string; headers: Record<string, string> }[]): Promise<void> {
  const { kafka } = bus;
  const topic = kafka.wireName(numberWritten.topic);
  await waitFor(() => withAdmin(bus, async (admin) => (await admin.listTopics()).includes(topic)), { describe: 'the topic to be there', timeoutMillis: 60_000 });
  const producer = kafka.kafka.producer();
  await producer.connect();
  await producer.send({ topic, messages: messages.map((message) => ({ key, ...message })) });
  await producer.disconnect();
}

async function withAdmin<Value>({ kafka }: TestBus, work: (admin: ReturnType<typeof kafka.kafka.admin>) => Promise<Value>): Promise<Value> {
  const admin = kafka.kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
