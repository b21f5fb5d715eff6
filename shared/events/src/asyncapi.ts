import { z } from 'zod';
import type { EventContract } from './contract';
import { headersSchema } from './envelope';
import { topicsOf } from './topics';

/** The whole event log as one AsyncAPI 3 document, for other systems and their tools: a channel a topic, a message an event. */
export function asyncApiDocument(contracts: readonly EventContract[]): object {
  const topics = topicsOf(contracts);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'CONECT events',
      version: '1.0.0',
      description: 'What has happened in CONECT, as CloudEvents 1.0 in the binary mode of Kafka. Payloads hold ids and public facts, never personal data.',
      license: { name: 'EUPL-1.2' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [topic.topic, channelOf(topic, contracts)])),
    operations: Object.fromEntries(topics.map(({ topic }) => [`read ${topic}`, { action: 'send', channel: { $ref: `#/channels/${topic}` } }])),
    components: {
      messages: Object.fromEntries(contracts.map((contract) => [messageKey(contract), messageOf(contract)])),
      schemas: { Headers: jsonSchema(headersSchema) },
    },
  };
}

const messageKey = ({ service, name, version }: EventContract): string => `${service}.${name}.${version}`;

function channelOf({ topic, mode, partitions, retentionMillis }: ReturnType<typeof topicsOf>[number], contracts: readonly EventContract[]): object {
  const ofTopic = contracts.filter((contract) => contract.topic === topic);
  return {
    address: topic,
    description: mode === 'group' ? "One aggregate's events, the key its id, in order; kept for ever." : 'Every process hears it; kept for a short while.',
    messages: Object.fromEntries(ofTopic.map((contract) => [contract.name, { $ref: `#/components/messages/${messageKey(contract)}` }])),
    bindings: { kafka: { topic, partitions, topicConfiguration: { 'retention.ms': retentionMillis ?? -1 }, bindingVersion: '0.5.0' } },
  };
}

const messageOf = (contract: EventContract): object => ({
  name: contract.type,
  title: contract.name,
  summary: contract.when,
  contentType: 'application/json',
  headers: { $ref: '#/components/schemas/Headers' },
  payload: jsonSchema(contract.data),
  bindings: { kafka: { key: { type: 'string', description: "The aggregate's id." }, bindingVersion: '0.5.0' } },
  examples: [{ payload: contract.example }],
});

/** AsyncAPI 3 reads the JSON Schema of draft 7. */
function jsonSchema(schema: z.ZodType): object {
  return Object.fromEntries(Object.entries(z.toJSONSchema(schema, { target: 'draft-7' })).filter(([name]) => name !== '$schema'));
}
