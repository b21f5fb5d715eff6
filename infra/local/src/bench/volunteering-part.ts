import { anonymous } from '@conect/auth';
import type { Client } from 'pg';
import { Problem } from '../problem';
import { step } from '../steps';
import { latencyOf, millisOf, ratioOf, type Latency, type Ratio, type Round } from './figures';
import { showRatio, type Section } from './report';
import { serviceAsker, type AskService } from './service-asker';
import { asOwner } from './service-place';
import type { BenchStack } from './stack';
import { fillVolunteering, volunteeringSizes, type VolunteeringPlace } from './volunteering-place';
import { plainDashboard, plainRegister, plainTotals } from './volunteering-statements';

const rounds = 5;
const perRound = 100;
const hostsPerRound = 20;
const pageSize = 100;
const { register, hourLogs, certificates, year } = volunteeringSizes;

interface Bench extends VolunteeringPlace {
  readonly ask: AskService;
  readonly client: Client;
}

/**
 * Volunteering asked over HTTP with GraphQL, as the gateway asks it: a certificate verified by its code beside an opportunity read by its id in the same way, and what a host
 * reads of a year beside the plain statements that read the same over one connection.
 */
export const measureVolunteering = (stack: BenchStack): Promise<Section> =>
  asOwner({ ownerUrl: stack.settings['VOLUNTEERING_MIGRATIONS_DATABASE_URL']! }, async (client) => {
    const bench: Bench = { ...(await fillVolunteering(stack, client)), ask: serviceAsker(stack, 'volunteering'), client };
    const verification = await step(`Certificates by their codes, ${rounds} rounds of ${perRound}`, () => compareVerification(bench));
    const totals = await step(`Totals of hosts, ${rounds} rounds of ${hostsPerRound}`, () => compareTotals(bench));
    const dashboard = await step(`Dashboards, ${rounds} rounds of ${hostsPerRound}`, () => compareDashboard(bench));
    const whole = await step(`A register of ${register}, ${rounds} rounds`, () => compareRegister(bench));
    const exported = await step(`The same as CSV, ${rounds} rounds`, () => compareExport(bench));
    return sectionOf({ verification, totals, dashboard, whole, exported });
  });

interface Measured {
  readonly verification: { readonly p95: Ratio; readonly ours: Latency; readonly theirs: Latency };
  readonly totals: Ratio;
  readonly dashboard: Ratio;
  readonly whole: Ratio;
  readonly exported: Ratio;
}

function sectionOf({ verification, totals, dashboard, whole, exported }: Measured): Section {
  const row = (name: string, ratio: Ratio, aim: string): string[] => [name, ratio.ours.toFixed(2), ratio.theirs.toFixed(2), showRatio(ratio), aim];
  return {
    name: 'volunteering',
    how: `${hourLogs} logs of hours, ${certificates} certificates and a register of ${register}; the service asked over HTTP, ${rounds} rounds in turns`,
    header: ['', 'ours', 'beside', 'ratio', 'aim'],
    rows: [
      row('a certificate verified by its code, beside an opportunity by its id, ms p95', verification.p95, '3'),
      ['the same, ms p50', verification.ours.p50.toFixed(2), verification.theirs.p50.toFixed(2)],
      row('totals of a host by year, beside the statements, ms p50', totals, '1.5'),
      row('dashboard of a host, beside the statements, ms p50', dashboard, '1.5'),
      row(`register of a year, ${register / pageSize} pages, beside one statement, seconds`, whole, ''),
      row('the same register as CSV, from the request to its last byte, beside one statement, seconds', exported, ''),
    ],
    figures: { rounds, perRound, sizes: volunteeringSizes, verification, totals, dashboard, whole, exported },
  };
}

const verifyQuery = `query ($code: String!, $fullName: String) { verifyCertificate(code: $code, fullName: $fullName) {
  status number issuedOn revokedOn firstDay lastDay minutes initials nameMatches organization { id } competences { id name } } }`;
const byId = `query ($id: ID!) { opportunity(id: $id) {
  status title startsOn endsOn publishedAt places freePlaces minimumAge languages organization { id } domains { id } } }`;

async function compareVerification({ ask, codes, hostIds }: Bench): Promise<Measured['verification']> {
  const [all, beside]: [number[], number[]] = [[], []];
  const p95: Round[] = [];
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < perRound; turn += 1) {
      const place = round * perRound + turn;
      ours.push(await millisOf(async () => assertValid(await ask(anonymous, verifyQuery, codes[place % codes.length]!))));
      theirs.push(await millisOf(() => ask(anonymous, byId, { id: hostIds[place % hostIds.length] })));
    }
    if (round === 0) continue;
    p95.push({ ours: latencyOf(ours).p95, theirs: latencyOf(theirs).p95 });
    all.push(...ours);
    beside.push(...theirs);
  }
  return { p95: ratioOf(p95), ours: latencyOf(all), theirs: latencyOf(beside) };
}

function assertValid({ verifyCertificate: found }: { readonly verifyCertificate: { readonly status: string; readonly nameMatches: boolean } | null }): void {
  if (found?.status !== 'VALID' || !found.nameMatches) throw new Problem(`A certificate of the bench was not verified: ${JSON.stringify(found)}`);
}

