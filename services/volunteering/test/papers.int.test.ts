import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, deriveKey, type Principal } from '@conect/auth';
import { userErased } from '@conect/events';
import { createSignedAddress } from '@conect/service-kit';
import { aUser, waitFor } from '@conect/testing';
import { parse } from 'csv-parse/sync';
import { Workbook } from 'exceljs';
import { readPdf, textsOf } from '../../../shared/papers/test/pdf-reading';
import { readQrOfFills, readQrOfSvg } from '../../../shared/papers/test/qr-reading';
import { acceptedContract, aContractOf, aHost, anAccepted, anActiveContract, changeContract, contractSeenBy, detailsOf, type Host } from './contract-examples';
import { acceptedOf, aShift, change } from './contracts';
import { anEvent, startListeningVolunteering, type ListeningVolunteering } from './events';
import { fetchPaper, finishedPaper, madePaper, paperRefusals, paperSeenBy, plain, requestedPaper, saidByHtml, saidByPdf } from './papers';
import { idOf, memberOf, setClock } from './volunteering';

const secret = 'a-secret-of-volunteering-tests-only-0123456789';

let folder: string;
let service: ListeningVolunteering;
let host: Host;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conect-papers-'));
  service = await startListeningVolunteering({ VOLUNTEERING_DOCUMENTS_DIR: folder, VOLUNTEERING_SECRET: secret });
});
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await setClock(service, '2026-03-10T08:00:00Z');
  host = await aHost(service);
});

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const made = (principal: Principal, input: object) => madePaper(service, principal, input);
const refusals = (principal: Principal, input: object) => paperRefusals(service, principal, input);

