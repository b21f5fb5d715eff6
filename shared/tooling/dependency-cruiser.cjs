/**
 * Who may import whom (judge of the architecture). A service is `services/<name>/src/<area>/<layer>/...`; the area `service`
 * is its composition root and what all areas share.
 */
/** A library, wherever npm put it: at the root, or inside the package that wants it. */
const outside = (names) => `(^|/)node_modules/(${names})(/|$)`;
const inTests = '\\.(unit|int|e2e|heavy)\\.test\\.ts$|(^|/)test/';
const layer = (name) => `^services/([^/]+)/src/[^/]+/${name}/`;
const root = '^services/$1/src/service/(app|main|migrate|environment|cli|demo)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'A cycle hides who depends on whom.',
      from: {}, to: { circular: true } },
    { name: 'services-are-islands', severity: 'error', comment: 'Services meet over GraphQL and Kafka only.',
      from: { path: '^services/([^/]+)/' }, to: { path: '^(services|gateway)/', pathNot: '^services/$1/' } },
    { name: 'gateway-knows-no-service-code', severity: 'error', comment: 'The gateway reads SDL, never TypeScript, of a service.',
      from: { path: '^gateway/' }, to: { path: '^services/.+\\.ts$' } },
    { name: 'shared-knows-no-service', severity: 'error', comment: 'Shared code must not know who uses it.',
      from: { path: '^(shared|infra)/' }, to: { path: '^(services|gateway)/' } },
    { name: 'shared-by-the-front-door', severity: 'error', comment: 'Import a shared package by its index only.',
      from: { path: '^([^/]+/[^/]+)/' }, to: { path: '^(shared|infra)/[^/]+/src/', pathNot: ['^$1/', '^(shared|infra)/[^/]+/src/index\\.ts$'] } },
    { name: 'kernel-stands-alone', severity: 'error', comment: "kernel's code is pure and depends on nothing; the package's tool settings are not its code.",
      from: { path: '^shared/kernel/src/', pathNot: inTests }, to: { pathNot: '^shared/kernel/src/' } },
    { name: 'shared-layers', severity: 'error', comment: 'kernel <- events, auth, legal-clock, reference-data <- event-bus, service-kit <- documents <- testing.',
      from: { path: '^shared/(events|auth|legal-clock|reference-data)/', pathNot: inTests },
      to: { path: '^shared/(events|auth|documents|legal-clock|reference-data|event-bus|service-kit|testing)/', pathNot: '^shared/$1/' } },
    { name: 'shared-siblings-apart', severity: 'error', comment: 'event-bus and service-kit do not know each other, nor the documents that stand on the kit.',
      from: { path: '^shared/(event-bus|service-kit)/', pathNot: inTests },
      to: { path: '^shared/(event-bus|service-kit|documents)/', pathNot: '^shared/$1/' } },
    { name: 'documents-tell-nobody', severity: 'error', comment: 'An upload is no event: documents stand on service-kit, auth and kernel.',
      from: { path: '^shared/documents/', pathNot: inTests }, to: { path: '^shared/(events|event-bus|reference-data|testing)/' } },
    { name: 'papers-know-no-data', severity: 'error', comment: 'A paper is given its rows: the package reads nothing and knows none of the others.',
      from: { path: '^shared/papers/src/', pathNot: inTests }, to: { path: '^shared/', pathNot: '^shared/papers/' } },
    { name: 'domain-is-pure', severity: 'error', comment: 'Rules see only rules: no I/O, no framework, no node module.',
      from: { path: layer('domain'), pathNot: inTests },
      to: { pathNot: ['^services/$1/src/[^/]+/domain/', '^shared/(kernel|legal-clock|reference-data)/'] } },
    { name: 'application-knows-no-adapter', severity: 'error', comment: 'Commands reach the world through ports.ts.',
      from: { path: layer('application'), pathNot: inTests },
      to: { pathNot: ['^services/$1/src/[^/]+/(application|domain)/', '^shared/(kernel|auth|legal-clock|reference-data)/'] } },
    { name: 'adapters-do-not-meet', severity: 'error', comment: 'Only app.ts joins graphql, database, events, jobs and http.',
      from: { path: '^services/([^/]+)/src/[^/]+/(graphql|database|events|jobs|http)/', pathNot: inTests },
      to: { path: ['^services/$1/src/[^/]+/(graphql|database|events|jobs|http)/', root], pathNot: '^services/$1/src/[^/]+/$2/' } },
    { name: 'areas-meet-inside', severity: 'error', comment: "An area uses another's domain or application, never its adapters; what all share lives in `service`.",
      from: { path: '^services/([^/]+)/src/([^/]+)/', pathNot: [inTests, '^services/[^/]+/src/service/', '^services/[^/]+/src/[^/]+/create-[^/]+\\.ts$'] },
      to: { path: '^services/$1/src/[^/]+/(graphql|database|events|jobs|http)/', pathNot: '^services/$1/src/($2|service)/' } },
    { name: 'graphql-knows-no-bus', severity: 'error', comment: 'Resolvers call commands; commands publish.',
      from: { path: layer('graphql'), pathNot: inTests }, to: { path: '^shared/(events|event-bus)/' } },
    { name: 'database-knows-no-caller', severity: 'error', comment: 'Stores do not ask who is asking.',
      from: { path: layer('database'), pathNot: inTests }, to: { path: '^shared/auth/' } },
    { name: 'migrations-are-frozen', severity: 'error', comment: "A migration must not change when today's code does; it may use the library that runs it.",
      from: { path: '/migrations/' }, to: { path: '^services/', pathNot: '/node_modules/' } },
    { name: 'typeorm-in-database-only', severity: 'error',
      from: { path: '^(services|gateway)/', pathNot: ['/src/[^/]+/database/', '/src/service/', '/create-[^/]+\\.ts$', inTests] }, to: { path: outside('typeorm|pg') } },
    { name: 'kafkajs-in-event-bus-only', severity: 'error',
      from: { pathNot: '^shared/(event-bus|testing)/' }, to: { path: outside('kafkajs') } },
    { name: 'jsonwebtoken-in-auth-only', severity: 'error',
      from: { pathNot: '^(shared/(auth|testing)|services/identity)/' }, to: { path: outside('jsonwebtoken') } },
    { name: 'time-zones-in-legal-clock-only', severity: 'error', comment: 'One place decides what day it is in Bucharest.',
      from: { pathNot: '^shared/legal-clock/' }, to: { path: outside('@js-joda') } },
    { name: 'testing-in-tests-only', severity: 'error',
      from: { pathNot: [inTests, '^shared/testing/'] }, to: { path: ['^shared/testing/', inTests] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '__generated__|^(services|shared|infra)/[^/]+/dist/|^gateway/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@conect/source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js'],
    },
  },
};
