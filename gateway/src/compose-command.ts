import { join } from 'node:path';
import { composeSubgraphs, CompositionRefused, readSubgraphs, writeWhole } from './compose';

// Part of the build: it may run before any other package is built, so it imports none.
const packageFolder = join(__dirname, '..');

/** `npm run compose`: writes the supergraph that the gateway loads. */
function compose(): void {
  const subgraphs = readSubgraphs(join(packageFolder, '..'));
  const { supergraphSdl } = composeSubgraphs(subgraphs);
  writeWhole(join(packageFolder, 'dist/supergraph.graphql'), supergraphSdl);
  process.stdout.write(`Composed ${subgraphs.map(({ name }) => name).join(', ')} into gateway/dist/supergraph.graphql\n`);
}

try {
  compose();
} catch (error) {
  if (!(error instanceof CompositionRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
