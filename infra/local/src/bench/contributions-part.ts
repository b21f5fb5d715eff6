import type { Client } from 'pg';
import { Problem } from '../problem';
import { step } from '../steps';
import { fillConsultation, type ContributionsPlace } from './contributions-place';
import { latencyOf, ratioOf, type Ratio, type Round } from './figures';
import { showMegabytes, showRatio, type Section } from './report';
import { asOwner } from './service-place';
import type { BenchStack } from './stack';

const contributions = 10_000;
const rounds = 5;
const pages = 40;
const pageSize = 50;

/** A consultation with 10,000 contributions: a page of the register, the matrix and the evidence pack as its officer gets them from the service, each beside the plain statements that read the same rows. */
export const measureContributions = (stack: BenchStack): Promise<Section> =>
  asOwner({ ownerUrl: stack.settings['CONSULTATIONS_MIGRATIONS_DATABASE_URL']! }, async (client) => {
    const place = await fillConsultation(stack, client, { count: contributions, textOf });
    const service = stack.services.find(({ name }) => name === 'consultations')!;
    const residentBefore = service.residentBytes();
    const register = await step(`Pages of the register, ${rounds} rounds of ${pages}`, () => compareRegister(place, client));
    const matrices = [];
    for (const format of ['CSV', 'XLSX'] as const) matrices.push({ format, ratio: await step(`Matrix as ${format}, ${rounds} rounds`, () => comparePaper(place, client, matrixOf(format))) });
    const pack = await step(`Evidence pack, ${rounds} rounds`, () => comparePaper(place, client, evidencePack));
    const grown = service.residentBytes() - residentBefore;
    return {
      name: 'contributions',
      how: `a consultation with ${contributions} contributions, the service asked over HTTP; beside it the plain statements that read the same rows over one connection; ${rounds} rounds in turns, papers made anew each time`,
      header: ['', 'ours', 'beside', 'ratio'],
      rows: [
        [`a page of ${pageSize} of the register, ms p50`, ...cellsOf(register, 1)],
        ...matrices.map(({ format, ratio }) => [`response matrix as ${format}, seconds`, ...cellsOf(ratio, 2)]),
        ['evidence pack, seconds', ...cellsOf(pack, 2)],
        ['memory of the service that came with them, MB', showMegabytes(grown)],
      ],
      figures: { contributions, rounds, register, matrices, pack, grown },
    };
  });

const textOf = (number: number): string =>
  `Propunerea ${number}: trei ani sunt prea puțini pentru speciile de munte; propunem cinci ani, cu o verificare în anul al treilea, făcută de ocolul silvic împreună cu cine îngrijește parcela. `.repeat(3);

const cellsOf = (ratio: Ratio, digits: number): string[] => [ratio.ours.toFixed(digits), ratio.theirs.toFixed(digits), showRatio(ratio)];

const registerQuery = `query ($institutionId: ID!, $year: Int!, $first: Int, $after: String) {
  contributionRegister(institutionId: $institutionId, year: $year, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id registrationNumber receivedAt channel authorKind authorName contact { name email postalAddress phone } status text }
  }
}`;

const registerStatement = `SELECT contribution.*, version.*
  FROM contribution JOIN contribution_version version ON version.contribution_id = contribution.id AND version.number = contribution.content_number
  WHERE contribution.institution_id = $1 AND contribution.registration_year = $2 AND contribution.registration_number > $3
  ORDER BY contribution.registration_number LIMIT $4`;

interface RegisterPage {
  readonly contributionRegister: { readonly pageInfo: { readonly endCursor: string }; readonly nodes: readonly { readonly registrationNumber: string }[] };
}

