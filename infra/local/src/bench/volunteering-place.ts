import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { UserPrincipal } from '@conect/auth';
import type { Client } from 'pg';
import { repositoryRoot } from '../local-settings';
import { step } from '../steps';
import { someone } from './service-asker';
import type { BenchStack } from './stack';

/** How much there is: one host with a long register, and others whose volunteers work more. */
export const volunteeringSizes = { hosts: 100, register: 10_000, contracts: 20_000, hourLogs: 1_000_000, certificates: 50_000, year: 2026 } as const;

const { hosts, register, contracts, hourLogs, certificates, year } = volunteeringSizes;
const batchSize = 5_000;
/** Under a contract of the long register somebody works on ten days, elsewhere on ninety. */
const registerDays = 10;
const otherDays = (hourLogs - register * registerDays) / (contracts - register);

/** What the written rows are asked by. */
export interface VolunteeringPlace {
  /** Decides for every host. */
  readonly coordinator: UserPrincipal;
  /** The first is the one with the long register. */
  readonly hostIds: readonly string[];
  /** By their place in the register. */
  readonly names: readonly string[];
  /** Codes of some certificates, spread over all of them, each with the name that it is about. */
  readonly codes: readonly { readonly code: string; readonly fullName: string }[];
}

/** The same id in every run, and in SQL: `md5(name)::uuid`. */
const idOf = (name: string): string => createHash('md5').update(name).digest('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

const nameOf = (place: number): string => `Mara ${['Ionescu', 'Popescu', 'Șerban', 'Țurcanu', 'Dănilă'][place % 5]} ${place}`;

/** Writes hosts, contracts, hours and certificates as their commands leave them. */
export async function fillVolunteering({ settings }: BenchStack, client: Client): Promise<VolunteeringPlace> {
  const coordinator = someone();
  await step(`${contracts} contracts of ${hosts} hosts`, () => writeContracts(client, coordinator.userId));
  const { createSealingKeys } = await built<{ createSealingKeys: (setting: string) => SealingKeys }>('service/crypto/sealing-keys.js');
  const { createCertificateSecrets } = await built<{ createCertificateSecrets: (secret: string) => CertificateSecrets }>('certificate/crypto/certificate-secrets.js');
  const keys = createSealingKeys(settings['VOLUNTEERING_IDENTITY_KEYS']!);
  await step(`${register} names, sealed`, () => writeNames(client, keys));
  await step(`${hourLogs} logs of hours`, () => writeHours(client));
  const codes = await step(`${certificates} certificates`, () => writeCertificates(client, createCertificateSecrets(settings['VOLUNTEERING_SECRET']!), keys));
  await client.query('VACUUM (ANALYZE) organization, opportunity, application, contract, contract_paper, contract_signature, contract_person, volunteer_profile, hour_log, certificate');
  return { coordinator, hostIds: numbersTo(hosts).map((host) => idOf(`host ${host}`)), names: numbersTo(register).map(nameOf), codes };
}

const numbersTo = (count: number): readonly number[] => Array.from({ length: count }, (_none, place) => place);

async function writeContracts(client: Client, coordinatorId: string): Promise<void> {
  for (const statement of [insertHosts, insertOpportunities, insertApplications, insertContracts, insertPapers, insertSignatures, insertProfiles]) await client.query(statement);
  await client.query(`INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) SELECT gen_random_uuid(), $1, 'VOLUNTEER_COORDINATOR', id, 1, now(), false FROM organization`, [coordinatorId]);
}

/** An index of a million rows is made much faster of all of them than with each. */
async function writeHours(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'hour_log' AND indexname <> 'hour_log_pkey'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${client.escapeIdentifier(name)}`);
  await client.query(insertHours);
  for (const { definition } of rows) await client.query(definition);
}

async function writeNames(client: Client, { seal }: SealingKeys): Promise<void> {
  await inBatches(client, register, insertNames, (place) => {
    const id = idOf(`contract ${place}`);
    const { keyId, bytes } = seal({ fullName: nameOf(place) }, `NAME:${id}`);
    return { id, keyId, bytes: bytes.toString('hex') };
  });
}

interface SealingKeys {
  readonly seal: (value: object, boundTo: string) => { readonly keyId: string; readonly bytes: Buffer };
}

interface CertificateSecrets {
  readonly newCodeHash: (id: string) => string;
  readonly codeOf: (certificate: { readonly id: string; readonly codeHash: string }) => string | null;
  readonly proofOf: (fullName: string) => { readonly salt: string; readonly hash: string };
}

async function writeCertificates(client: Client, secrets: CertificateSecrets, { seal }: SealingKeys): Promise<VolunteeringPlace['codes']> {
  const codes: VolunteeringPlace['codes'][number][] = [];
  await inBatches(client, certificates, insertCertificates, (place) => {
    const [id, fullName] = [idOf(`certificate ${place}`), nameOf(place % contracts)];
    const [codeHash, { salt, hash }, { keyId, bytes }] = [secrets.newCodeHash(id), secrets.proofOf(fullName), seal({ fullName }, `CERTIFICATE:${id}`)];
    if (place % 97 === 0) codes.push({ code: secrets.codeOf({ id, codeHash })!, fullName });
    return { id, place, codeHash, keyId, sealedName: bytes.toString('hex'), salt, hash };
  });
  return codes;
}

/** A module of volunteering as built: what it seals and hashes, nobody else can. */
const built = async <Module>(file: string): Promise<Module> => (await import(join(repositoryRoot, 'services', 'volunteering', 'dist', file))) as Module;

async function inBatches(client: Client, count: number, statement: string, rowOf: (place: number) => object): Promise<void> {
  for (let written = 0; written < count; written += batchSize) await client.query(statement, [JSON.stringify(numbersTo(batchSize).map((place) => rowOf(written + place)))]);
}

// Every contract of the long register is the first host's; the others take turns.
const hostOf = `CASE WHEN n < ${register} THEN 0 ELSE 1 + n % ${hosts - 1} END`;
const insertHosts = `INSERT INTO organization (id, status, legal_name, version, as_of) SELECT md5('host ' || n)::uuid, 'ACTIVE', 'Asociația ' || n, 1, now() FROM generate_series(0, ${hosts - 1}) n`;
const insertOpportunities = `
  INSERT INTO opportunity (id, version, organization_id, status, status_since, created_at, created_by, updated_at, published_at, title, description, volunteering_domains, domains, starts_on, ends_on,
    acceptance, places, taken_count, minimum_age, is_open_to_minors, has_night_work, accessibility, skills, languages, benefits, questions)
  SELECT id, 1, id, 'PUBLISHED', now(), now(), id, now(), now(), 'Plantăm o pădure', 'Puieți de stejar.', '{ENVIRONMENT}', '{E}', '${year}-01-01', '${year}-12-31',
    'AUTOMATIC', ${register}, 0, 16, true, false, '{}', '{}', '{ro}', '{}', '[]' FROM organization`;
const insertApplications = `
  INSERT INTO application (id, version, opportunity_id, organization_id, volunteer_id, status, status_since, answers, applied_at)
  SELECT md5('contract ' || n)::uuid, 1, host, host, md5('volunteer ' || n)::uuid, 'ENGAGED', now(), '[]', now()
  FROM generate_series(0, ${contracts - 1}) n CROSS JOIN LATERAL (SELECT md5('host ' || ${hostOf})::uuid AS host) hosts`;
const insertContracts = `
  INSERT INTO contract (id, version, organization_id, opportunity_id, application_id, volunteer_id, number, year, status, status_since, starts_on, ends_on, created_at, created_by)
  SELECT md5('contract ' || n)::uuid, 1, host, host, md5('contract ' || n)::uuid, md5('volunteer ' || n)::uuid, n + 1, ${year}, 'ACTIVE', now(), '${year}-01-01', '${year}-12-31', now(), host
  FROM generate_series(0, ${contracts - 1}) n CROSS JOIN LATERAL (SELECT md5('host ' || ${hostOf})::uuid AS host) hosts`;
const insertPapers = `
  INSERT INTO contract_paper (contract_id, revision, template_version, host_name, terms, sha256, written_at)
  SELECT id, 1, 1, 'Asociația', jsonb_build_object('activities', 'Plantare de puieți în pădurea Făget, parcela ' || number, 'schedule', 'Sâmbăta, 9–15', 'hoursPerWeek', 6), repeat('0', 64), now() FROM contract`;
const insertSignatures = `
  INSERT INTO contract_signature (id, contract_id, revision, party, signer_id, signed_at, session_id, assurance, authenticated_at, sha256)
  SELECT gen_random_uuid(), id, 1, party, CASE party WHEN 'HOST' THEN organization_id ELSE volunteer_id END, now(), 'session', 'PASSWORD', now(), repeat('0', 64) FROM contract, unnest(ARRAY['VOLUNTEER', 'HOST']) party`;
const insertProfiles = `
  INSERT INTO volunteer_profile (user_id, version, full_name, birth_date, updated_at) SELECT volunteer_id, 1, 'Mara ' || number, date '1950-01-01' + number % 20000, now() FROM contract`;
const insertNames = `
  INSERT INTO contract_person (owner_id, part, contract_id, key_id, bytes)
  SELECT id, 'NAME', id, "keyId", decode(bytes, 'hex') FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "keyId" text, bytes text)`;
// Nine of ten are approved; days lie in this year and the one before.
const insertHours = `
  INSERT INTO hour_log (id, version, contract_id, opportunity_id, organization_id, volunteer_id, day, minutes, status, status_since, activity, created_at, created_by)
  SELECT gen_random_uuid(), 1, id, opportunity_id, organization_id, volunteer_id, date '${year - 1}-07-01' + (number * 7 + n * 5) % 500, 60 + n % 300, CASE WHEN n % 10 = 9 THEN 'PENDING' ELSE 'APPROVED' END,
    now(), 'Plantare', now() + n * interval '1 second', volunteer_id
  FROM contract CROSS JOIN LATERAL generate_series(0, CASE WHEN number <= ${register} THEN ${registerDays - 1} ELSE ${otherDays - 1} END) n`;
const insertCertificates = `
  INSERT INTO certificate (id, version, organization_id, contract_id, volunteer_id, number, year, status, status_since, code_hash, sealed_name, name_key_id, name_salt, name_hash, contract_number, first_day, last_day,
    minutes, competences, created_at, created_by)
  SELECT given.id, 1, c.organization_id, c.id, c.volunteer_id, given.place + 1, ${year}, 'ISSUED', now(), decode("codeHash", 'hex'), decode("sealedName", 'hex'), "keyId", decode(salt, 'hex'), decode(hash, 'hex'),
    c.number || '/' || c.year, '${year}-01-10', '${year}-06-20', 630, '{ENTRECOMP_3_4,LIFECOMP_2_3}', now(), c.organization_id
  FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, place integer, "codeHash" text, "sealedName" text, "keyId" text, salt text, hash text) JOIN contract c ON c.id = md5('contract ' || given.place % ${contracts})::uuid`;