/** Where the bytes of papers are. */
async function files(): Promise<readonly string[]> {
  const found = await readdir(join(folder, 'papers', 'sha256'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** A paper's own file. */
const fileOf = async (id: string): Promise<string | null> => (await service.sql<{ file: string | null }>('SELECT file FROM paper WHERE id = $1', [id]))[0]?.file ?? null;
const isKept = async (file: string): Promise<boolean> => (await files()).some((path) => path.endsWith(file));
const whenGone = (file: string) => waitFor(async () => !(await isKept(file)), { describe: 'the file to be removed' });
const rowCount = async (id: string): Promise<number> => (await service.sql('SELECT 1 FROM paper WHERE id = $1', [id])).length;

/** Both sides agree on other activities. */
async function renegotiate(id: string, mara: Principal, activities: string): Promise<void> {
  const proposed = acceptedContract(await changeContract(service, host.ion, 'renegotiateContract', { contractId: id, reason: 'Altă pădure.', terms: { activities, schedule: 'Sâmbăta, 9–15', hoursPerWeek: 6 } }));
  acceptedContract(await changeContract(service, mara, 'answerRenegotiation', { contractId: id, accept: true, sha256: proposed.renegotiation!.sha256 }));
}

/** A certificate over the hours of two months; answers it as the host sees it. */
async function aCertificate(contractId: string) {
  await setClock(service, '2026-05-20T09:00:00Z');
  for (const [day, minutes] of [['2026-04-11', 360], ['2026-05-16', 270]] as const) {
    acceptedOf(await change(service, host.ion, 'logHours', { input: { contractId, day, minutes, activity: 'Plantare' }, answer: 'hourLog { id }' }));
  }
  const input = { contractId, coordinatorName: 'Ion Țărnă', activitySummary: 'A plantat și a udat puieți de stejar.', competences: ['ENTRECOMP_3_4', 'LIFECOMP_2_3'] };
  const answer = 'certificate { id number verificationCode verificationUrl qrCodeSvg }';
  return acceptedOf<{ readonly id: string; readonly number: string; readonly verificationCode: string; readonly verificationUrl: string; readonly qrCodeSvg: string }>(await change(service, host.ion, 'issueCertificate', { input, answer }));
}

describe('a contract as a paper', () => {
  it('says word for word what both signed, and how, as PDF and as HTML', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const { text, sha256 } = (await contractSeenBy(service, mara, id))!;
    const [pdf, html] = [await made(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id }), await made(host.ion, { kind: 'CONTRACT', format: 'HTML', contractId: id })];

    for (const { paper, bytes, response } of [pdf, html]) {
      expect(paper).toMatchObject({ kind: 'CONTRACT', state: 'READY', failure: null, sha256: sha256Of(bytes), byteLength: bytes.length });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    }
    expect(pdf.response.headers.get('content-type')).toBe('application/pdf');
    expect(html.response.headers.get('content-disposition')).toBe('attachment; filename="contract-de-voluntariat.html"');
    for (const said of [saidByPdf(pdf.bytes), saidByHtml(html.bytes)]) {
      const whole = text!.map((block) => plain(block.text));
      expect(whole.filter((block) => !said.includes(block))).toEqual([]);
      expect(said).toContain('Mara Ștefănescu');
      expect(said.replaceAll(' ', '').split(sha256!).length - 1).toBe(3);
      expect(said.split('act înregistrat în CONECT al persoanei autentificate').length - 1).toBe(2);
      expect(said).toContain('cu un singur factor');
    }
  });

  it('is the same paper for who asks again, and another one with another hash once a letter is another', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const asked = { kind: 'CONTRACT', format: 'PDF', contractId: id };
    const before = await made(mara, asked);
    expect((await requestedPaper(service, mara, asked)).id).toBe(before.paper.id);
    const [one, two] = await Promise.all([requestedPaper(service, host.ion, asked), requestedPaper(service, host.ion, asked)]);
    expect(one.id).toBe(two.id);
    expect(one.id).not.toBe(before.paper.id);

    await renegotiate(id, mara, 'Plantare de puieți în pădurea Fâget.');
    const after = await made(mara, asked);
    const sha256 = (await contractSeenBy(service, mara, id))!.sha256!;
    expect(after.paper.id).not.toBe(before.paper.id);
    expect(saidByPdf(after.bytes)).toContain('pădurea Fâget');
    expect(saidByPdf(after.bytes).replaceAll(' ', '').split(sha256).length - 1).toBe(3);
    expect(saidByPdf(before.bytes).replaceAll(' ', '')).not.toContain(sha256);
  });

  it('waits for what the volunteer says of himself, and has lines for ink until both have signed', async () => {
    const { mara, applicationId } = await anAccepted(service, host);
    const { id } = acceptedContract(await changeContract(service, host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
    const asked = { kind: 'CONTRACT', format: 'HTML', contractId: id };
    expect(await refusals(host.ion, asked)).toEqual([['INVALID_STATE', 'contractId']]);
    acceptedContract(await changeContract(service, mara, 'provideContractDetails', detailsOf(id)));
    expect(saidByHtml((await made(mara, asked)).bytes).split('(nume, dată, semnătură)').length - 1).toBe(2);
  });

  it('is for its two parties alone, and for who asked', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const { paper } = await made(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id });
    for (const other of [aUser(), await memberOf(service, host.organizationId, 'NGO_EDITOR'), await memberOf(service, null, 'SGG_ADMIN'), (await aHost(service)).ion]) {
      for (const kind of ['CONTRACT', 'VOLUNTEER_SHEET', 'PROTECTION_SHEET']) expect(await refusals(other, { kind, format: 'PDF', contractId: id })).toEqual([['NOT_FOUND', 'contractId']]);
    }
    for (const other of [anonymous, aUser(), host.ion]) expect(await paperSeenBy(service, other, paper.id)).toBeNull();

    const asked = await finishedPaper(service, host.ion, await requestedPaper(service, host.ion, { kind: 'CONTRACT', format: 'PDF', contractId: id }));
    await service.sql('UPDATE membership SET revoked = true WHERE user_id = $1', [idOf(host.ion)]);
    expect(await paperSeenBy(service, host.ion, asked.id)).toBeNull();
  });
});

describe('the address of a paper', () => {
  it('works for fifteen minutes, and only as it was signed', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const paper = await finishedPaper(service, mara, await requestedPaper(service, mara, { kind: 'VOLUNTEER_SHEET', format: 'PDF', contractId: id }));
    const statusAt = async (url: string) => (await fetchPaper(service, url)).status;
    const signedAt = (path: string, at: Date) => createSignedAddress(path, { baseUrl: service.address, key: deriveKey(secret, 'volunteering paper addresses') }, at).url;
    const path = `/papers/${paper.id}`;

    expect(await statusAt(paper.url!)).toBe(200);
    expect(await statusAt(signedAt(path, new Date()))).toBe(200);
    expect(await statusAt(signedAt(path, new Date(Date.now() - 16 * 60_000)))).toBe(410);
    expect(await statusAt(paper.url!.replace(/signature=./, (found) => (found.endsWith('A') ? 'signature=B' : 'signature=A')))).toBe(403);
    expect(await statusAt(`${service.address}${path}`)).toBe(403);
    expect(await statusAt(signedAt('/papers/0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1', new Date()))).toBe(404);
    for (const kept of await files()) expect((await readFile(kept)).toString('latin1')).not.toContain('%PDF');
  });
});

