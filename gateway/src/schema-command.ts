import { join } from 'node:path';
import { systemClock } from '@conect/kernel';
import { composeSubgraphs, CompositionRefused, readSubgraphs, writeWhole } from './compose';
import { packageFolder, publishedSchemaFile, readOperations, readPublishedSchema } from './published';
import { checkSchema } from './schema-check';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run schema:check`: composes and refuses what would break a client, or a committed API schema that no longer says the truth. */
function check(): boolean {
  const { apiSchemaSdl } = composeSubgraphs(readSubgraphs(join(packageFolder, '..')));
  const { breaking, outOfDate } = verdictOn(apiSchemaSdl);
  breaking.forEach((change) => say(`BREAKS  ${change}`));
  if (breaking.length > 0) say('Clients may use these: deprecate first, with a date (@deprecated(reason: "Use x. Goes on 2027-03-01.")).');
  if (outOfDate) say('gateway/published/api-schema.graphql is out of date: run npm run schema:publish -w @conect/gateway and commit it.');
  if (breaking.length === 0 && !outOfDate) say('The API schema is as published; nothing breaks.');
  return breaking.length === 0 && !outOfDate;
}

/** `npm run schema:publish`: rewrites the committed API schema; what it breaks is printed, for the reviewer of the commit. */
function publish(): boolean {
  const { apiSchemaSdl } = composeSubgraphs(readSubgraphs(join(packageFolder, '..')));
  verdictOn(apiSchemaSdl).breaking.forEach((change) => say(`BREAKS  ${change}`));
  writeWhole(publishedSchemaFile, apiSchemaSdl);
  say('Wrote gateway/published/api-schema.graphql');
  return true;
}

const verdictOn = (composedSdl: string) =>
  checkSchema({ publishedSdl: readPublishedSchema(), composedSdl, operations: readOperations(), today: systemClock.now() });

const commands: Readonly<Record<string, () => boolean>> = { check, publish };

try {
  const command = commands[process.argv[2] ?? ''];
  if (command === undefined) throw new CompositionRefused([`expected one of ${Object.keys(commands).join(', ')} as argument`]);
  process.exitCode = command() ? 0 : 1;
} catch (error) {
  if (!(error instanceof CompositionRefused)) throw error;
  say(error.message);
  process.exitCode = 1;
}
