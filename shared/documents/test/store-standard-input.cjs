/**
 * Run by tests as a process of its own, which can be limited or killed as Jest cannot: stores what comes on standard input, a
 * PDF, in a folder and prints the outcome.
 */
const { join } = require('node:path');
const { transformFileSync } = require('@swc/core');

const configFile = join(__dirname, '../../tooling/swc.json');
require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, { configFile }).code, file);

const { createLocalDocumentStore } = require('../src/local-document-store.ts');

async function main([folder, byteLength, sha256]) {
  const store = await createLocalDocumentStore({ folder });
  const outcome = await store.put(process.stdin, { byteLength: Number(byteLength), sha256, mediaType: 'application/pdf' });
  process.stdout.write(JSON.stringify(outcome));
}

main(process.argv.slice(2));
