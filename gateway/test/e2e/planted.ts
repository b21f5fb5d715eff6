import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createKafkaConnection, readEveryTopic } from '@conect/event-bus';
import { readRows, type TestStack } from '@conect/testing';
import { createLogger } from '@conect/service-kit';

/** A string that stands nowhere but where a person put it, and what it looks like in bytes. */
const shapesOf = (planted: string): readonly string[] => [planted, Buffer.from(planted).toString('hex'), Buffer.from(planted).toString('base64').replace(/.{2}=*$/, '')];

/** Where something of these strings is left: every table of every database, every topic from its beginning, every file but the mail catcher's, the logs among them. */
export async function leftOf(stack: TestStack, planted: readonly string[]): Promise<readonly string[]> {
  const shapes = planted.flatMap(shapesOf);
  return [...(await inDatabases(stack, shapes)), ...(await inTopics(stack, shapes)), ...inFiles(dirname(stack.settings['DOCUMENTS_DIR']!), shapes)];
}

const relations = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1`;

async function inDatabases({ databases }: TestStack, shapes: readonly string[]): Promise<readonly string[]> {
  const places: string[] = [];
  for (const [service, { ownerUrl }] of Object.entries(databases)) {
    for (const { name } of await readRows<{ name: string }>(ownerUrl, relations)) {
      const rows = await readRows<{ row: string }>(ownerUrl, `SELECT left(given::text, 400) AS row FROM ${name} given WHERE given::text ILIKE ANY ($1) LIMIT 3`, [shapes.map((shape) => `%${shape}%`)]);
      places.push(...rows.map(({ row }) => `${service}: ${name}: ${row}`));
    }
  }
  return places;
}

async function inTopics({ settings }: TestStack, shapes: readonly string[]): Promise<readonly string[]> {
  const prefix = settings['KAFKA_TOPIC_PREFIX']!;
  const connection = createKafkaConnection({ clientId: 'test', brokers: settings['KAFKA_BROKERS']!.split(','), topicPrefix: prefix, replicationFactor: 1, logger: createLogger({ service: 'test', level: 'silent' }) });
  const places: string[] = [];
  let messageCount = 0;
  await readEveryTopic(
    connection,
    (topic) => topic.startsWith(prefix),
    ({ topic, key, headers, value }) => {
      messageCount += 1;
      const words = `${key ?? ''} ${JSON.stringify(headers)} ${value}`.toLowerCase();
      if (shapes.some((shape) => words.includes(shape.toLowerCase()))) places.push(`topic ${topic}: ${words.slice(0, 400)}`);
    },
  );
  if (messageCount === 0) throw new Error(`Expected messages in topics of ${prefix}`);
  return places;
}

function inFiles(folder: string, shapes: readonly string[]): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === 'mail') return [];
    if (statSync(path).isDirectory()) return inFiles(path, shapes);
    const bytes = readFileSync(path).toString('utf8').toLowerCase();
    const found = shapes.find((shape) => bytes.includes(shape.toLowerCase()));
    return found === undefined ? [] : [`file ${path}: ${bytes.slice(Math.max(0, bytes.indexOf(found.toLowerCase()) - 150), bytes.indexOf(found.toLowerCase()) + 150)}`];
  });
}
