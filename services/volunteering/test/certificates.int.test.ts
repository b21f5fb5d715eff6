import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { userErased } from '@conect/events';
import { aUser, waitFor } from '@conect/testing';
import { runCommand } from '../src/service/commands';
import { aContract, acceptedOf, aProfile, change, refusalsOf } from './contracts';
import { anEvent, startListeningVolunteering, type ListeningVolunteering } from './events';
import { anOrganization, idOf, memberOf, setClock, startVolunteering } from './volunteering';

let service: ListeningVolunteering;
let organizationId: string;
let ion: Principal;
let mara: Principal;
const identityKey = 'an-identity-key-of-tests-only-0123456789abcd';

beforeAll(async () => {
  service = await startListeningVolunteering({ VOLUNTEERING_IDENTITY_KEYS: identityKey });
  organizationId = await anOrganization(service);
  ion = await memberOf(service, organizationId, 'VOLUNTEER_COORDINATOR');
});
beforeEach(async () => {
  await setClock(service, '2026-05-20T09:00:00Z');
  mara = aUser();
});
afterAll(() => service?.stop());

interface SeenCertificate {
  readonly id: string;
  readonly number: string;
  readonly verificationCode: string;
  readonly verificationUrl: string;
}

const fields = `id number status issuedAt revokedAt revocationReason organization { id } contract { id } contractNumber volunteer { id } fullName firstDay lastDay minutes coordinatorName activitySummary
  competences { id framework area name } verificationCode verificationUrl viewerCan { revoke { allowed code } }`;