describe('the sheets that go with a contract', () => {
  it('say what the volunteer does and how he is protected, without his card, address or day of birth', async () => {
    const { id, mara } = await anActiveContract(service, host);
    for (const [kind, title] of [['VOLUNTEER_SHEET', 'Fișa de voluntariat'], ['PROTECTION_SHEET', 'Fișa de protecție a voluntarului']] as const) {
      const [pdf, html] = [await made(mara, { kind, format: 'PDF', contractId: id }), await made(mara, { kind, format: 'HTML', contractId: id })];
      for (const said of [saidByPdf(pdf.bytes), saidByHtml(html.bytes)]) {
        for (const words of [title, 'contractul de voluntariat nr. 1/2026', 'Mara Ștefănescu', 'Plantare de puieți în pădurea Făget.', 'Ion Șerban', '28765437']) expect(said).toContain(words);
        expect(said).not.toMatch(/123456|Horea|2000|0722|[şţŞŢ]/);
      }
    }
  });
});

describe('a certificate as a paper', () => {
  it('says what it states with its report of activity, and its QR code leads to the page that verifies it', async () => {
    const { id: contractId, mara } = await anActiveContract(service, host);
    const certificate = await aCertificate(contractId);
    expect(readQrOfSvg(certificate.qrCodeSvg)).toBe(certificate.verificationUrl);
    const asked = { kind: 'CERTIFICATE', certificateId: certificate.id };
    const [pdf, html] = [await made(mara, { ...asked, format: 'PDF' }), await made(host.ion, { ...asked, format: 'HTML' })];
    for (const said of [saidByPdf(pdf.bytes), saidByHtml(html.bytes)]) {
      const stated = [`nr. ${certificate.number}`, 'Mara Ștefănescu', 'nr. 1/2026 din 10 martie 2026', '11 aprilie 2026 – 16 mai 2026', '10 ore și 30 de minute', 'Ion Țărnă', certificate.verificationCode];
      for (const words of [...stated, 'Raport de activitate', 'A plantat și a udat puieți de stejar.', 'aprilie 2026 6 ore mai 2026 4 ore și 30 de minute', 'Lucrul cu ceilalți (Working with others) – EntreComp', 'LifeComp']) expect(said).toContain(words);
      expect(said).not.toContain('REVOCAT');
    }
    expect(readQrOfFills(readPdf(pdf.bytes).pages.find(({ fills }) => fills.length > 50)!.fills)).toBe(certificate.verificationUrl);
    expect(readQrOfSvg(html.bytes.toString())).toBe(certificate.verificationUrl);

    for (const other of [aUser(), (await aHost(service)).ion]) expect(await refusals(other, { ...asked, format: 'PDF' })).toEqual([['NOT_FOUND', 'certificateId']]);
    acceptedOf(await change(service, host.ion, 'revokeCertificate', { input: { certificateId: certificate.id, reason: 'Orele erau ale altcuiva.' }, answer: 'certificate { id }' }));
    const revoked = saidByHtml((await made(mara, { ...asked, format: 'HTML' })).bytes);
    expect(revoked).toContain('REVOCAT de organizația-gazdă la 20 mai 2026');
    expect(revoked).not.toContain('altcuiva');
  });
});

describe('the code of a shift as a paper', () => {
  it('is read as the code that the graph gives, by who decides for the host alone', async () => {
    const { ion, opportunityId } = host;
    const shiftId = await aShift(service, opportunityId, ['2026-05-09T06:00:00Z', '2026-05-09T12:00:00Z']);
    const { data } = await service.ask<{ shiftAttendanceCode: { code: string; qrCodeSvg: string } }>(ion, 'query ($shiftId: ID!) { shiftAttendanceCode(shiftId: $shiftId) { code qrCodeSvg } }', { shiftId });
    const { code, qrCodeSvg } = data.shiftAttendanceCode;
    const [pdf, html] = [await made(ion, { kind: 'ATTENDANCE_CODE', format: 'PDF', shiftId }), await made(ion, { kind: 'ATTENDANCE_CODE', format: 'HTML', shiftId })];
    expect([readQrOfSvg(qrCodeSvg), readQrOfSvg(html.bytes.toString()), readQrOfFills(readPdf(pdf.bytes).pages[0]!.fills)]).toEqual([code, code, code]);
    for (const said of [saidByPdf(pdf.bytes), saidByHtml(html.bytes)]) for (const words of ['Plantăm', 'Asociația Țarnița Verde', '9 mai 2026, ora 09:00', '9 mai 2026, ora 15:00']) expect(said).toContain(words);
    for (const other of [aUser(), (await aHost(service)).ion]) expect(await refusals(other, { kind: 'ATTENDANCE_CODE', format: 'PDF', shiftId })).toEqual([['NOT_FOUND', 'shiftId']]);
  });
});

