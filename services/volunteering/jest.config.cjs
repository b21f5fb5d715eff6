const { projectsOf } = require('../../shared/tooling/jest-preset.cjs');

module.exports = { projects: projectsOf(__dirname) };
