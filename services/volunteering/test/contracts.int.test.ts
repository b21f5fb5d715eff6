import { createHash, randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { userErased } from '@conect/events';
import { aUser, statementsWith } from '@conect/testing';
import { createSealingKeys } from '../src/service/crypto/sealing-keys';
import { rotateSealedPeople } from '../src/contract/database/people-vault';
import { createVolunteeringDataSource } from '../src/service/database/data-source';
import { acceptedContract, aContractOf, aHost, anAccepted, anActiveContract, changeContract, contractFields, contractRefusals, contractSeenBy, detailsOf, type Host } from './contract-examples';
import { anEvent, startListeningVolunteering, type ListeningVolunteering } from './events';
import { idOf, memberOf, setClock } from './volunteering';

const lookupSecret = 'a-lookup-secret-of-tests-only-0123456789abcd';
const identityKey = 'an-identity-key-of-tests-only-0123456789abcd';

let service: ListeningVolunteering;
let host: Host;

beforeAll(async () => {
  service = await startListeningVolunteering({ VOLUNTEERING_LOOKUP_SECRET: lookupSecret, VOLUNTEERING_IDENTITY_KEYS: identityKey, VOLUNTEERING_IDENTITY_RETENTION_DAYS: '1095' });
});
afterAll(() => service?.stop());
beforeEach(async () => {
  await setClock(service, '2026-03-10T08:00:00Z');
  host = await aHost(service);
});

const change = (principal: Principal, operation: string, input: object) => changeContract(service, principal, operation, input);
const seenBy = async (principal: Principal, id: string) => (await contractSeenBy(service, principal, id))!;
const written = async (id: string) => {
  const outbox = await service.sql<{ type: string; data: object }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS type, value::jsonb AS data FROM outbox WHERE key = $1 ORDER BY position`, [id]);
  const audit = await service.sql<{ action: string; changes: object }>('SELECT action, changes FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
  return { events: outbox.map(({ type }) => type), audit: audit.map(({ action }) => action), said: JSON.stringify([outbox, audit]) };
};
const statusOf = async (id: string) => (await service.sql<{ status: string }>('SELECT status FROM contract WHERE id = $1', [id]))[0]!.status;
const proposalsOf = async (id: string) => (await service.sql<{ status: string }>('SELECT status FROM contract_renegotiation WHERE contract_id = $1 ORDER BY revision', [id])).map(({ status }) => status);

/** The register of the host's year, or the code of the refusal. */
async function register(principal: Principal, page = ''): Promise<unknown> {
  const query = `query ($id: ID!) { volunteerRegister(organizationId: $id, year: 2026${page === '' ? '' : `, ${page}`}) { totalCount nodes { number volunteerName startsOn endsOn activities status recordedAt contract { id } } } }`;
  const { data, errors } = await service.ask<{ volunteerRegister: { nodes: object[] } | null }>(principal, query, { id: host.organizationId });
  return errors === undefined ? data.volunteerRegister!.nodes : errors[0]!.extensions['code'];
}

describe('a contract of an adult', () => {
  it('is drawn up, completed by the volunteer, signed by both, and stands in the register', async () => {
    const { mara, applicationId } = await anAccepted(service, host);
    const key = { idempotencyKey: randomUUID() };
    const drawnUp = acceptedContract(await change(host.ion, 'generateContract', { ...aContractOf(applicationId, host.ion), ...key }));
    expect(acceptedContract(await change(host.ion, 'generateContract', { ...aContractOf(applicationId, host.ion), ...key })).id).toBe(drawnUp.id);
    expect(drawnUp).toMatchObject({ number: '1/2026', status: 'DRAFT', sha256: null, text: null, volunteerDetails: null, signatures: [], viewerCan: { cancel: { allowed: true }, sign: { code: 'FORBIDDEN' } } });

    const { id } = drawnUp;
    const completed = acceptedContract(await change(mara, 'provideContractDetails', detailsOf(id)));
    expect(completed).toMatchObject({ status: 'PENDING_VOLUNTEER', volunteerDetails: { fullName: 'Mara Ștefănescu', identityCard: { number: '123456' } } });
    const corrected = acceptedContract(await change(mara, 'provideContractDetails', detailsOf(id, { phone: '0722123457' })));
    expect(corrected.sha256).not.toBe(completed.sha256);
    expect(corrected.text!.map(({ text }) => text).join('\n')).toContain('Mara Ștefănescu');

    const sign = (principal: Principal, operation: string, sha256: string | null) => change(principal, operation, { contractId: id, sha256 });
    expect(contractRefusals(await sign(mara, 'signContract', completed.sha256))).toEqual([['CONFLICT', 'sha256']]);
    expect(contractRefusals(await sign(host.ion, 'countersignContract', corrected.sha256))).toEqual([['INVALID_STATE', null]]);
    expect(acceptedContract(await sign(mara, 'signContract', corrected.sha256)).status).toBe('PENDING_HOST');
    expect(contractRefusals(await change(mara, 'provideContractDetails', detailsOf(id)))).toEqual([['INVALID_STATE', null]]);
    const active = acceptedContract(await sign(host.ion, 'countersignContract', corrected.sha256));
    expect(active).toMatchObject({ status: 'ACTIVE', application: { status: 'ENGAGED' }, signatures: [{ party: 'VOLUNTEER', sha256: corrected.sha256, assurance: 'PASSWORD', document: null }, { party: 'HOST' }] });
    expect(await service.sql('SELECT status FROM application WHERE id = $1', [applicationId])).toEqual([{ status: 'ENGAGED' }]);

    const { events, audit, said } = await written(id);
    expect(events).toEqual(['ContractGenerated', 'ContractDetailsProvided', 'ContractDetailsProvided', 'ContractSigned', 'ContractActivated']);
    expect(audit).toEqual(['generateContract', 'provideContractDetails', 'provideContractDetails', 'signContract', 'countersignContract']);
    expect(said).not.toMatch(/Mara|123456|Horea|Șerban|Țurcanu/);
    const [signature] = await service.sql('SELECT signer_id, session_id FROM contract_signature WHERE contract_id = $1 ORDER BY signed_at LIMIT 1', [id]);
    expect(signature).toEqual({ signer_id: idOf(mara), session_id: mara.kind === 'USER' ? mara.sessionId : '' });
  });

  it('is known to its two parties alone', async () => {
    const { id, mara } = await anActiveContract(service, host);
    expect((await seenBy(mara, id)).status).toBe('ACTIVE');
    for (const other of [anonymous, aUser(), await memberOf(service, host.organizationId, 'NGO_EDITOR'), await memberOf(service, null, 'SGG_ADMIN'), (await aHost(service)).ion]) {
      expect(await contractSeenBy(service, other, id)).toBeNull();
      if (other.kind === 'USER') expect(contractRefusals(await change(other, 'terminateContract', { contractId: id }))).toEqual([['NOT_FOUND', 'contractId']]);
    }
    expect(contractRefusals(await change(mara, 'terminateContract', { contractId: 'x' }))).toEqual([['BAD_USER_INPUT', 'contractId']]);
  });

  it('says of every refusal what is wrong', async () => {
    const { mara, applicationId } = await anAccepted(service, host);
    const generate = (changes: object, principal = host.ion) => change(principal, 'generateContract', aContractOf(applicationId, host.ion, changes));
    expect(contractRefusals(await generate({ startsOn: '2026-03-09', activities: 'CNP 1960229410012' }))).toEqual([['BAD_USER_INPUT', 'startsOn'], ['PERSONAL_NUMBER', 'activities']]);
    expect(contractRefusals(await generate({ coordinatorUserId: idOf(mara) }))).toEqual([['BAD_USER_INPUT', 'coordinatorUserId']]);
    expect(contractRefusals(await generate({ applicationId: randomUUID() }))).toEqual([['NOT_FOUND', 'applicationId']]);
    expect(contractRefusals(await generate({}, await memberOf(service, host.organizationId, 'NGO_EDITOR')))).toEqual([['NOT_FOUND', 'applicationId']]);
    expect(contractRefusals(await generate({}, mara))).toEqual([['FORBIDDEN', null]]);
    await service.sql(`UPDATE organization SET status = 'SUSPENDED' WHERE id = $1`, [host.organizationId]);
    expect(contractRefusals(await generate({}))).toEqual([['ORG_SUSPENDED', 'applicationId']]);
    await service.sql(`UPDATE organization SET status = 'ACTIVE' WHERE id = $1`, [host.organizationId]);

    const { id } = acceptedContract(await generate({}));
    expect(contractRefusals(await generate({ startsOn: '2026-06-30', endsOn: '2026-07-31' }))).toEqual([['CONTRACT_OVERLAP', 'startsOn']]);
    expect(acceptedContract(await generate({ startsOn: '2026-07-01', endsOn: '2026-07-31' })).number).toBe('2/2026');
    await service.sql('DELETE FROM volunteer_profile WHERE user_id = $1', [idOf(mara)]);
    expect(contractRefusals(await change(mara, 'provideContractDetails', detailsOf(id)))).toEqual([['PROFILE_INCOMPLETE', null]]);
    expect(contractRefusals(await change(host.ion, 'provideContractDetails', detailsOf(id)))).toEqual([['FORBIDDEN', null]]);
    expect(contractRefusals(await change(host.ion, 'rejectContract', { contractId: id }))).toEqual([['FORBIDDEN', null]]);
    expect(contractRefusals(await change(mara, 'rejectContract', { contractId: id, reason: '1960229410012' }))).toEqual([['PERSONAL_NUMBER', 'reason']]);
    expect(acceptedContract(await change(mara, 'rejectContract', { contractId: id, reason: 'Plec.' }))).toMatchObject({ status: 'REJECTED', statusReason: 'Plec.' });
  });

  it('has numbers without gaps, whoever draws them up at the same time', async () => {
    const accepted = await Promise.all(Array.from({ length: 8 }, () => anAccepted(service, host)));
    const drawnUp = await Promise.all(accepted.map(({ applicationId }) => change(host.ion, 'generateContract', aContractOf(applicationId, host.ion))));
    expect(drawnUp.map((payload) => Number(acceptedContract(payload).number.split('/')[0])).sort((one, two) => one - two)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);

    const { applicationId } = await anAccepted(service, host);
    const rivals = await Promise.all([1, 2, 3].map(() => change(host.ion, 'generateContract', aContractOf(applicationId, host.ion))));
    expect(rivals.map(({ contract }) => contract?.number ?? null).filter((number) => number !== null)).toEqual(['9/2026']);
    expect(rivals.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['CONTRACT_OVERLAP', 'CONTRACT_OVERLAP']);
  });

  it('is not signed for somebody who has no place any more', async () => {
    const { mara, applicationId } = await anAccepted(service, host);
    const { id } = acceptedContract(await change(host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
    const { sha256 } = acceptedContract(await change(mara, 'provideContractDetails', detailsOf(id)));
    acceptedContract(await change(mara, 'signContract', { contractId: id, sha256 }));
    await service.sql(`UPDATE application SET status = 'WITHDRAWN' WHERE id = $1`, [applicationId]);
    expect((await seenBy(host.ion, id)).viewerCan['countersign']).toEqual({ allowed: false, code: 'INVALID_STATE' });
    expect(contractRefusals(await change(host.ion, 'countersignContract', { contractId: id, sha256 }))).toEqual([['INVALID_STATE', null]]);
    expect(acceptedContract(await change(host.ion, 'cancelContract', { contractId: id })).status).toBe('CANCELLED');
  });

  it('can be signed on a paper that is uploaded', async () => {
    const { mara, applicationId } = await anAccepted(service, host);
    const { id } = acceptedContract(await change(host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
    const { sha256 } = acceptedContract(await change(mara, 'provideContractDetails', detailsOf(id)));
    const signedDocumentId = await upload(mara);
    const sign = (documentId: string) => change(mara, 'signContract', { contractId: id, sha256, signedDocumentId: documentId });
    expect(contractRefusals(await sign(await upload(host.ion)))).toEqual([['BAD_USER_INPUT', 'signedDocumentId']]);
    expect(acceptedContract(await sign(signedDocumentId)).signatures).toEqual([{ party: 'VOLUNTEER', sha256, revision: 1, assurance: 'PASSWORD', document: { fileName: 'contract.pdf' } }]);
  });
});

/** A whole PDF of its own, so that no two are the same document. */
const aPdf = (): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n% ${randomUUID()}\n` +
      'trailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n0\n%%EOF\n',
  );

async function upload(principal: Principal): Promise<string> {
  const bytes = aPdf();
  const input = { fileName: 'contract.pdf', mediaType: 'application/pdf', byteLength: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), purpose: 'SIGNED_CONTRACT' };
  const query = 'mutation ($input: RequestVolunteeringDocumentUploadInput!) { requestVolunteeringDocumentUpload(input: $input) { upload { documentId url method headers { name value } } userErrors { code } } }';
  interface Upload {
    readonly documentId: string;
    readonly url: string;
    readonly method: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
  }
  const { data } = await service.ask<{ requestVolunteeringDocumentUpload: { upload: Upload } }>(principal, query, { input });
  const { documentId, url, method, headers } = data.requestVolunteeringDocumentUpload.upload;
  const response = await fetch(url.replace(/^https?:\/\/[^/]+/, service.address), { method, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
  expect(response.status).toBe(200);
  return documentId;
}

describe('the end of a contract', () => {
  it('comes by notice, 15 days of which the first is the day after', async () => {
    const { id, mara } = await anActiveContract(service, host);
    await setClock(service, '2026-05-04T20:30:00Z');
    const noticed = acceptedContract(await change(mara, 'terminateContract', { contractId: id, reason: 'Mă mut.' }));
    expect(noticed).toMatchObject({ status: 'NOTICE_GIVEN', noticeGivenOn: '2026-05-04', statusReason: 'Mă mut.', noticeTerm: { at: '2026-05-19T21:00:00.000Z', passed: false } });
    expect(contractRefusals(await change(host.ion, 'terminateContract', { contractId: id }))).toEqual([['INVALID_STATE', null]]);

    await setClock(service, '2026-05-19T20:59:00Z');
    await service.runJob('end-contracts');
    expect(await statusOf(id)).toBe('NOTICE_GIVEN');
    await setClock(service, '2026-05-19T21:01:00Z');
    await service.runJob('end-contracts');
    expect(await statusOf(id)).toBe('TERMINATED');
    expect((await written(id)).events.at(-1)).toBe('ContractTerminated');
  });

  it('comes with its last day, for one in force and for one that was never signed', async () => {
    const { id } = await anActiveContract(service, host);
    const { applicationId } = await anAccepted(service, host);
    const unsigned = acceptedContract(await change(host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
    await setClock(service, '2026-06-30T21:01:00Z');
    await service.runJob('end-contracts');
    expect([await statusOf(id), await statusOf(unsigned.id)]).toEqual(['EXPIRED', 'CANCELLED']);
  });

  it('is not reached by other terms, which the other side accepts or lets lapse', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const terms = { activities: 'Udarea puieților.', schedule: 'Duminica', hoursPerWeek: 3 };
    const proposed = acceptedContract(await change(mara, 'renegotiateContract', { contractId: id, reason: 'Secetă.', terms }));
    expect(proposed).toMatchObject({ status: 'ACTIVE', revision: 1, renegotiation: { status: 'PROPOSED', answerTerm: { at: '2026-03-25T22:00:00.000Z' } } });
    expect(proposed.signatures).toHaveLength(2);
    const { sha256, text } = proposed.renegotiation!;
    expect(text!.map((block) => block.text).join('\n')).toContain('Udarea puieților.');
    const answer = (principal: Principal, accept: boolean, hash = sha256) => change(principal, 'answerRenegotiation', { contractId: id, accept, sha256: hash });
    expect(contractRefusals(await answer(mara, true))).toEqual([['FORBIDDEN', null]]);
    expect(contractRefusals(await answer(host.ion, true, '0'.repeat(64)))).toEqual([['CONFLICT', 'sha256']]);
    const agreed = acceptedContract(await answer(host.ion, true));
    expect(agreed).toMatchObject({ sha256, revision: 2, terms: { activities: 'Udarea puieților.' }, renegotiation: { status: 'ACCEPTED' } });
    expect(agreed.signatures.filter(({ revision }) => revision === 2).map(({ party }) => party)).toEqual(['VOLUNTEER', 'HOST']);

    acceptedContract(await change(host.ion, 'renegotiateContract', { contractId: id, reason: 'Ploi.', terms }));
    await setClock(service, '2026-03-25T22:01:00Z');
    expect(contractRefusals(await answer(mara, true, (await seenBy(mara, id)).renegotiation!.sha256))).toEqual([['INVALID_STATE', null]]);
    await service.runJob('end-contracts');
    expect((await seenBy(mara, id)).renegotiation!.status).toBe('LAPSED');
    expect(acceptedContract(await change(mara, 'renegotiateContract', { contractId: id, reason: 'Ploi.', terms })).renegotiation).toMatchObject({ status: 'PROPOSED' });
    expect((await written(id)).events.slice(-4)).toEqual(['RenegotiationAccepted', 'RenegotiationProposed', 'RenegotiationLapsed', 'RenegotiationProposed']);
  });

  it('is not reached by other terms that nobody answered when others are proposed first', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const terms = { activities: 'Udarea puieților.', schedule: 'Duminica', hoursPerWeek: 3 };
    acceptedContract(await change(host.ion, 'renegotiateContract', { contractId: id, reason: 'Secetă.', terms }));
    await setClock(service, '2026-03-25T22:01:00Z');
    const { version } = acceptedContract(await change(mara, 'renegotiateContract', { contractId: id, reason: 'Ploi.', terms }));
    expect(await proposalsOf(id)).toEqual(['LAPSED', 'PROPOSED']);
    const told = await written(id);
    expect(told.events.slice(-3)).toEqual(['RenegotiationProposed', 'RenegotiationLapsed', 'RenegotiationProposed']);
    expect([told.audit.slice(-3), version]).toEqual([['renegotiateContract', 'renegotiateContract', 'renegotiateContract'], told.events.length]);
  });

  it('does not wait behind proposals that were left open, however many', async () => {
    const [{ id: crowded }, { id: other }] = [await anActiveContract(service, host), await anActiveContract(service, host)];
    const terms = { activities: 'Udarea puieților.', schedule: 'Duminica', hoursPerWeek: 3 };
    for (const id of [crowded, other]) acceptedContract(await change(host.ion, 'renegotiateContract', { contractId: id, reason: 'Secetă.', terms }));
    await service.sql(
      `INSERT INTO contract_renegotiation (id, contract_id, revision, status, proposed_by, proposer_id, proposed_at, reason, terms, sha256, answer_until)
       SELECT gen_random_uuid(), contract_id, revision + number, CASE WHEN number = 101 THEN 'DECLINED' ELSE 'PROPOSED' END, proposed_by, proposer_id, proposed_at, reason, terms, sha256, answer_until - interval '1 day'
       FROM contract_renegotiation, generate_series(1, 101) AS number WHERE contract_id = $1`,
      [crowded],
    );
    await setClock(service, '2026-03-25T22:01:00Z');
    await service.runJob('end-contracts');
    expect([await proposalsOf(other), new Set(await proposalsOf(crowded))]).toEqual([['LAPSED'], new Set(['LAPSED', 'DECLINED'])]);
  });
});

describe('what contracts say of people', () => {
  it('lies encrypted, goes to new keys, and is gone after its term but for the name in the register', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const rows = await service.sql<{ bytes: Buffer }>('SELECT bytes FROM contract_person WHERE contract_id = $1', [id]);
    expect(rows).toHaveLength(2);
    for (const { bytes } of rows) expect(bytes.toString('utf8')).not.toMatch(/Mara|123456|Horea/);

    const dataSource = await createVolunteeringDataSource({ url: service.databaseUrl, poolSize: 1 }).initialize();
    const newer = 'a-newer-key-of-tests-only-0123456789abcdef01';
    const [{ count } = { count: 0 }] = await service.sql<{ count: number }>('SELECT count(*)::int AS count FROM contract_person');
    await expect(rotateSealedPeople(dataSource, createSealingKeys(newer))).rejects.toThrow('VOLUNTEERING_IDENTITY_KEYS');
    expect(await rotateSealedPeople(dataSource, createSealingKeys(`${newer},${identityKey}`))).toBe(count);
    expect(await rotateSealedPeople(dataSource, createSealingKeys(`${newer},${identityKey}`))).toBe(0);
    expect(await rotateSealedPeople(dataSource, createSealingKeys(`${identityKey},${newer}`))).toBe(count);
    await dataSource.destroy();
    expect((await seenBy(mara, id)).volunteerDetails).toMatchObject({ fullName: 'Mara Ștefănescu' });

    await setClock(service, '2026-06-30T21:01:00Z');
    await service.runJob('end-contracts');
    expect(await statusOf(id)).toBe('EXPIRED');
    await setClock(service, '2029-07-02T08:00:00Z');
    await service.runJob('purge-contract-details');
    expect(await service.sql('SELECT part FROM contract_person WHERE contract_id = $1', [id])).toEqual([{ part: 'NAME' }]);
    expect(await seenBy(mara, id)).toMatchObject({ volunteerDetails: null, text: null, status: 'EXPIRED' });
    expect(await register(host.ion)).toMatchObject([{ number: '1/2026', volunteerName: 'Mara Ștefănescu', status: 'EXPIRED' }]);
  });

  it('is read by the host in its register, and by nobody else', async () => {
    const { mara } = await anActiveContract(service, host);
    await anActiveContract(service, host);
    const { applicationId } = await anAccepted(service, host);
    acceptedContract(await change(host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
    expect(await register(host.ion)).toMatchObject([
      { number: '1/2026', volunteerName: 'Mara Ștefănescu', startsOn: '2026-04-01', endsOn: '2026-06-30', activities: 'Plantare de puieți în pădurea Făget.', status: 'ACTIVE', recordedAt: expect.stringMatching(/^2026-03-10T08:0/) as string },
      { number: '2/2026' },
    ]);
    expect(await register(host.ion, 'first: 1')).toMatchObject([{ number: '1/2026' }]);
    expect(await register(host.ion, 'last: 1')).toMatchObject([{ number: '2/2026' }]);
    for (const other of [mara, await memberOf(service, host.organizationId, 'NGO_EDITOR'), await memberOf(service, null, 'SGG_ADMIN')]) expect(await register(other)).toBe('FORBIDDEN');
    expect(await register(anonymous)).toBe('UNAUTHENTICATED');
  });

  it('goes with the person, whose number stays', async () => {
    const { id, mara } = await anActiveContract(service, host);
    await setClock(service, '2026-06-30T21:01:00Z');
    await service.runJob('end-contracts');
    expect(await statusOf(id)).toBe('EXPIRED');
    await service.hears(anEvent(userErased, idOf(mara), { userId: idOf(mara) }));
    expect(await service.sql('SELECT FROM contract_person WHERE contract_id = $1', [id])).toEqual([]);
    expect(await register(host.ion)).toMatchObject([{ number: '1/2026', volunteerName: null, activities: 'Plantare de puieți în pădurea Făget.' }]);
  });

  it('goes with the person, what either side wrote to the other too', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const terms = { activities: 'Udarea puieților.', schedule: 'Duminica', hoursPerWeek: 3 };
    acceptedContract(await change(host.ion, 'renegotiateContract', { contractId: id, reason: 'Mara are examene.', terms }));
    acceptedContract(await change(mara, 'terminateContract', { contractId: id, reason: 'Mara se mută.' }));
    const { id: another } = await anActiveContract(service, host);
    acceptedContract(await change(host.ion, 'terminateContract', { contractId: another, reason: 'S-a terminat.' }));
    await setClock(service, '2026-06-30T21:01:00Z');
    await service.runJob('end-contracts');
    expect(await seenBy(host.ion, id)).toMatchObject({ status: 'TERMINATED', statusReason: 'Mara se mută.', renegotiation: { reason: 'Mara are examene.' } });
    await service.hears(anEvent(userErased, idOf(mara), { userId: idOf(mara) }));
    expect(await seenBy(host.ion, id)).toMatchObject({ status: 'TERMINATED', statusReason: null, renegotiation: { status: 'LAPSED', reason: null } });
    expect(await seenBy(host.ion, another)).toMatchObject({ statusReason: 'S-a terminat.' });
  });

  it('is listed to the person and the host, however many, by the same number of statements', async () => {
    const { mara } = await anActiveContract(service, host);
    const list = async (principal: Principal, first: number) => {
      const query = `query ($organization: ID!) { _entities(representations: [{ __typename: "Organization", id: $organization }]) { ... on Organization { volunteeringContracts(first: ${first}) { totalCount nodes { ${contractFields} } } } } }`;
      const { data, errors } = await service.ask<{ _entities: { volunteeringContracts: { totalCount: number; nodes: object[] } | null }[] }>(principal, query, { organization: host.organizationId });
      expect(errors).toBeUndefined();
      return data._entities[0]!.volunteeringContracts;
    };
    const sent = statementsWith('contract');
    await list(host.ion, 1);
    const forOne = sent.length;
    for (let more = 0; more < 4; more += 1) await anActiveContract(service, host);
    const before = sent.length;
    const five = await list(host.ion, 5);
    expect(sent.length - before).toBe(forOne);
    expect(five).toMatchObject({ totalCount: 5, nodes: expect.arrayContaining([expect.objectContaining({ status: 'ACTIVE' })]) as object[] });
    expect(await list(mara, 5)).toBeNull();

    const own = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { volunteeringContracts { nodes { number } } } } }`;
    expect((await service.ask(mara, own, { id: idOf(mara) })).data).toMatchObject({ _entities: [{ volunteeringContracts: { nodes: [{ number: '1/2026' }] } }] });
    expect((await service.ask(host.ion, own, { id: idOf(mara) })).data).toMatchObject({ _entities: [{ volunteeringContracts: null }] });
  });
});
