import { ensureTopics } from '../../src/index';
import { numberWritten } from '../contracts';
import { withAdmin, type TestBus } from '../test-bus';

/** What the suite asks of brokers past the bus under test. */
interface Asked {
  readonly bus: TestBus;
  readonly group: string;
}

/** How many members a group has, by the broker's word. */
export const sizeOfGroup = ({ bus, group }: Asked): Promise<number> =>
  withAdmin(bus.kafka, async (admin) => (await admin.describeGroups([group])).groups[0]!.members.length);

/** Sets an empty group back to the beginning of its topic. */
export const resetGroup = ({ bus, group }: Asked): Promise<void> =>
  withAdmin(bus.kafka, (admin) => admin.resetOffsets({ groupId: group, topic: bus.kafka.wireName(numberWritten.topic), earliest: true }));

/** Sends messages as somebody would who knows nothing of the bus. */
export async function sendRaw({ kafka }: TestBus, key: string, messages: readonly { value: string; headers: Record<string, string> }[]): Promise<void> {
  await ensureTopics(kafka, [numberWritten]);
  const producer = kafka.kafka.producer();
  await producer.connect();
  try {
    await producer.send({ topic: kafka.wireName(numberWritten.topic), messages: messages.map((message) => ({ key, ...message })) });
  } finally {
    await producer.disconnect();
  }
}