const totalsQuery = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organization { volunteering { year volunteerCount minutes certificateCount } } } }`;

const compareTotals = ({ ask, client, hostIds }: Bench): Promise<Ratio> =>
  compareHosts(hostIds, {
    ours: async (id) => (await ask<{ _entities: readonly [{ volunteering: object }] }>(anonymous, totalsQuery, { of: [{ __typename: 'Organization', id }] }))._entities[0].volunteering,
    theirs: (id) => plainTotals(client, id),
  });

const dashboardQuery = `query ($id: ID!) { volunteeringDashboard(organizationId: $id, year: ${year}) { minutes pendingMinutes volunteerCount activeContractCount endedContractCount ageBands { people } } }`;

interface Dashboard {
  readonly volunteeringDashboard: { readonly ageBands: readonly object[]; readonly minutes: number };
}

const compareDashboard = ({ ask, client, hostIds, coordinator }: Bench): Promise<Ratio> =>
  compareHosts(hostIds, {
    // Who is of what age, the service says in bands, and hides small ones.
    ours: async (id) => {
      const { ageBands, ...counts } = (await ask<Dashboard>(coordinator, dashboardQuery, { id })).volunteeringDashboard;
      if (ageBands.length === 0) throw new Problem('The dashboard of the bench says no ages.');
      return counts;
    },
    theirs: (id) => plainDashboard(client, id, year),
  });

interface HostSides {
  readonly ours: (hostId: string) => Promise<unknown>;
  readonly theirs: (hostId: string) => Promise<unknown>;
}

/** Both sides read the same of the same hosts, the one with the long register first. */
async function compareHosts(hostIds: readonly string[], { ours, theirs }: HostSides): Promise<Ratio> {
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [mine, beside]: [number[], number[]] = [[], []];
    for (const id of hostIds.slice(0, hostsPerRound)) {
      let [said, read]: [unknown, unknown] = [null, null];
      mine.push(await millisOf(async () => void (said = await ours(id))));
      beside.push(await millisOf(async () => void (read = await theirs(id))));
      assertSame(said, read);
    }
    if (round > 0) measured.push({ ours: latencyOf(mine).p50, theirs: latencyOf(beside).p50 });
  }
  return ratioOf(measured);
}

const registerQuery = `query ($id: ID!, $after: String) { volunteerRegister(organizationId: $id, year: ${year}, first: ${pageSize}, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { number volunteerName startsOn endsOn activities status recordedAt } } }`;

interface RegisterPage {
  readonly volunteerRegister: { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }; readonly nodes: readonly { readonly volunteerName: string }[] };
}

async function compareRegister(bench: Bench): Promise<Ratio> {
  const [hostId] = bench.hostIds as [string];
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    let names: readonly string[] = [];
    const ours = await millisOf(async () => void (names = await readRegister(bench, hostId)));
    const theirs = await millisOf(() => plainRegister(bench.client, hostId, year));
    assertSame(names, bench.names);
    if (round > 0) measured.push({ ours: ours / 1_000, theirs: theirs / 1_000 });
  }
  return ratioOf(measured);
}

/** All pages, one after the other; answers whose names stand on them. */
async function readRegister({ ask, coordinator }: Bench, id: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (let after: string | null = null, isMore = true; isMore; ) {
    const { volunteerRegister: page }: RegisterPage = await ask<RegisterPage>(coordinator, registerQuery, { id, after });
    names.push(...page.nodes.map(({ volunteerName }) => volunteerName));
    [after, isMore] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
  return names;
}

const askForRegister = `mutation ($id: ID!) { requestVolunteeringPaper(input: { kind: REGISTER, format: CSV, organizationId: $id, year: ${year} }) { paper { id } userErrors { code } } }`;
const askForPaper = `query ($id: ID!) { volunteeringPaper(id: $id) { state url } }`;

async function compareExport(bench: Bench): Promise<Ratio> {
  const [hostId] = bench.hostIds as [string];
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // Who asks again for what has not changed gets the paper that is there.
    await bench.client.query('DELETE FROM paper');
    let lineCount = 0;
    const ours = await millisOf(async () => void (lineCount = await exportRegister(bench, hostId)));
    const theirs = await millisOf(() => plainRegister(bench.client, hostId, year));
    if (lineCount !== register + 1) throw new Problem(`The register of the bench has ${lineCount} lines as CSV.`);
    if (round > 0) measured.push({ ours: ours / 1_000, theirs: theirs / 1_000 });
  }
  return ratioOf(measured);
}

const lookEveryMillis = 10;

/** Asks for the register as CSV, waits until the job has made it, and fetches it; answers how many lines it has. */
async function exportRegister({ ask, coordinator }: Bench, hostId: string): Promise<number> {
  const { requestVolunteeringPaper: asked } = await ask<{ requestVolunteeringPaper: { paper: { id: string } | null; userErrors: readonly object[] } }>(coordinator, askForRegister, { id: hostId });
  if (asked.paper === null) throw new Problem(`The register of the bench was refused: ${JSON.stringify(asked.userErrors)}`);
  for (;;) {
    const { volunteeringPaper: paper } = await ask<{ volunteeringPaper: { state: string; url: string | null } }>(coordinator, askForPaper, asked.paper);
    if (paper.state === 'FAILED') throw new Problem('The register of the bench could not be made.');
    if (paper.url !== null) return (await (await fetch(paper.url)).text()).trimEnd().split('\r\n').length;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMillis));
  }
}

function assertSame(ours: unknown, theirs: unknown): void {
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Problem('The statements no longer read what volunteering answers: bring infra/local/src/bench/volunteering-statements.ts up to date.');
}