const mutate = (principal: Principal, operation: string, input: object) => change(service, principal, operation, { input, answer: `certificate { ${fields} }` });
const statement = { coordinatorName: 'Ion Radu', activitySummary: 'A plantat puieți de stejar.', competences: ['ENTRECOMP_3_4', 'LIFECOMP_2_3'] };
const issue = (contractId: string, changes: object = {}) => mutate(ion, 'issueCertificate', { contractId, ...statement, ...changes });
const workedBy = async (person: Principal, host = organizationId, coordinator = ion): Promise<string> => {
  const contractId = await aContract(service, { organizationId: host, volunteerId: idOf(person) });
  for (const [day, minutes] of [['2026-05-02', 360], ['2026-05-16', 270]] as const) acceptedOf(await change(service, coordinator, 'logHours', { input: { contractId, day, minutes, activity: 'Plantare' }, answer: 'hourLog { id }' }));
  return contractId;
};
const issued = async (person = mara): Promise<SeenCertificate> => {
  await aProfile(service, person);
  return acceptedOf<SeenCertificate>(await issue(await workedBy(person)));
};
const verify = async (code: string, fullName: string | null = null) => {
  const query = `query ($code: String!, $fullName: String) { verifyCertificate(code: $code, fullName: $fullName) { status number issuedOn revokedOn organization { id } firstDay lastDay minutes competences { id } initials nameMatches } }`;
  return (await service.ask<{ verifyCertificate: object | null }>(anonymous, query, { code, fullName })).data.verifyCertificate;
};
const written = async (id: string) => {
  const outbox = await service.sql<{ type: string; data: object }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS type, value::jsonb AS data FROM outbox WHERE key = $1 ORDER BY position`, [id]);
  const audit = await service.sql<{ action: string; changes: object }>('SELECT action, changes FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
  return { events: outbox.map(({ type }) => type), data: outbox.at(-1)?.data, audit };
};

/** Identity says that somebody is erased, and this service has heard it. */
const erase = (userId: string): Promise<void> => service.hears(anEvent(userErased, userId, { userId }));

/** Whether a transaction waits for a row that another one has locked. */
const isSomebodyWaiting = async () => (await service.sql('SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE datname = current_database() AND NOT granted')).length > 0;

describe('a certificate', () => {
  it('states the approved hours, to its parties alone, and verifies by its code for everybody', async () => {
    await aProfile(service, mara);
    const contractId = await workedBy(mara);
    acceptedOf(await change(service, mara, 'logHours', { input: { contractId, day: '2026-05-18', minutes: 60, activity: 'Plantare' }, answer: 'hourLog { id }' }));
    const key = { idempotencyKey: randomUUID() };
    const certificate = acceptedOf<SeenCertificate>(await issue(contractId, key));
    expect(acceptedOf<SeenCertificate>(await issue(contractId, key)).id).toBe(certificate.id);
    const { id, verificationCode: code, ...seen } = certificate;
    expect(seen).toMatchObject({
      status: 'ISSUED', organization: { id: organizationId }, contract: { id: contractId }, volunteer: { id: idOf(mara) }, fullName: 'Mara Ionescu-Pop', firstDay: '2026-05-02', lastDay: '2026-05-16', minutes: 630,
      coordinatorName: 'Ion Radu', competences: [{ id: 'ENTRECOMP_3_4', framework: 'ENTRECOMP', area: 'Into action', name: 'Working with others' }, { id: 'LIFECOMP_2_3' }], viewerCan: { revoke: { allowed: true } },
    });
    expect(seen.verificationUrl).toBe(`http://127.0.0.1:4005/certificates/${code}`);

    const seenBy = async (principal: Principal) => (await service.ask<{ volunteeringCertificate: SeenCertificate | null }>(principal, `query ($id: ID!) { volunteeringCertificate(id: $id) { ${fields} } }`, { id })).data.volunteeringCertificate;
    expect(await seenBy(mara)).toMatchObject({ verificationCode: code, viewerCan: { revoke: { code: 'FORBIDDEN' } } });
    for (const outsider of [anonymous, aUser(), await memberOf(service, organizationId, 'NGO_EDITOR'), await memberOf(service, await anOrganization(service))]) expect(await seenBy(outsider)).toBeNull();
    expect(await verify(code)).toEqual({
      status: 'VALID', number: seen.number, issuedOn: '2026-05-20', revokedOn: null, organization: { id: organizationId }, firstDay: '2026-05-02', lastDay: '2026-05-16', minutes: 630,
      competences: [{ id: 'ENTRECOMP_3_4' }, { id: 'LIFECOMP_2_3' }], initials: 'M. I. P.', nameMatches: null,
    });
    expect(await verify(code.toLowerCase().replaceAll('-', ' '), 'IONESCU POP Mara')).toMatchObject({ nameMatches: true });
    expect(await verify(code, 'Maria Ionescu')).toMatchObject({ nameMatches: false });
    const { events, data, audit } = await written(id);
    expect(events).toEqual(['CertificateIssued']);
    expect(data).toEqual({ certificateId: id, contractId, organizationId, volunteerId: idOf(mara), number: seen.number, minutes: 630 });
    expect(JSON.stringify(audit)).not.toMatch(/Mara|Radu|stejar/);
  });

  it('is not found by a code with any letter changed, nor by a part of it', async () => {
    const { verificationCode: code } = await issued();
    for (let place = 0; place < code.length; place += 1) {
      if (code[place] === '-') continue;
      expect(await verify(`${code.slice(0, place)}${code[place] === 'Z' ? 'Y' : 'Z'}${code.slice(place + 1)}`)).toBeNull();
    }
    for (const text of ['', code.slice(0, -1), code.slice(5), '0000-0000-0000-0000-0000-0000-0000', 'x'.repeat(1_000)]) expect(await verify(text)).toBeNull();
  });

  it('is revoked once, and verifies as revoked from then on', async () => {
    const { id, verificationCode: code } = await issued();
    expect(refusalsOf(await mutate(mara, 'revokeCertificate', { certificateId: id, reason: 'x' }))).toEqual([['FORBIDDEN', null]]);
    for (const principal of [aUser(), await memberOf(service, await anOrganization(service))]) expect(refusalsOf(await mutate(principal, 'revokeCertificate', { certificateId: id, reason: 'x' }))).toEqual([['NOT_FOUND', 'certificateId']]);
    expect(refusalsOf(await mutate(ion, 'revokeCertificate', { certificateId: id, reason: '' }))).toEqual([['BAD_USER_INPUT', 'reason']]);
    await setClock(service, '2026-05-31T21:30:00Z');
    expect(acceptedOf(await mutate(ion, 'revokeCertificate', { certificateId: id, reason: 'Orele erau ale altcuiva.' }))).toMatchObject({ status: 'REVOKED', revocationReason: 'Orele erau ale altcuiva.' });
    expect(refusalsOf(await mutate(ion, 'revokeCertificate', { certificateId: id, reason: 'x' }))).toEqual([['INVALID_STATE', null]]);
    expect(await verify(code)).toMatchObject({ status: 'REVOKED', revokedOn: '2026-06-01', minutes: 630 });
    expect((await written(id)).events).toEqual(['CertificateIssued', 'CertificateRevoked']);
  });

  it('needs approved hours, a contract in force, a name, and a host that stands', async () => {
    await aProfile(service, mara);
    const contractId = await aContract(service, { organizationId, volunteerId: idOf(mara) });
    expect(refusalsOf(await issue(contractId))).toEqual([['INVALID_STATE', 'contractId']]);
    const pending = acceptedOf<{ id: string }>(await change(service, mara, 'logHours', { input: { contractId, day: '2026-05-18', minutes: 60, activity: 'Plantare' }, answer: 'hourLog { id }' }));
    expect(refusalsOf(await issue(contractId))).toEqual([['INVALID_STATE', 'contractId']]);
    acceptedOf(await change(service, ion, 'approveHours', { input: { hourLogIds: [pending.id] }, answer: 'hourLogs { id }' }));
    expect(refusalsOf(await issue(contractId, { competences: ['x'], activitySummary: '' }))).toEqual([['BAD_USER_INPUT', 'activitySummary'], ['BAD_USER_INPUT', 'competences.0']]);
    expect(refusalsOf(await mutate(mara, 'issueCertificate', { contractId, ...statement }))).toEqual([['FORBIDDEN', null]]);
    expect(refusalsOf(await mutate(aUser(), 'issueCertificate', { contractId, ...statement }))).toEqual([['NOT_FOUND', 'contractId']]);

    expect(refusalsOf(await issue(await workedBy(aUser())))).toEqual([['CERTIFICATE_WITHOUT_NAME', 'contractId']]);
    const host = await anOrganization(service);
    const admin = await memberOf(service, host);
    const elsewhere = await workedBy(mara, host, admin);
    for (const [status, code] of [['SUSPENDED', 'ORG_SUSPENDED'], ['DEREGISTERED', 'ORG_NOT_ACTIVE']] as const) {
      await service.sql('UPDATE organization SET status = $2 WHERE id = $1', [host, status]);
      expect(refusalsOf(await mutate(admin, 'issueCertificate', { contractId: elsewhere, ...statement }))).toEqual([[code, 'contractId']]);
    }
  });

  it('has a number of its organization and year without gaps, however many are issued at once', async () => {
    const host = await anOrganization(service);
    const admin = await memberOf(service, host);
    await aProfile(service, mara);
    const contractId = await workedBy(mara, host, admin);
    const give = async (changes: object = {}) => mutate(admin, 'issueCertificate', { contractId, ...statement, ...changes });
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, index) => give(index % 3 === 2 ? { activitySummary: '' } : {})));
    const numbers = outcomes.flatMap(({ certificate }) => (certificate === null ? [] : [(certificate as SeenCertificate).number]));
    expect(numbers.sort()).toEqual(['1/2026', '2/2026', '3/2026', '4/2026']);
    await setClock(service, '2026-12-31T22:00:00Z');
    expect(acceptedOf<SeenCertificate>(await give()).number).toBe('1/2027');
  });

  it('verifies after its volunteer is erased, with no name', async () => {
    const { id, verificationCode: code } = await issued();
    await erase(idOf(mara));
    expect(await verify(code, 'Mara Ionescu-Pop')).toMatchObject({ status: 'VALID', minutes: 630, initials: null, nameMatches: true });
    const [row] = await service.sql<{ row: string }>('SELECT certificate::text AS row FROM certificate WHERE id = $1', [id]);
    expect(row!.row).not.toMatch(/Mara|Radu|stejar/);
    expect((await service.sql('SELECT 1 FROM certificate WHERE id = $1 AND sealed_name IS NULL', [id])).length).toBe(1);
    expect((await service.sql(`SELECT sum(minutes)::int AS minutes FROM hour_log WHERE volunteer_id = $1 AND activity IS NULL`, [idOf(mara)]))[0]).toEqual({ minutes: 630 });
  });

  it('that was revoked keeps that it was when its volunteer is erased, and not what the host wrote of him', async () => {
    const { id, verificationCode: code } = await issued();
    acceptedOf(await mutate(ion, 'revokeCertificate', { certificateId: id, reason: 'Mara nu a fost acolo.' }));
    await erase(idOf(mara));
    expect(await verify(code)).toMatchObject({ status: 'REVOKED', revokedOn: '2026-05-20', initials: null });
    expect(await service.sql('SELECT status, status_reason FROM certificate WHERE id = $1', [id])).toEqual([{ status: 'REVOKED', status_reason: null }]);
  });

  it('is read, verified and its volunteer erased after the secret was changed and the keys of names were rotated', async () => {
    const olderKey = 'an-older-key-of-tests-only-0123456789abcdef';
    const before = await startVolunteering({ VOLUNTEERING_DATABASE_URL: service.databaseUrl, VOLUNTEERING_SECRET: 'an-earlier-secret-of-tests-only-0123456789ab', VOLUNTEERING_IDENTITY_KEYS: olderKey });
    await aProfile(service, mara);
    const { id, verificationCode: code } = acceptedOf<SeenCertificate>(await change(before, ion, 'issueCertificate', { input: { contractId: await workedBy(mara), ...statement }, answer: `certificate { ${fields} }` }));
    await before.stop();
    const rotate = () => runCommand(['rotate-identity-keys'], { VOLUNTEERING_DATABASE_URL: service.databaseUrl, VOLUNTEERING_IDENTITY_KEYS: `${identityKey},${olderKey}` });
    expect(await rotate()).toMatchObject({ done: true, text: expect.stringContaining('1 names on certificates') as string });
    expect(await rotate()).toMatchObject({ done: true, text: expect.stringContaining('0 names on certificates') as string });

    const { data } = await service.ask<{ volunteeringCertificate: object }>(mara, `query ($id: ID!) { volunteeringCertificate(id: $id) { ${fields} } }`, { id });
    expect(data.volunteeringCertificate).toMatchObject({ fullName: 'Mara Ionescu-Pop', verificationCode: null, verificationUrl: null });
    expect(await verify(code, 'Mara Ionescu-Pop')).toMatchObject({ status: 'VALID', minutes: 630, initials: 'M. I. P.', nameMatches: false });
    await erase(idOf(mara));
    expect(await verify(code)).toMatchObject({ status: 'VALID', minutes: 630, initials: null });
    expect(await service.sql('SELECT sealed_name, name_key_id FROM certificate WHERE id = $1', [id])).toEqual([{ sealed_name: null, name_key_id: null }]);
  });

  it('leaves nothing of what was done in hours that were being entered when the erasure came', async () => {
    const contractId = await workedBy(mara);
    const entering = await service.connect();
    try {
      await entering.query('BEGIN');
      await entering.query('SELECT FROM contract WHERE id = $1 FOR UPDATE', [contractId]);
      await entering.query(
        `INSERT INTO hour_log (id, version, contract_id, opportunity_id, organization_id, volunteer_id, day, minutes, activity, status, status_since, created_at, created_by)
         SELECT gen_random_uuid(), 1, id, opportunity_id, organization_id, volunteer_id, '2026-05-17', 60, 'Plantare cu Mara', 'APPROVED', now(), now(), $2 FROM contract WHERE id = $1`,
        [contractId, idOf(ion)],
      );
      let isErased = false;
      const erased = erase(idOf(mara)).then(() => (isErased = true));
      await waitFor(async () => isErased || isSomebodyWaiting(), { describe: 'the erasure to wait for the hours, or not to' });
      await entering.query('COMMIT');
      await erased;
    } finally {
      entering.release();
    }
    expect(await service.sql('SELECT day::text, activity FROM hour_log WHERE volunteer_id = $1 ORDER BY day', [idOf(mara)])).toEqual(['2026-05-02', '2026-05-16', '2026-05-17'].map((day) => ({ day, activity: null })));
  });
});

