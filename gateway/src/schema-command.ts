import { join } from 'node:path';
import { systemClock } from '@conect/kernel';
import { composeSubgraphs, CompositionRefused, readSubgraphs, writeWhole } from './compose';
import { packageFolder, publishedSchemaFile, readOperations, readPublishedSchema } from './published';
import { checkSchema } from './schema-check';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run schema:check`: composes and refuses what would break a client, or a committed API schema that no longer says the truth. */
async function check(): Promise<boolean> {
  const { apiSchemaSdl } = composeSubgraphs(readSubgraphs(join(packageFolder, '..')));
  const { breaking, dangerous, outOfDate } = await verdictOn(apiSchemaSdl);
  dangerous.forEach((change) => say(`CAREFUL ${change}`));
  breaking.forEach((change) => say(`BREAKS  ${change}`));
  if (breaking.length > 0) say('Clients may use these: deprecate first, with a date (@deprecated(reason: "Use x. Goes on 2027-03-01.")).');
  if (outOfDate) say('gateway/published/api-schema.graphql is out of date: run npm run schema:publish -w @conect/gateway and commit it.');
  if (breaking.length === 0 && !outOfDate) say('The API schema is as published; nothing breaks.');
  return breaking.length === 0 && !outOfDate;
}

/** `npm run schema:publish`: rewrites the committed API schema; what it breaks is printed, for the reviewer of the commit. */
async function publish(): Promise<boolean> {
  const { apiSchemaSdl } = composeSubgraphs(readSubgraphs(join(packageFolder, '..')));
  (await verdictOn(apiSchemaSdl)).breaking.forEach((change) => say(`BREAKS  ${change}`));
  writeWhole(publishedSchemaFile, apiSchemaSdl);
  say('Wrote gateway/published/api-schema.graphql');
  return true;
}

const verdictOn = (composedSdl: string) =>
  checkSchema({ publishedSdl: readPublishedSchema(), composedSdl, operations: readOperations(), today: systemClock.now() });

const commands: Readonly<Record<string, () => Promise<boolean>>> = { check, publish };

async function main(name: string): Promise<boolean> {
  const command = commands[name];
  if (command === undefined) throw new CompositionRefused([`expected one of ${Object.keys(commands).join(', ')} as argument`]);
  return command();
}

main(process.argv[2] ?? '').then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error: unknown) => {
    if (!(error instanceof CompositionRefused)) throw error;
    say(error.message);
    process.exitCode = 1;
  },
);
