/** Every test of the repository in one run: `npm test` chooses kinds with --selectProjects. */
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { projectsOf } = require('./jest-preset.cjs');

const root = join(__dirname, '../..');
const within = (folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name));
const packages = [...within('shared'), ...within('services'), join(root, 'gateway'), join(root, 'infra/local')];

module.exports = {
  rootDir: root,
  // When a test counts as hung: far above what any needs, for a busy machine must not turn a slow test into a failed one.
  testTimeout: 120_000,
  projects: packages.filter((folder) => existsSync(join(folder, 'jest.config.cjs'))).flatMap(projectsOf),
};
