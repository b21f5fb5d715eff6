import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { composeServices } from '@apollo/composition';
import { lexicographicSortSchema, parse, printSchema, type DocumentNode, type GraphQLSchema } from 'graphql';

/** One service's part of the graph. */
export interface Subgraph {
  readonly name: string;
  readonly typeDefs: DocumentNode;
}

/** What the subgraphs make together. */
export interface Composition {
  /** For the gateway: the types and which subgraph answers for each field. */
  readonly supergraphSdl: string;
  /** For clients: what they may ask, and nothing about who answers. */
  readonly apiSchema: GraphQLSchema;
  readonly apiSchemaSdl: string;
}

/** The subgraphs do not fit together; `problems` says why, one line each. */
export class CompositionRefused extends Error {
  override readonly name = 'CompositionRefused';

  constructor(readonly problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

/**
 * Hints are warnings of composition that a reviewer has not seen yet, so any hint refuses it, but these:
 * a shared enum of the value types may wait for its first user.
 */
const acceptedHints: ReadonlySet<string> = new Set(['UNUSED_ENUM_TYPE']);

/** Reads the SDL of every service in the checkout; the shared value types belong to each of them. */
export function readSubgraphs(repositoryRoot: string): Subgraph[] {
  const valueTypes = sdlFilesIn(join(repositoryRoot, 'shared/service-kit/schema'));
  const services = join(repositoryRoot, 'services');
  return (existsSync(services) ? readdirSync(services).sort() : [])
    .map((name) => ({ name, files: sdlFilesIn(join(services, name, 'schema')) }))
    .filter(({ files }) => files.length > 0)
    .map(({ name, files }) => ({ name, typeDefs: documentOf(repositoryRoot, [...files, ...valueTypes]) }));
}

const sdlFilesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.graphql'))
        .sort()
        .map((file) => join(folder, file))
    : [];

function documentOf(repositoryRoot: string, files: readonly string[]): DocumentNode {
  const definitions = files.flatMap((file) => {
    try {
      return parse(readFileSync(file, 'utf8')).definitions;
    } catch (error) {
      throw new CompositionRefused([`${relative(repositoryRoot, file)}: ${(error as Error).message}`]);
    }
  });
  return { kind: 'Document' as DocumentNode['kind'], definitions };
}

/** Composes the subgraphs; throws {@link CompositionRefused} on errors and on hints nobody has accepted. */
export function composeSubgraphs(subgraphs: readonly Subgraph[]): Composition {
  if (subgraphs.length === 0) throw new CompositionRefused(['no SDL found under services/*/schema']);

  // The address is only a name here: where a subgraph really is comes from the gateway's settings.
  const result = composeServices(subgraphs.map(({ name, typeDefs }) => ({ name, url: `http://${name}/graphql`, typeDefs })));
  if (result.errors) throw new CompositionRefused(result.errors.map((error) => error.message));
  const unseen = result.hints.filter((hint) => !acceptedHints.has(hint.definition.code));
  if (unseen.length > 0) throw new CompositionRefused(unseen.map((hint) => hint.toString()));

  const apiSchema = lexicographicSortSchema(result.schema.toAPISchema().toGraphQLJSSchema());
  return { supergraphSdl: result.supergraphSdl, apiSchema, apiSchemaSdl: `${printSchema(apiSchema)}\n` };
}

/** Replaces the file in one step, so that a gateway watching it never reads half of it. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
