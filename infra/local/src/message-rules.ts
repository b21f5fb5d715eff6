import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WireMessage } from '@conect/event-bus';
import { allEvents } from '@conect/events';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** A message that is not as its publisher promised. */
export interface BrokenMessage {
  readonly topic: string;
  readonly type: string;
  /** Where in the message. */
  readonly path: string;
  readonly detail: string;
}

/** Judges one message; answers everything that is wrong with it. */
export type JudgeMessage = (message: WireMessage) => readonly BrokenMessage[];

// zod names a format of its own beside the pattern that says the same.
const options = { strict: false, allErrors: true, formats: { starts_with: true as const } };

/** Judges messages by what is published of them in `shared/events`: the schema of its headers, and the one of its payload that it names. */
export function createMessageRules(eventsFolder: string): JudgeMessage {
  const payloads = readSchemas(join(eventsFolder, 'schemas'));
  const headersRule = readHeadersRule(join(eventsFolder, 'asyncapi.json'));
  return (message) => {
    const { headers, topic } = message;
    const { ce_type: type = 'no type', ce_dataschema: schema = 'no schema' } = headers;
    const broken = (path: string, detail: string): BrokenMessage => ({ topic, type, path, detail });
    const told = (place: string, rule: ValidateFunction, value: unknown): BrokenMessage[] =>
      rule(value) ? [] : (rule.errors ?? []).map((error) => broken(`${place}${error.instancePath}`, detailOf(error)));
    const dead = topic.endsWith('.dlq') ? [broken('dlq', `parked by ${headers['dlq_group']}: ${headers['dlq_reason']}, ${headers['dlq_detail']}`)] : [];
    const rule = payloads.get(schema);
    const payload = rule === undefined ? [broken('headers/ce_dataschema', `no published schema ${schema}`)] : payloadOf(message, (value) => told('payload', rule, value), broken);
    return [...dead, ...told('headers', headersRule, publishedOf(headers)), ...contradictionsOf(message).map(([path, detail]) => broken(path, detail)), ...payload];
  };
}

/** A letter that was sent again says for which group, which is nobody else's business. */
const publishedOf = (headers: WireMessage['headers']): object => Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'replay_group'));

function payloadOf({ value }: WireMessage, judge: (value: unknown) => BrokenMessage[], broken: (path: string, detail: string) => BrokenMessage): BrokenMessage[] {
  let payload: unknown;
  try {
    payload = JSON.parse(value);
  } catch (error) {
    return [broken('payload', String(error))];
  }
  return judge(payload);
}

/** What the schemas cannot say: key, type, source and topic belong to the contract whose schema is named. */
function contradictionsOf({ topic, key, headers }: WireMessage): readonly (readonly [string, string])[] {
  const contract = allEvents.find(({ dataschema }) => dataschema === headers['ce_dataschema']);
  if (contract === undefined) return [];
  const facts: readonly (readonly [string, string | null | undefined, string | undefined])[] = [
    ['key', key, headers['ce_subject']],
    ['headers/ce_type', headers['ce_type'], contract.type],
    ['headers/ce_source', headers['ce_source'], contract.source],
    ['topic', topic.replace(/^[^.]+/, 'conect').replace(/\.dlq$/, ''), contract.topic],
  ];
  return facts.filter(([, given, expected]) => given !== expected).map(([path, given, expected]) => [path, `expected ${expected}, got ${given}`] as const);
}

const detailOf = ({ message = 'not as expected', params }: ErrorObject): string => `${message} ${JSON.stringify(params)}`;

function readSchemas(folder: string): ReadonlyMap<string, ValidateFunction> {
  const ajv = addFormats(new Ajv2020(options));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return new Map(
    files.map((name) => {
      const schema = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly $id: string };
      return [schema.$id, ajv.compile(schema)];
    }),
  );
}

function readHeadersRule(file: string): ValidateFunction {
  const { components } = JSON.parse(readFileSync(file, 'utf8')) as { readonly components: { readonly schemas: { readonly Headers: object } } };
  return addFormats(new Ajv(options)).compile(components.schemas.Headers);
}
