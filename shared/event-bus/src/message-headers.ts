import type { KafkaMessage } from 'kafkajs';

/** A message's headers as text; kafkajs hands them back as buffers. */
export const headersOf = (message: Pick<KafkaMessage, 'headers'>): Record<string, string> =>
  Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, textOf(value)]));

const textOf = (value: Buffer | string | (Buffer | string)[] | undefined): string =>
  Array.isArray(value) ? value.map((part) => part.toString()).join(',') : (value?.toString() ?? '');