describe('the register as a paper', () => {
  it('has the rows of volunteerRegister as CSV, XLSX and PDF, for who decides for the host alone', async () => {
    await anActiveContract(service, host);
    const { id, mara } = await anActiveContract(service, host);
    await renegotiate(id, mara, 'Udat, săpat și „țăruși”');
    const query = `query ($id: ID!) { volunteerRegister(organizationId: $id, year: 2026) { nodes { number volunteerName startsOn endsOn activities } } }`;
    const { data } = await service.ask<{ volunteerRegister: { nodes: { number: string; volunteerName: string; startsOn: string; endsOn: string; activities: string }[] } }>(host.ion, query, { id: host.organizationId });
    const rows = data.volunteerRegister.nodes.map(({ number, volunteerName, startsOn, endsOn, activities }) => [number, volunteerName, startsOn, endsOn, activities]);
    expect(rows.map(([number]) => number)).toEqual(['1/2026', '2/2026']);

    const asked = { kind: 'REGISTER', organizationId: host.organizationId, year: 2026 };
    const [csv, xlsx, pdf] = [await made(host.ion, { ...asked, format: 'CSV' }), await made(host.ion, { ...asked, format: 'XLSX' }), await made(host.ion, { ...asked, format: 'PDF' })];
    expect(parse(csv.bytes).slice(1).map((row) => row.slice(0, 5))).toEqual(rows);
    const workbook = new Workbook();
    await workbook.xlsx.load(new Uint8Array(xlsx.bytes).buffer);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getRows(2, sheet.rowCount - 1)!.map((row) => [1, 2, 3, 4, 5].map((place) => row.getCell(place).text))).toEqual(rows);
    const cells = readPdf(pdf.bytes).pages.flatMap((page) => textsOf(page, 'TD'));
    expect([0, 1].map((row) => cells.slice(row * 7, row * 7 + 5))).toEqual(rows);

    expect(await refusals(host.ion, { ...asked, format: 'HTML' })).toEqual([['BAD_USER_INPUT', 'format']]);
    for (const other of [mara, aUser(), await memberOf(service, host.organizationId, 'NGO_EDITOR'), (await aHost(service)).ion]) expect(await refusals(other, { ...asked, format: 'CSV' })).toEqual([['FORBIDDEN', 'organizationId']]);
  });
});

describe('a request for a paper', () => {
  it('names what its kind asks for, and nothing else', async () => {
    const { id, mara } = await anActiveContract(service, host);
    expect(await refusals(mara, { kind: 'CONTRACT', format: 'CSV' })).toEqual([['BAD_USER_INPUT', 'contractId'], ['BAD_USER_INPUT', 'format']]);
    expect(await refusals(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id, shiftId: id, year: 2026 })).toEqual([['BAD_USER_INPUT', 'year'], ['BAD_USER_INPUT', 'shiftId']]);
    expect(await refusals(host.ion, { kind: 'REGISTER', format: 'PDF', organizationId: 'x', year: 2027 })).toEqual([['BAD_USER_INPUT', 'organizationId'], ['BAD_USER_INPUT', 'year']]);
  });

  it('is refused while twenty are being made for the same person', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const insert = `INSERT INTO paper (id, kind, subject_id, format, requested_by, organization_id, stamp, state, requested_at, kept_until)
      SELECT gen_random_uuid(), 'CONTRACT', $1, 'PDF', $2, $3, 'x' || n, 'BEING_MADE', business_now(), business_now() + interval '1 day' FROM generate_series(1, $4::int) n`;
    await service.sql(insert, [id, idOf(mara), host.organizationId, 19]);
    const { id: twentieth } = await requestedPaper(service, mara, { kind: 'CONTRACT', format: 'PDF', contractId: id });
    await finishedPaper(service, mara, { id: twentieth });
    await service.sql(insert, [id, idOf(mara), host.organizationId, 1]);
    expect(await refusals(mara, { kind: 'CONTRACT', format: 'HTML', contractId: id })).toEqual([['QUOTA_EXCEEDED', null]]);
    const [entry] = await service.sql<{ action: string; changes: object }>('SELECT action, changes FROM audit_entry WHERE subject_id = $1', [twentieth]);
    expect(entry).toEqual({ action: 'requestVolunteeringPaper', changes: { paper: { before: null, after: { kind: 'CONTRACT', format: 'PDF', subjectId: id, year: null } } } });
  });
});

