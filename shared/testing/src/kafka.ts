import { randomBytes } from 'node:crypto';

/** The brokers of this run, and a topic prefix that no other test file uses. */
export interface TestKafka {
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
}

/** This run's broker with names of its own, so that files in parallel never read each other's events. */
export function testKafka(): TestKafka {
  const brokers = process.env['TEST_KAFKA_BROKERS'];
  if (brokers === undefined) throw new Error('TEST_KAFKA_BROKERS is not set: run the tests with `npm test -- PATH`.');
  return { brokers: brokers.split(','), topicPrefix: `test-${randomBytes(5).toString('hex')}` };
}