describe('the page of a certificate', () => {
  const page = async (code: string, language: string) => {
    const response = await fetch(`${service.address}/certificates/${encodeURIComponent(code)}`, { headers: { 'accept-language': language } });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('says in Romanian or English what the code says, without a script', async () => {
    const { id, number, verificationCode: code } = await issued();
    const romanian = await page(code, 'fr, ro;q=0.5');
    expect(romanian.status).toBe(200);
    expect(romanian.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    for (const part of ['<html lang="ro">', '<h1>Certificat de voluntariat valabil</h1>', `<dd>${number}</dd>`, '<dd>Asociația Țarnița Verde</dd>', '<dd>2 mai 2026 – 16 mai 2026</dd>', '<dd>10 ore și 30 de minute</dd>', '<dd>M. I. P.</dd>', 'Lucrul cu ceilalți']) expect(romanian.text).toContain(part);
    expect(romanian.text).not.toMatch(/<script|Ionescu|Radu/);
    acceptedOf(await mutate(ion, 'revokeCertificate', { certificateId: id, reason: 'Taină.' }));
    const english = await page(code, 'en');
    for (const part of ['<html lang="en">', '<h1>Revoked volunteering certificate</h1>', 'The organization revoked the certificate on 20 May 2026.', '10 hours and 30 minutes']) expect(english.text).toContain(part);
    expect(english.text).not.toContain('Taină');
  });

  it('says of what is no code that it is none', async () => {
    for (const code of ['x', '0000-0000-0000-0000-0000-0000-0000', '<b>']) {
      const answer = await page(code, 'ro');
      expect([answer.status, answer.text.includes('Cod necunoscut'), answer.text.includes('<b>')]).toEqual([404, true, false]);
    }
  });
});

describe('the record of a volunteer', () => {
  const parts = ['NAME', 'CONTRACTS', 'HOURS', 'CERTIFICATES'];
  const record = `contracts { organization { id } number startsOn endsOn } hours { organization { id } year minutes } certificates { number status }`;
  const shareFields = 'id includes expiresOn isActive revokedAt url';
  const share = (principal: Principal, operation: string, input: object) => change(service, principal, operation, { input, answer: `recordShare { ${shareFields} }` });
  const entity = async <Seen>(principal: Principal, type: string, id: string, wanted: string): Promise<Seen | null> => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { volunteering { ${wanted} } } } }`;
    return (await service.ask<{ _entities: readonly { volunteering: Seen | null }[] }>(principal, query, { of: [{ __typename: type, id }] })).data._entities[0]!.volunteering;
  };
  const behind = async (token: string) => (await service.ask<{ sharedVolunteeringRecord: object | null }>(anonymous, `query ($token: String!) { sharedVolunteeringRecord(token: $token) { fullName expiresOn ${record} } }`, { token })).data.sharedVolunteeringRecord;

  it('holds what was done with all organizations, for the person alone', async () => {
    const [host, holder] = [await anOrganization(service), await issued()];
    const admin = await memberOf(service, host);
    await workedBy(mara, host, admin);
    await aContract(service, { organizationId: host, volunteerId: idOf(mara), status: 'CANCELLED' });
    const seen = await entity<{ contracts: readonly object[]; hours: readonly object[] }>(mara, 'User', idOf(mara), `minutes ${record}`);
    expect(seen).toMatchObject({ minutes: 1_260, certificates: [{ number: holder.number, status: 'ISSUED' }] });
    expect(seen!.contracts).toHaveLength(2);
    expect([...seen!.hours].sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))).toEqual(
      [organizationId, host].sort().map((id) => ({ organization: { id }, year: 2026, minutes: 630 })),
    );
    for (const other of [ion, aUser(), anonymous]) expect(await entity(other, 'User', idOf(mara), 'minutes')).toBeNull();
    expect(await entity(anonymous, 'Organization', host, 'year volunteerCount minutes certificateCount')).toEqual([{ year: 2026, volunteerCount: 1, minutes: 630, certificateCount: 0 }]);
  });

  it('is shared by a link that shows what it names until its last day, or until it is taken back', async () => {
    const { number } = await issued();
    const key = { idempotencyKey: randomUUID() };
    const made = acceptedOf<{ id: string; url: string }>(await share(mara, 'createRecordShare', { expiresOn: '2026-06-01', includes: parts, ...key }));
    expect(acceptedOf(await share(mara, 'createRecordShare', { expiresOn: '2026-06-01', includes: parts, ...key }))).toEqual(made);
    expect(made).toMatchObject({ includes: parts, isActive: true, revokedAt: null });
    const token = made.url.split('/').at(-1)!;
    expect(await behind(token)).toEqual({
      fullName: 'Mara Ionescu-Pop', expiresOn: '2026-06-01', contracts: [{ organization: { id: organizationId }, number: expect.any(String), startsOn: '2026-05-01', endsOn: '2026-06-30' }],
      hours: [{ organization: { id: organizationId }, year: 2026, minutes: 630 }], certificates: [{ number, status: 'VALID' }],
    });
    const page = async () => fetch(`${service.address}/records/${token}`, { headers: { 'accept-language': 'en' } });
    const text = await (await page()).text();
    for (const part of ['Volunteering record: Mara Ionescu-Pop', '<dt>Asociația Țarnița Verde</dt><dd>2026: 10 hours and 30 minutes</dd>', `certificate ${number}, 10 hours and 30 minutes, valid`]) expect(text).toContain(part);

    const hoursOnly = acceptedOf<{ url: string }>(await share(mara, 'createRecordShare', { expiresOn: '2026-06-01', includes: ['HOURS'] }));
    expect(await behind(hoursOnly.url.split('/').at(-1)!)).toMatchObject({ fullName: null, contracts: null, certificates: null, hours: [{ minutes: 630 }] });
    await setClock(service, '2026-06-01T20:59:00Z');
    expect(await behind(token)).not.toBeNull();
    await setClock(service, '2026-06-01T21:00:00Z');
    expect([await behind(token), (await page()).status]).toEqual([null, 404]);
    await setClock(service, '2026-05-20T09:00:00Z');
    expect(refusalsOf(await share(ion, 'revokeRecordShare', { recordShareId: made.id }))).toEqual([['NOT_FOUND', 'recordShareId']]);
    expect(acceptedOf(await share(mara, 'revokeRecordShare', { recordShareId: made.id }))).toMatchObject({ isActive: false, url: null, revokedAt: expect.any(String) });
    expect(refusalsOf(await share(mara, 'revokeRecordShare', { recordShareId: made.id }))).toEqual([['INVALID_STATE', null]]);
    expect([await behind(token), await behind('x'), (await page()).status]).toEqual([null, null, 404]);
    expect((await written(made.id)).events).toEqual(['RecordShareCreated', 'RecordShareRevoked']);
    expect(JSON.stringify((await written(made.id)).audit)).not.toContain(token);
  });

  it('has ten links at most that work, however many are made at once', async () => {
    expect(refusalsOf(await share(mara, 'createRecordShare', { expiresOn: '2026-06-01', includes: ['HOURS'] }))).toEqual([['PROFILE_INCOMPLETE', null]]);
    await aProfile(service, mara);
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => share(mara, 'createRecordShare', { expiresOn: '2026-06-01', includes: ['HOURS'] })));
    expect(outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['TOO_MANY_SHARES', 'TOO_MANY_SHARES']);
  });

  it('is counted for its host in bands of age of which none under five people is shown', async () => {
    const host = await anOrganization(service);
    const admin = await memberOf(service, host);
    for (const [count, birthDate] of [[9, '2004-05-21'], [7, '1990-01-01'], [2, '1950-01-01']] as const) {
      for (let person = 0; person < count; person += 1) {
        const volunteer = aUser();
        await aProfile(service, volunteer, 'Cineva', birthDate);
        await aContract(service, { organizationId: host, volunteerId: idOf(volunteer) });
      }
    }
    await service.sql(
      `INSERT INTO hour_log (id, version, contract_id, opportunity_id, organization_id, volunteer_id, day, minutes, status, status_since, created_at, created_by)
       SELECT gen_random_uuid(), 1, id, opportunity_id, organization_id, volunteer_id, '2026-05-02', 90, CASE WHEN n = 1 THEN 'APPROVED' ELSE 'PENDING' END, now(), now(), volunteer_id FROM contract, generate_series(1, 2) n WHERE organization_id = $1`,
      [host],
    );
    await service.sql(`UPDATE contract SET status = 'TERMINATED' WHERE id IN (SELECT id FROM contract WHERE organization_id = $1 ORDER BY id LIMIT 3)`, [host]);
    const ask = async (principal: Principal) =>
      (await service.ask<{ volunteeringDashboard: object | null }>(principal, `query ($id: ID!) { volunteeringDashboard(organizationId: $id) { year minutes pendingMinutes volunteerCount activeContractCount endedContractCount endedEarlyCount dropOutShare ageBands { band people } } }`, { id: host })).data.volunteeringDashboard;
    expect(await ask(admin)).toEqual({
      year: 2026, minutes: 18 * 90, pendingMinutes: 18 * 90, volunteerCount: 18, activeContractCount: 15, endedContractCount: 3, endedEarlyCount: 3, dropOutShare: 1,
      ageBands: [
        { band: 'UNDER_18', people: null }, { band: 'FROM_18_TO_25', people: 9 }, { band: 'FROM_26_TO_35', people: null }, { band: 'FROM_36_TO_50', people: null }, { band: 'FROM_51_TO_65', people: null },
        { band: 'OVER_65', people: null },
      ],
    });
    for (const other of [ion, await memberOf(service, host, 'NGO_EDITOR'), anonymous]) expect(await ask(other)).toBeNull();
  });
});
