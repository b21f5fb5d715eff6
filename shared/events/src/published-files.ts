import { z } from 'zod';
import { asyncApiDocument } from './asyncapi';
import type { EventContract } from './contract';
import { topicsOf } from './topics';

/** One schema file: where it lies below `schemas/`, and what it says. */
export interface SchemaFile {
  readonly path: string;
  readonly content: string;
}

/** The JSON Schema (2020-12) of a contract's payload, as other systems read it. */
export function schemaFileOf(contract: EventContract): SchemaFile {
  const schema = z.toJSONSchema(contract.data, { target: 'draft-2020-12' });
  const document = { $id: contract.dataschema, title: contract.name, description: contract.when, ...schema, examples: [contract.example] };
  return { path: `${contract.service}/${contract.name}/${contract.version}.json`, content: `${JSON.stringify(document, null, 2)}\n` };
}

/** The catalogue for people: every event, where it is found and who acts on it. */
export function catalogueTable(contracts: readonly EventContract[]): string {
  const rows = contracts.map(
    ({ name, topic, service, when, consumers }) => `| \`${name}\` | \`${topic}\` | ${service} | ${when} | ${consumers.join(', ')} |`,
  );
  return ['| event | topic | said by | when | acted on by |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** The event log as one AsyncAPI 3 document. */
export const asyncApiFile = (contracts: readonly EventContract[]): SchemaFile => ({
  path: 'asyncapi.json',
  content: `${JSON.stringify(asyncApiDocument(contracts), null, 2)}\n`,
});

/** The topics that brokers are to have, for who makes them by hand or by another tool. */
export const topicsFile = (contracts: readonly EventContract[]): SchemaFile => ({
  path: 'topics.json',
  content: `${JSON.stringify(topicsOf(contracts), null, 2)}\n`,
});