/** Both walk through the same pages, one after the other. */
async function compareRegister({ ask, institutionId }: ContributionsPlace, client: Client): Promise<Ratio> {
  const { rows } = await client.query<{ year: number }>('SELECT max(registration_year) AS year FROM contribution WHERE institution_id = $1', [institutionId]);
  const year = rows[0]!.year;
  const measured: Round[] = [];
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    let after: string | null = null;
    for (let page = 0; page < pages; page += 1) {
      const startedAt = performance.now();
      const { contributionRegister }: RegisterPage = await ask<RegisterPage>(registerQuery, { institutionId, year, first: pageSize, after });
      const askedAt = performance.now();
      const { rows: read } = await client.query<{ registration_number: number }>(registerStatement, [institutionId, year, page * pageSize, pageSize]);
      theirs.push(performance.now() - askedAt);
      ours.push(askedAt - startedAt);
      assertSame(contributionRegister.nodes.map(({ registrationNumber }) => Number(registrationNumber.split('/')[0])), read.map(({ registration_number: number }) => number));
      after = contributionRegister.pageInfo.endCursor;
    }
    if (round > 0) measured.push({ ours: latencyOf(ours).p50, theirs: latencyOf(theirs).p50 });
  }
  return ratioOf(measured);
}

function assertSame(ours: readonly number[], theirs: readonly number[]): void {
  if (ours.join(' ') !== theirs.join(' ')) throw new Problem('The statement no longer reads the page that consultations answers: bring infra/local/src/bench/contributions-part.ts up to date.');
}

/** A paper of the consultation: how its address is had, and the statements that read what it shows. */
interface BenchPaper {
  readonly query: string;
  readonly urlOf: (consultation: { readonly responseMatrixFiles?: readonly { readonly format: string; readonly url: string }[]; readonly evidencePack?: { readonly url: string } }) => string;
  readonly statements: readonly string[];
}

const said = `SELECT contribution.*, version.* FROM contribution JOIN contribution_version version ON version.contribution_id = contribution.id AND version.number = contribution.content_number
  WHERE contribution.consultation_id = $1 ORDER BY contribution.created_at, contribution.id`;

const matrixOf = (format: string): BenchPaper => ({
  query: 'query ($id: ID!) { consultation(id: $id) { responseMatrixFiles { format url } } }',
  urlOf: ({ responseMatrixFiles }) => responseMatrixFiles!.find((file) => file.format === format)!.url,
  statements: [said],
});

const evidencePack: BenchPaper = {
  query: 'query ($id: ID!) { consultation(id: $id) { evidencePack { url } } }',
  urlOf: ({ evidencePack: pack }) => pack!.url,
  statements: [
    // The register, and the matrix once more, as the pack has both.
    said,
    said,
    'SELECT version.* FROM contribution_version version JOIN contribution ON contribution.id = version.contribution_id WHERE contribution.consultation_id = $1 ORDER BY version.contribution_id, version.number',
    `SELECT entry.*, seal.field, seal.hash AS seal, salt.salt FROM contribution JOIN register_entry entry ON entry.contribution_id = contribution.id
       JOIN register_seal seal ON seal.institution_id = entry.institution_id AND seal.sequence = entry.sequence
       LEFT JOIN register_salt salt ON salt.institution_id = seal.institution_id AND salt.sequence = seal.sequence AND salt.field = seal.field WHERE contribution.consultation_id = $1`,
    'SELECT * FROM draft_block WHERE version_id IN (SELECT id FROM draft_version WHERE consultation_id = $1) ORDER BY version_id, position',
    'SELECT * FROM audit_entry WHERE subject_id = $1 ORDER BY id',
  ],
};

/** Seconds from asking for the address to the last byte, and for reading the rows. */
async function comparePaper({ ask, contribute, consultationId }: ContributionsPlace, client: Client, { query, urlOf, statements }: BenchPaper): Promise<Ratio> {
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await contribute();
    const startedAt = performance.now();
    const { consultation } = await ask<{ consultation: Parameters<typeof urlOf>[0] }>(query, { id: consultationId });
    const response = await fetch(urlOf(consultation));
    if (!response.ok) throw new Problem(`A paper was refused: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    const readAt = performance.now();
    for (const statement of statements) await client.query(statement, [consultationId]);
    const endedAt = performance.now();
    if (round > 0) measured.push({ ours: (readAt - startedAt) / 1_000, theirs: (endedAt - readAt) / 1_000 });
  }
  return ratioOf(measured);
}
