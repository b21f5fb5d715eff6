/**
 * The Jest projects of one package: `unit` needs nothing, `int` needs the PostgreSQL and Kafka that `npm test` starts,
 * `e2e` also the built services. A package's jest.config.cjs is `module.exports = { projects: projectsOf(__dirname) }`.
 */
const { basename, join } = require('node:path');

const base = {
  testEnvironment: join(__dirname, 'closed-environment.cjs'),
  testEnvironmentOptions: { customExportConditions: ['@conect/source', 'node', 'require', 'default'] },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs', ignoreDynamic: true } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!@conect/)'],
};

const kinds = ['unit', 'int', 'e2e', 'heavy'];

function projectsOf(folder) {
  const name = basename(folder);
  return kinds.map((kind) => ({
    ...base,
    rootDir: folder,
    displayName: `${name} ${kind}`,
    testMatch: [`<rootDir>/{src,test}/**/*.${kind}.test.ts`],
  }));
}

module.exports = { projectsOf };
