import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@conect/auth';
import { userErased } from '@conect/events';
import { aUser, fewestStatements, waitFor } from '@conect/testing';
import { Pool } from 'pg';
import { aPdf, announce, localAddressOf, sendBytes, sha256Of, uploaded, type AFile } from './attachments';
import { anInstitution, anOrganization, change, codesOf, memberOf, seenBy, send, setClock } from './correspondents';
import { anEvent, idOf, startMessaging, type TestMessaging } from './messaging';

let folder: string;
let messaging: TestMessaging;
let ministry: string;
let organization: string;
let ana: Principal;
let radu: Principal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conect-letters-'));
  messaging = await startMessaging({ MESSAGING_DOCUMENTS_DIR: folder });
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  [ministry, organization] = [await anInstitution(messaging), await anOrganization(messaging)];
  [ana, radu] = [await memberOf(messaging, { organizationId: organization }, 'NGO_ADMIN'), await memberOf(messaging, { institutionId: ministry }, 'INSTITUTION_REPRESENTATIVE')];
});
afterAll(async () => {
  await messaging?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A letter of Ana's organization to the ministry, with changes. */
const aLetter = (changes: object = {}) => ({
  ...{ sender: { organizationId: organization }, recipient: { institutionId: ministry }, kind: 'PETITION' },
  ...{ subject: 'Aerul din Baciu', text: 'Ce măsurați și unde?', ...changes },
});
const open = (changes: object = {}, who: Principal = ana) => change(messaging, who, 'openThread', aLetter(changes));

interface SeenAttachment {
  readonly fileName: string;
  readonly sha256: string;
  readonly downloadUrl: string;
}

/** What goes with the messages of a thread, as somebody sees it; null where he sees no thread. */
async function attachmentsOf(who: Principal, id: string): Promise<readonly (readonly SeenAttachment[])[] | null> {
  const query = 'query ($id: ID!) { thread(id: $id) { messages(first: 100) { nodes { attachments { fileName mediaType byteLength sha256 downloadUrl expiresAt } } } } }';
  const { data, errors } = await messaging.ask<{ thread: { messages: { nodes: { attachments: readonly SeenAttachment[] }[] } } | null }>(who, query, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.thread?.messages.nodes.map(({ attachments }) => attachments) ?? null;
}

const download = (url: string) => fetch(localAddressOf(messaging, url));
const keptFiles = async (): Promise<readonly string[]> => (await readdir(join(folder, 'sha256'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);

describe('what goes with a letter', () => {
  it('is read by its two sides alone, whole and in order, from addresses that are signed, whoever answers with what; a redirected thread takes it along', async () => {
    const [first, second, answer] = [aPdf('unu.pdf'), aPdf('doi.pdf'), aPdf('răspuns.pdf')];
    const { id: threadId } = await open({ attachments: [await uploaded(messaging, ana, second), await uploaded(messaging, ana, first)] });
    await change(messaging, radu, 'replyToThread', { threadId, text: 'Iată.', attachments: [await uploaded(messaging, radu, answer)] });

    const seen = (await attachmentsOf(ana, threadId))!;
    expect(seen.map((attachments) => attachments.map(({ fileName }) => fileName))).toEqual([['doi.pdf', 'unu.pdf'], ['răspuns.pdf']]);
    expect(Buffer.from(await (await download(seen[0]![1]!.downloadUrl)).arrayBuffer())).toEqual(first.bytes);
    expect((await attachmentsOf(radu, threadId))!.flat().map(({ sha256 }) => sha256)).toEqual([second, first, answer].map(({ bytes }) => sha256Of(bytes)));
    for (const stranger of [aUser(), await memberOf(messaging, { institutionId: randomUUID() }, 'SGG_ADMIN')]) expect(await attachmentsOf(stranger, threadId)).toBeNull();
    expect((await download(seen[0]![0]!.downloadUrl.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(403);

    const other = await anInstitution(messaging);
    const elena = await memberOf(messaging, { institutionId: other }, 'FOI_OFFICER');
    await change(messaging, radu, 'replyToThread', { threadId, text: 'Ba nu.' });
    await change(messaging, ana, 'replyToThread', { threadId, text: 'Cum?' });
    await change(messaging, radu, 'redirectThread', { threadId, institutionId: other, reason: 'Este de competența agenției.' });
    const there = (await seenBy(messaging, ana, threadId))!.redirectedTo!.id;
    expect((await attachmentsOf(elena, there))!.map((attachments) => attachments.length)).toEqual([2, 1, 0, 0, 0]);
  });

  it('goes with a letter on paper too, and is written once under one key', async () => {
    const attachments = [await uploaded(messaging, radu, aPdf('scan.pdf'))];
    const letter = { institutionId: ministry, kind: 'PETITION', senderName: 'Maria Pop', channel: 'POST', receivedOn: '2026-02-27', subject: 'Praf', text: 'Pe strada mea.', attachments, idempotencyKey: 'scrisoarea Mariei' };
    const [first, replay] = [await change(messaging, radu, 'recordThread', letter), await change(messaging, radu, 'recordThread', letter)];

    expect(replay.id).toBe(first.id);
    expect((await attachmentsOf(radu, first.id))!.map((found) => found.map(({ fileName }) => fileName))).toEqual([['scan.pdf']]);
  });

  it('takes as many statements however many messages have some', async () => {
    const [one, many] = [await open({ attachments: [await uploaded(messaging, ana)] }), await open({ attachments: [await uploaded(messaging, ana)] })];
    for (let count = 0; count < 4; count += 1) await change(messaging, ana, 'replyToThread', { threadId: many.id, text: `Mesajul ${count}`, attachments: [await uploaded(messaging, ana)] });
    const statements = (threadId: string) => fewestStatements(() => attachmentsOf(ana, threadId), 20);

    expect((await attachmentsOf(ana, many.id))!.flat()).toHaveLength(5);
    // People are told of the messages meanwhile, which takes statements too.
    await waitFor(async () => (await statements(many.id)) === (await statements(one.id)), { describe: 'as many statements for five as for one' });
  });

  it('never changes, for the process itself either', async () => {
    await open({ attachments: [await uploaded(messaging, ana)] });
    const process = new Pool({ connectionString: messaging.databaseUrl, max: 1 });
    try {
      await expect(process.query('UPDATE thread_attachment SET place = place + 1')).rejects.toThrow(/does not change/);
    } finally {
      await process.end();
    }
  });

  it('goes when the person is erased whose letter it was, and so does what he never sent; what goes with letters of others stays', async () => {
    const [paul, name] = [aUser(), `fișa-${randomUUID()}.pdf`];
    const [own, unsent, answer, shared, ofOthers] = [aPdf(name), aPdf(name), aPdf(name), aPdf(name), aPdf('organizația.pdf')];
    const { id: threadId } = await open({ sender: null, attachments: [await uploaded(messaging, paul, own), await uploaded(messaging, paul, shared)] }, paul);
    await uploaded(messaging, paul, unsent);
    await change(messaging, radu, 'replyToThread', { threadId, text: 'Iată.', attachments: [await uploaded(messaging, radu, answer)] });
    const letter = await open({ attachments: [await uploaded(messaging, ana, ofOthers), await uploaded(messaging, ana, { ...shared, fileName: 'aceeași.pdf' })] });
    const erased = anEvent(userErased, idOf(paul), { userId: idOf(paul) });

    await messaging.publish(erased);
    await messaging.handled(erased);

    const gone = [own, unsent, answer].map(({ bytes }) => sha256Of(bytes));
    await waitFor(async () => (await keptFiles()).every((file) => !gone.includes(file)), { describe: 'the bytes to be removed' });
    expect(await keptFiles()).toEqual(expect.arrayContaining([shared, ofOthers].map(({ bytes }) => sha256Of(bytes))));
    expect(await attachmentsOf(radu, threadId)).toEqual([[], []]);
    expect((await attachmentsOf(radu, letter.id))!.flat()).toHaveLength(2);
    for (const table of ['document', 'audit_entry', 'outbox', 'graphile_worker.jobs']) expect(await messaging.sql(`SELECT 1 FROM ${table} row WHERE row::text LIKE $1`, [`%${name}%`])).toEqual([]);
  });
});

describe('bad input', () => {
  const script = '<script>alert("x")</script>';
  const lines = 'Aer\r\nBcc: toti@example.org';
  const paper = () => ({ institutionId: ministry, kind: 'PETITION', senderName: 'Maria Pop', channel: 'POST', receivedOn: '2026-02-27', subject: 'Praf', text: 'Pe strada mea.' });
  const letterOf = { openThread: () => aLetter(), recordThread: paper };
  const onThread = (field: string) => async (text: string) => ({ threadId: (await open()).id, [field]: text });
  const texts: readonly [mutation: string, field: string, input: (text: string) => object | Promise<object>, who: () => Principal][] = [
    ['openThread', 'subject', (subject) => aLetter({ subject }), () => ana],
    ['openThread', 'text', (text) => aLetter({ text }), () => ana],
    ['recordThread', 'subject', (subject) => ({ ...paper(), subject }), () => radu],
    ['recordThread', 'senderName', (senderName) => ({ ...paper(), senderName }), () => radu],
    ['recordThread', 'text', (text) => ({ ...paper(), text }), () => radu],
    ['replyToThread', 'text', onThread('text'), () => ana],
    ['resolveThread', 'text', async (text) => ({ ...(await onThread('text')(text)), outcome: 'ANSWERED' }), () => radu],
    ['extendThread', 'reason', onThread('reason'), () => radu],
    ['redirectThread', 'reason', async (reason) => ({ ...(await onThread('reason')(reason)), institutionId: await anInstitution(messaging) }), () => radu],
    ['reopenThread', 'reason', async (reason) => ({ threadId: (await change(messaging, radu, 'resolveThread', { threadId: (await open()).id, outcome: 'ANSWERED', text: 'Da.' })).id, reason }), () => radu],
    ['addInternalNote', 'text', onThread('text'), () => radu],
  ];

  it.each(texts)('script in %s.%s is text', async (mutation, _field, input, who) => {
    const thread = await change(messaging, who(), mutation, await input(script));
    const said = [thread.subject, thread.sender['name'], ...thread.messages.nodes.map(({ text }) => text), ...(thread.internalNotes?.nodes ?? []).map(({ text }) => text)];
    expect(said).toContain(script);
  });

  it.each(texts.filter(([, field]) => field !== 'text' && field !== 'reason'))('a line break in %s.%s is refused', async (mutation, field, input, who) => {
    expect(await send(messaging, who(), mutation, await input(lines))).toMatchObject({ thread: null, userErrors: [{ code: 'BAD_USER_INPUT', field: [field] }] });
  });

  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]);
  it.each<[string, Partial<AFile>, object]>([
    ['of a type that no letter has', { fileName: 'a.exe', mediaType: 'application/x-msdownload' }, { field: ['mediaType'] }],
    ['whose name is not of its type', { fileName: 'a.exe' }, { field: ['fileName'] }],
    ['whose name has a path', { fileName: '../a.pdf' }, { field: ['fileName'] }],
    ['whose name has a line break', { fileName: 'a\r\nX: b.pdf' }, { field: ['fileName'] }],
  ])('an attachment is not even announced %s', async (_what, changes, refusal) => {
    expect(await announce(messaging, ana, { ...aPdf(), ...changes })).toMatchObject({ upload: null, userErrors: [{ code: 'BAD_USER_INPUT', ...refusal }] });
  });

  it.each<[string, number, object]>([
    ['too large', 10 * 1_048_576 + 1, { userErrors: [{ code: 'BAD_USER_INPUT', field: ['byteLength'] }] }],
    ['empty', 0, { userErrors: [{ code: 'BAD_USER_INPUT', field: ['byteLength'] }] }],
  ])('an attachment is not even announced that is %s', async (_what, byteLength, refusal) => {
    expect(await announce(messaging, ana, aPdf(), { byteLength })).toMatchObject({ upload: null, ...refusal });
  });

  it.each<[string, () => { announced: AFile; sent: Buffer }, object]>([
    ['is a program', () => ({ announced: { ...aPdf(), bytes: exe }, sent: exe }), { status: 422, code: 'UPLOAD_CONTENT_REFUSED' }],
    ['is a web page', () => ({ announced: { ...aPdf(), bytes: Buffer.from(`<html>${script}</html>`) }, sent: Buffer.from(`<html>${script}</html>`) }), { status: 422, code: 'UPLOAD_CONTENT_REFUSED' }],
    ['is another document of the same length', () => ({ announced: aPdf(), sent: aPdf().bytes }), { status: 400, code: 'UPLOAD_HASH_MISMATCH' }],
    ['is longer', () => ({ announced: aPdf(), sent: Buffer.concat([aPdf().bytes, Buffer.from('more')]) }), { status: 400, code: 'UPLOAD_SIZE_MISMATCH' }],
  ])('an attachment that says PDF and %s goes with no letter', async (_what, made, refusal) => {
    const { announced: file, sent } = made();
    const announced = await announce(messaging, ana, file);
    expect(await sendBytes(messaging, announced, sent)).toEqual(refusal);
    expect(await send(messaging, ana, 'openThread', aLetter({ attachments: [announced.upload!.documentId] }))).toMatchObject({ thread: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['attachments', '0'] }] });
  });

  it.each(Object.keys(letterOf) as (keyof typeof letterOf)[])('%s takes neither the document of somebody else, nor six, nor one twice, nor what is no id, and leaves nothing', async (mutation) => {
    const who = mutation === 'openThread' ? ana : radu;
    const [own, foreign] = [await uploaded(messaging, who), await uploaded(messaging, aUser())];
    const six = await Promise.all(Array.from({ length: 6 }, () => uploaded(messaging, who)));
    const refused = async (attachments: readonly string[]) => (await send(messaging, who, mutation, { ...letterOf[mutation](), attachments })).userErrors.map(({ code, field }) => [code, field!.join('.')]);

    expect([await refused([own, foreign]), await refused(six), await refused([own, own.toUpperCase()]), await refused(['x']), await refused([randomUUID()])]).toEqual([
      [['BAD_USER_INPUT', 'attachments.1']], [['BAD_USER_INPUT', 'attachments']], [['BAD_USER_INPUT', 'attachments']], [['BAD_USER_INPUT', 'attachments.0']], [['BAD_USER_INPUT', 'attachments.0']],
    ]);
    expect(await open()).toMatchObject({ registrationNumber: '1/2026' });
  });

  it('a 31st message in a minute is refused, with what goes with it', async () => {
    const attachments = [await uploaded(messaging, ana)];
    const { id: threadId } = await open();
    for (let count = 1; count < 30; count += 1) await change(messaging, ana, 'replyToThread', { threadId, text: `Mesajul ${count}` });

    expect(await codesOf(messaging, ana, 'replyToThread', { threadId, text: 'Al 31-lea', attachments })).toEqual(['QUOTA_EXCEEDED']);
    expect((await attachmentsOf(ana, threadId))!.flat()).toEqual([]);
  });
});