describe('the job that makes a paper', () => {
  it('makes one, however often it runs and wherever it was killed', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const { paper } = await made(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id });
    const first = (await fileOf(paper.id))!;
    await service.runJob('make-paper', { paperId: paper.id });
    expect(await fileOf(paper.id)).toBe(first);

    // As if its process had been killed when the bytes were there, and nobody had noted it.
    await service.sql(`UPDATE paper SET state = 'BEING_MADE', sha256 = NULL, byte_length = NULL WHERE id = $1`, [paper.id]);
    await service.runJob('make-paper', { paperId: paper.id });
    const again = (await fileOf(paper.id))!;
    expect(again).not.toBe(first);
    await whenGone(first);
    expect(await isKept(again)).toBe(true);
    expect(await paperSeenBy(service, mara, paper.id)).toMatchObject({ state: 'READY', sha256: paper.sha256, byteLength: paper.byteLength });
  });

  it('says that there is none when what it would show is gone', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const { paper } = await made(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id });
    await service.sql('DELETE FROM contract_person WHERE contract_id = $1', [id]);
    expect(await refusals(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id })).toEqual([['INVALID_STATE', 'contractId']]);
    await service.sql(`UPDATE paper SET state = 'BEING_MADE', sha256 = NULL, byte_length = NULL WHERE id = $1`, [paper.id]);
    await service.runJob('make-paper', { paperId: paper.id });
    expect(await paperSeenBy(service, mara, paper.id)).toMatchObject({ state: 'FAILED', failure: 'SUBJECT_GONE', url: null, sha256: null });
  });
});

describe('a paper is gone', () => {
  it('after a day, with its file', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const { paper } = await made(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id });
    const file = (await fileOf(paper.id))!;
    expect(new Date(paper.keptUntil).getTime() - new Date(paper.requestedAt).getTime()).toBe(86_400_000);
    await service.runJob('remove-old-papers');
    expect(await rowCount(paper.id)).toBe(1);
    await setClock(service, '2026-03-11T08:30:00Z');
    await service.runJob('remove-old-papers');
    expect(await rowCount(paper.id)).toBe(0);
    await whenGone(file);
    expect((await fetchPaper(service, paper.url!)).status).toBe(404);
  });

  it('as soon as the volunteer is erased, and whatever he stands in', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const other = await anActiveContract(service, host);
    const certificate = await aCertificate(id);
    const his = [
      (await made(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id })).paper,
      (await made(host.ion, { kind: 'PROTECTION_SHEET', format: 'HTML', contractId: id })).paper,
      (await made(host.ion, { kind: 'CERTIFICATE', format: 'PDF', certificateId: certificate.id })).paper,
      (await made(host.ion, { kind: 'REGISTER', format: 'CSV', organizationId: host.organizationId, year: 2026 })).paper,
    ];
    const { paper: another } = await made(other.mara, { kind: 'CONTRACT', format: 'PDF', contractId: other.id });
    const kept = await Promise.all(his.map(async (paper) => (await fileOf(paper.id))!));
    await service.hears(anEvent(userErased, idOf(mara), { userId: idOf(mara) }));
    expect(await Promise.all(his.map(({ id: paperId }) => rowCount(paperId)))).toEqual([0, 0, 0, 0]);
    for (const file of kept) await whenGone(file);
    expect(await rowCount(another.id)).toBe(1);
    expect(await isKept((await fileOf(another.id))!)).toBe(true);
  });

  it('with the details of the contract that it shows', async () => {
    const { mara, applicationId } = await anAccepted(service, host);
    const { id } = acceptedContract(await changeContract(service, host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
    acceptedContract(await changeContract(service, mara, 'provideContractDetails', detailsOf(id)));
    acceptedContract(await changeContract(service, host.ion, 'cancelContract', { contractId: id, reason: 'Nu mai plantăm.' }));
    const { paper } = await made(mara, { kind: 'CONTRACT', format: 'PDF', contractId: id });
    const file = (await fileOf(paper.id))!;
    await service.runJob('purge-contract-details');
    expect(await rowCount(paper.id)).toBe(0);
    await whenGone(file);
  });
});
