import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type Principal } from '@conect/auth';
import { dayOf } from '@conect/legal-clock';
import { aUser, type TestService } from '@conect/testing';
import { accepted, anInstitution, aWholeDraft, mutate, someone, startConsultations } from './consultations';
import { anOpenConsultation, anOrganization, aPdf, aProposal, contribute, forgetAuthor, registered, upload } from './contributions';
import { unpack } from './unpack';

let service: TestService;
let folder: string;
let institutionId: string;
let radu: Principal;
let consultationId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conect-papers-'));
  service = await startConsultations({ CONSULTATIONS_DOCUMENTS_DIR: folder });
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  consultationId = await aWholeDraft(service, radu, institutionId);
  accepted(await mutate(service, radu, 'publishConsultation', { consultationId }));
});
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface SeenPack {
  readonly url: string;
  readonly expiresAt: string;
  readonly sha256: string;
}

async function packSeenBy(principal: Principal, id = consultationId): Promise<SeenPack | null | undefined> {
  const { data, errors } = await service.ask<{ consultation: { evidencePack: SeenPack | null } | null }>(principal, 'query ($id: ID!) { consultation(id: $id) { evidencePack { url expiresAt sha256 } } }', { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.consultation?.evidencePack;
}

const fetchPath = (url: string): Promise<Response> => {
  const { pathname, search } = new URL(url);
  return fetch(`${service.address}${pathname}${search}`);
};

async function download(url: string): Promise<Buffer> {
  const response = await fetchPath(url);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe('the evidence pack', () => {
  it('holds announcement, versions, the log of events and the hashes of all', async () => {
    const files = await unpack(await download((await packSeenBy(radu))!.url));

    expect(Object.keys(files)).toEqual(['README.txt', 'announcement.json', 'announcement.txt', 'contribution-versions.jsonl', 'deadline-extensions.json', 'debate/requests.jsonl', 'documents.jsonl', 'events.jsonl', 'legal-term-breaches.json', 'receipts.jsonl', 'register.jsonl', 'response-matrix.csv', 'versions/1.jsonl', 'versions/1.txt', 'versions/versions.json', 'SHA256SUMS']);
    expect(JSON.parse(files['announcement.json']!)).toMatchObject({ id: consultationId, institutionId, status: 'OPEN' });
    expect(files['announcement.txt']).toContain('Titlu: ');
    expect(files['versions/1.txt']).toContain('art. 1');
    const events = files['events.jsonl']!.trimEnd().split('\n').map((line) => JSON.parse(line) as { action: string; hash: string });
    expect(events.map(({ action }) => action)).toEqual(['createConsultation', 'addDraftVersion', 'publishConsultation']);
    expect(events[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
    const { SHA256SUMS: sums, ...others } = files;
    expect(sums).toBe(Object.entries(others).map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`).join(''));
  });

  it('is the same bytes while nothing changes, whoever asks and wherever it is made, and others afterwards', async () => {
    const first = (await packSeenBy(radu))!;
    const bytes = await download(first.url);
    const sgg = await someone(service, 'SGG_ADMIN', null);
    const again = (await packSeenBy(sgg))!;

    expect(createHash('sha256').update(bytes).digest('hex')).toBe(first.sha256);
    expect(again.sha256).toBe(first.sha256);
    expect(await download(again.url)).toEqual(bytes);

    accepted(await mutate(service, radu, 'withdrawConsultation', { consultationId, reason: 'Proiectul se rescrie de la capăt.' }));

    const afterwards = (await packSeenBy(radu))!;
    expect(afterwards.sha256).not.toBe(first.sha256);
    expect((await unpack(await download(afterwards.url)))['announcement.txt']).toContain('Proiectul se rescrie');
  });

  it('is for nobody else, and there is none before the publication', async () => {
    const others = [anonymous, aUser(), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service)), await someone(service, 'FOI_OFFICER', institutionId), await someone(service, 'SGG_ANALYST', null)];
    const draft = await aWholeDraft(service, radu, institutionId);

    for (const principal of others) expect(await packSeenBy(principal)).toBeNull();
    expect(await packSeenBy(radu, draft)).toBeNull();
    expect(await packSeenBy(aUser(), draft)).toBeUndefined();
  });

  it('is fetched by its signed address alone', async () => {
    const { url } = (await packSeenBy(radu))!;
    const { origin, pathname, search } = new URL(url);
    const draft = await aWholeDraft(service, radu, institutionId);
    const statusOf = async (given: string) => (await fetchPath(given)).status;

    expect(await statusOf(`${origin}${pathname}`)).toBe(404);
    expect(await statusOf(`${origin}${pathname}${search.slice(0, -1)}`)).toBe(403);
    expect(await statusOf(`${origin}${pathname.replace(consultationId, draft)}${search}`)).toBe(403);
    expect(await statusOf(`${origin}${pathname.replace('evidence-pack.zip', 'other.zip')}${search}`)).toBe(404);
    const response = await fetchPath(url);
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'private, no-store', 'content-disposition': 'attachment; filename="evidence-pack.zip"', 'x-content-type-options': 'nosniff' });
  });
});

describe('the documents in the evidence pack', () => {
  interface Listed {
    readonly use: string;
    readonly fileName: string | null;
    readonly sha256: string | null;
    readonly file: string | null;
    readonly absence: string | null;
  }
  const listIn = (files: Record<string, string>): readonly Listed[] => files['documents.jsonl']!.trimEnd().split('\n').map((line) => JSON.parse(line) as Listed);
  const hashOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

  it('are there as they came, also those of earlier versions, and a list says why one is not', async () => {
    const own = await anOpenConsultation(service, radu, institutionId);
    const [paul, mara] = [aUser(), aUser()];
    const [before, after, ofMara, scanned] = [aPdf(200_000), aPdf(), aPdf(), aPdf()] as const;
    const send = (person: Principal, bytes: Buffer, fileName: string, purpose = 'ATTACHMENT') => upload(service, person, { bytes, fileName, mediaType: 'application/pdf', purpose });
    const { id: contributionId } = registered(await contribute(service, paul, 'submitContribution', aProposal(own, { attachments: [await send(paul, before, 'întâi.pdf')] })));
    registered(await contribute(service, paul, 'editContribution', { contributionId, kind: 'PROPOSAL', text: 'Altfel spus.', isGeneral: true, attachments: [await send(paul, after, 'apoi.pdf')], contact: { name: 'Paul Ionescu', email: 'paul@example.org' } }));
    registered(await contribute(service, mara, 'submitContribution', aProposal(own, { attachments: [await send(mara, ofMara, 'mara.pdf')] })));
    registered(await contribute(service, radu, 'recordContribution', { ...aProposal(own), authorKind: 'INDIVIDUAL', channel: 'POST', receivedOn: dayOf(new Date()), scan: await send(radu, scanned, 'scrisoare.pdf', 'SCAN') }));

    const files = await unpack(await download((await packSeenBy(radu, own))!.url));
    const listed = listIn(files);

    expect(listed.map(({ use, fileName, sha256, absence }) => [use, fileName, sha256, absence])).toEqual([
      ['ATTACHMENT', 'întâi.pdf', hashOf(before), null],
      ['ATTACHMENT', 'apoi.pdf', hashOf(after), null],
      ['ATTACHMENT', 'mara.pdf', hashOf(ofMara), null],
      ['SCAN', 'scrisoare.pdf', hashOf(scanned), null],
    ]);
    for (const { file, sha256 } of listed) {
      expect(hashOf(files[file!]!)).toBe(sha256);
      expect(files['SHA256SUMS']).toContain(`${sha256}  ${file}\n`);
    }

    // The store has lost one, and its author's erasure takes others away.
    const lost = hashOf(ofMara);
    await rm(join(folder, 'sha256', lost.slice(0, 2), lost.slice(2, 4), lost));
    await forgetAuthor(service, paul);
    const left = await unpack(await download((await packSeenBy(radu, own))!.url));

    expect(listIn(left).map(({ use, fileName, absence }) => [use, fileName, absence])).toEqual([
      ['ATTACHMENT', 'mara.pdf', 'BYTES_GONE'],
      ['SCAN', 'scrisoare.pdf', null],
      ['ATTACHMENT', null, 'AUTHOR_ERASED'],
    ]);
    expect(Object.keys(left).filter((name) => name.startsWith('documents/'))).toEqual([listIn(left)[1]!.file]);
  });
});

describe('the response matrix', () => {
  let asked: string;

  beforeAll(async () => {
    asked = await anOpenConsultation(service, radu, institutionId);
    const { organizationId, writer } = await anOrganization(service);
    await service.sql(`UPDATE organization SET legal_name = 'Asociația Țarnița Verde' WHERE id = $1`, [organizationId]);
    registered(await contribute(service, writer, 'submitContribution', aProposal(asked, { author: { organizationId }, text: '=Se adaugă „și ștampila”.' })));
    const paul = aUser();
    const { id } = registered(await contribute(service, paul, 'submitContribution', aProposal(asked, { display: 'INITIALS' })));
    registered(await contribute(service, paul, 'withdrawContribution', { contributionId: id }));
  });

  interface SeenMatrix {
    readonly responseMatrix: { readonly totalCount: number; readonly nodes: readonly { readonly place: string; readonly decision: string; readonly contribution: { readonly registrationNumber: string } }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } } | null;
    readonly responseMatrixFiles: readonly { readonly format: string; readonly url: string; readonly expiresAt: string | null }[] | null;
  }

  async function matrixSeenBy(principal: Principal, page: object = {}): Promise<SeenMatrix | null> {
    const query = `query ($id: ID!, $first: Int, $after: String) { consultation(id: $id) { responseMatrix(first: $first, after: $after) { totalCount nodes { place decision justification contribution { registrationNumber } } pageInfo { hasNextPage endCursor } }
      responseMatrixFiles { format url expiresAt } } }`;
    const { data, errors } = await service.ask<{ consultation: SeenMatrix | null }>(principal, query, { id: asked, ...page });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data.consultation;
  }

  it('is for the people of the institution alone before the answers are published, page by page and as files', async () => {
    const first = (await matrixSeenBy(radu, { first: 1 }))!;
    const rest = (await matrixSeenBy(radu, { first: 1, after: first.responseMatrix!.pageInfo.endCursor }))!;
    const [csv, xlsx, pdf] = await Promise.all(first.responseMatrixFiles!.map(({ url }) => download(url)));

    expect(first.responseMatrix).toMatchObject({ totalCount: 2, nodes: [{ place: 'art. 2 alin. (1) lit. a)', decision: 'SUBMITTED' }], pageInfo: { hasNextPage: true } });
    expect(rest.responseMatrix).toMatchObject({ nodes: [{ decision: 'WITHDRAWN' }], pageInfo: { hasNextPage: false } });
    const rows = csv!.toString().split('\r\n');
    expect(rows[0]).toBe('"Articolul","Nr. de înregistrare","Primită la","Autor","Propunerea","Decizia","Motivarea"');
    expect(rows[1]).toMatch(/^"art. 2 alin. \(1\) lit. a\)","\d+\/\d{4}","\d{4}-\d\d-\d\d","Asociația Țarnița Verde","'=Se adaugă „și ștampila”.","",""$/);
    expect(rows[2]).toContain('"P. I. V.","[retrasă de autor]"');
    expect([xlsx!.subarray(0, 2).toString(), pdf!.subarray(0, 5).toString()]).toEqual(['PK', '%PDF-']);
    for (const principal of [anonymous, aUser(), await someone(service, 'SGG_ANALYST', null)]) expect(await matrixSeenBy(principal)).toEqual({ responseMatrix: null, responseMatrixFiles: null });
    expect((await fetchPath(`${service.address}/consultations/${asked}/response-matrix.csv`)).status).toBe(404);
  });

  it('is in the evidence pack with what the register keeps, and the pack changes with it', async () => {
    const { url } = (await packSeenBy(radu, asked))!;
    const files = await unpack(await download(url));

    expect(files['response-matrix.csv']).toContain('Asociația Țarnița Verde');
    expect(files['register.jsonl']!.trimEnd().split('\n').map((line) => (JSON.parse(line) as { status: string }).status)).toEqual(['SUBMITTED', 'WITHDRAWN']);
    expect(files['register.jsonl']).toContain('paul@example.org');
    expect(files['receipts.jsonl']!.trimEnd().split('\n')).toHaveLength(2);
    expect(files['events.jsonl']).toContain('withdrawContribution');
    expect(files['events.jsonl']).not.toContain('paul@example.org');
    registered(await contribute(service, aUser(), 'submitContribution', aProposal(asked)));
    expect((await packSeenBy(radu, asked))!.sha256).not.toBe((await packSeenBy(radu))!.sha256);
    expect((await unpack(await download(url)))['register.jsonl']!.trimEnd().split('\n')).toHaveLength(3);
  });

  it('has who asked for a debate beside it in the pack, and forgets with the register', async () => {
    const before = (await packSeenBy(radu, asked))!.sha256;
    const { organizationId, writer } = await anOrganization(service);
    registered(await contribute(service, writer, 'submitContribution', aProposal(asked, { author: { organizationId }, contact: { name: 'Ana Pop', email: 'ana@example.org' } })));
    const query = 'mutation ($input: RequestDebateInput!) { requestDebate(input: $input) { userErrors { code } } }';
    expect((await service.ask(writer, query, { input: { consultationId: asked, organizationId, text: 'Cerem o dezbatere publică.' } })).errors).toBeUndefined();

    const pack = (await packSeenBy(radu, asked))!;
    const files = await unpack(await download(pack.url));
    expect(pack.sha256).not.toBe(before);
    expect(JSON.parse(files['debate/requests.jsonl']!)).toMatchObject({ status: 'ACCEPTED', requester: { organizationId } });
    expect(JSON.parse(files['debate/debate.json']!)).toMatchObject({ status: 'REQUESTED', attendance: [] });
    expect(files['register.jsonl']).toContain('ana@example.org');
    await forgetAuthor(service, writer);
    expect((await unpack(await download(pack.url)))['register.jsonl']).not.toContain('ana@example.org');
  });

  it('is everybody\'s at an address that stays the same once the answers are published, and is not sent again to who has it', async () => {
    await service.sql(`UPDATE consultation SET status = 'RESPONDED', responded_at = now(), version = version + 1 WHERE id = $1`, [asked]);

    const { responseMatrixFiles } = (await matrixSeenBy(anonymous))!;
    const address = responseMatrixFiles!.find(({ format }) => format === 'CSV')!;
    const response = await fetchPath(address.url);

    expect(address).toEqual({ format: 'CSV', expiresAt: null, url: expect.stringMatching(new RegExp(`/consultations/${asked}/response-matrix\\.csv$`)) as string });
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'text/csv; charset=utf-8; header=present', 'cache-control': 'public, max-age=300' });
    expect(await response.text()).not.toContain('paul@example.org');
    const again = await fetch(`${service.address}${new URL(address.url).pathname}`, { headers: { 'if-none-match': response.headers.get('etag')! } });
    expect(again.status).toBe(304);
  });
});
