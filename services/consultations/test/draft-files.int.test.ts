import { randomBytes, randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, type TestService } from '@conect/testing';
import { accepted, aDraftOf, anInstitution, mutate, refusalsOf, someone, startConsultations } from './consultations';
import { announce, paragraphs, upload, wordFile } from './draft-files';

let service: TestService;
let institutionId: string;
let radu: Principal;

beforeAll(async () => {
  service = await startConsultations();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
});
afterAll(() => service?.stop());

const aDraft = async (): Promise<string> => accepted(await mutate(service, radu, 'createConsultation', aDraftOf(institutionId))).id;
const addFile = (consultationId: string, documentId: string, more: object = {}) => mutate(service, radu, 'addDraftVersion', { consultationId, documentId, ...more });

interface Version {
  readonly id: string;
  readonly number: number;
  readonly source: { readonly fileName: string; readonly downloadUrl: string } | null;
  readonly blocks: { readonly nodes: readonly { readonly id: string; readonly text: string; readonly ref: { readonly article: string; readonly paragraph: string | null; readonly letter: string | null } }[] };
}
const versionsOf = async (id: string, principal: Principal = radu): Promise<readonly Version[]> =>
  (
    await service.ask<{ consultation: { draftVersions: readonly Version[] } }>(
      principal,
      'query ($id: ID!) { consultation(id: $id) { draftVersions { id number source { fileName downloadUrl } blocks(first: 100) { nodes { id text ref { article paragraph letter point } } } } } }',
      { id },
    )
  ).data.consultation.draftVersions;
const textsOf = ({ blocks }: Version) => blocks.nodes.map(({ ref: { article, paragraph, letter }, text }) => [article, paragraph, letter, text]);

const lines = ['HOTĂRÂRE', 'Art. 1. - (1) Se interzic:', 'a) arderea deșeurilor;', '(2) Excepție fac grădinile.', 'Articolul 2', 'Se publică în Monitorul Oficial.'];
const html = (text: readonly string[]): Buffer => Buffer.from(`<!DOCTYPE html><html><body>${text.map((line) => `<p onclick="steal()">${line}</p>`).join('')}<script>x()</script></body></html>`);
const expected = [
  ['preambul', '1', null, 'HOTĂRÂRE'],
  ['1', '1', null, 'Se interzic:'],
  ['1', '1', 'a', 'arderea deșeurilor;'],
  ['1', '2', null, 'Excepție fac grădinile.'],
  ['2', null, null, 'Se publică în Monitorul Oficial.'],
];

it.each([
  ['docx', (text: readonly string[]) => wordFile(paragraphs(...text))],
  ['html', html],
])('a .%s is split into blocks, which keep their ids in the next version, whatever that comes as', async (extension, fileOf) => {
  const id = await aDraft();
  const first = await upload(service, radu, `proiect.${extension}`, fileOf(lines));
  accepted(await addFile(id, first.documentId, { note: 'Prima formă' }));
  const second = await upload(service, radu, 'proiect.html', html([...lines.slice(0, 3), 'b) arderea miriștilor;', ...lines.slice(3)]));
  accepted(await addFile(id, second.documentId));

  const [one, two] = (await versionsOf(id)) as [Version, Version];
  expect([textsOf(one), textsOf(two)]).toEqual([expected, [...expected.slice(0, 3), ['1', '1', 'b', 'arderea miriștilor;'], ...expected.slice(3)]]);
  expect(two.blocks.nodes.map((block) => block.id).filter((_id, place) => place !== 3)).toEqual(one.blocks.nodes.map((block) => block.id));
  expect(one.source).toMatchObject({ fileName: `proiect.${extension}` });
  const { pathname, search } = new URL(one.source!.downloadUrl);
  expect(Buffer.from(await (await fetch(`${service.address}${pathname}${search}`)).arrayBuffer())).toEqual(fileOf(lines));
  expect((await service.ask<{ consultations: { totalCount: number } }>(radu, 'query ($id: [ID!]) { consultations(search: "miriștilor", filter: { institutionIds: $id }) { totalCount } }', { id: [institutionId] })).data.consultations.totalCount).toBeGreaterThan(0);
});

describe('an upload is refused, each for its own reason,', () => {
  const bomb = wordFile(paragraphs('Art. 1'), [{ name: 'word/media/bomb.xml', content: Buffer.alloc(20_000_000, 'a') }]);
  it.each([
    ['of a zip bomb', 'bomb.docx', bomb, 'UNSAFE_ARCHIVE'],
    ['of macros by content type', 'macro.docx', wordFile(paragraphs('Art. 1'), [], 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'ACTIVE_CONTENT'],
    ['of a macro project', 'macro.docx', wordFile(paragraphs('Art. 1'), [{ name: 'word/vbaProject.bin', content: 'x' }]), 'ACTIVE_CONTENT'],
    ['cut short', 'cut.docx', wordFile(paragraphs(...lines)).subarray(0, -40), 'UNREADABLE'],
    ['of bytes that are no zip', 'other.docx', html(lines), 'WRONG_TYPE'],
    ['of bytes that are no page', 'other.html', wordFile(paragraphs(...lines)), 'WRONG_TYPE'],
    ['of a text that is no page', 'plain.html', Buffer.from('Art. 1 Text'), 'WRONG_TYPE'],
    ['of a page not in UTF-8', 'latin.html', Buffer.from('<html>\xee</html>', 'latin1'), 'WRONG_TYPE'],
  ])('%s', async (_what, fileName, bytes, reason) => {
    const { documentId, refusal, status } = await upload(service, radu, fileName, bytes);

    expect([refusal, status]).toEqual([reason, 422]);
    expect(refusalsOf(await addFile(await aDraft(), documentId))).toEqual([['BAD_USER_INPUT', 'documentId']]);
  });

  it('of another type, and from who publishes for nobody', async () => {
    expect((await announce(service, radu, 'x.docm', randomBytes(10))).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }, { code: 'BAD_USER_INPUT' }].slice(0, 1));
    for (const other of [aUser(), await someone(service, 'FOI_OFFICER', institutionId)]) expect((await announce(service, other, 'x.html', html(lines))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('a file is refused as a text, and nothing is written,', () => {
  const entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const refused = async (fileName: string, bytes: Buffer) => {
    const id = await aDraft();
    const { documentId, status } = await upload(service, radu, fileName, bytes);
    expect(status).toBe(200);
    const refusals = refusalsOf(await addFile(id, documentId));
    expect(await versionsOf(id)).toEqual([]);
    return refusals;
  };

  it('when it names what stands outside', async () => {
    const bytes = wordFile('', [{ name: 'word/styles.xml', content: `${entity}<w:styles/>` }]);
    expect(await refused('x.docx', bytes)).toEqual([['DRAFT_FILE_UNREADABLE', 'documentId']]);
  });

  it('when its XML is cut short', async () => {
    expect(await refused('x.docx', wordFile('</w:body><w:p>'))).toEqual([['DRAFT_FILE_UNREADABLE', 'documentId']]);
  });

  it('when Word numbers it in a way that cannot be told', async () => {
    expect(await refused('x.docx', wordFile('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>Text</w:t></w:r></w:p>'))).toEqual([['DRAFT_NUMBERING_UNKNOWN', 'documentId']]);
  });

  it('when it has no article', async () => {
    expect(await refused('x.html', html(['Un text fără articole.']))).toEqual([['DRAFT_WITHOUT_ARTICLES', 'documentId']]);
  });

  it('when a place comes twice, a block is too long, or articles are too many', async () => {
    expect(await refused('x.html', html(['Art. 1. - (1) Unu.', '(1) Doi.']))).toEqual([['BAD_USER_INPUT', 'documentId.1.1']]);
    expect(await refused('x.html', html([`Art. 1. - ${'a'.repeat(5_001)}`]))).toEqual([['BAD_USER_INPUT', 'documentId.1.text']]);
    expect(await refused('x.docx', wordFile(paragraphs(...Array.from({ length: 2_001 }, (_none, index) => `Art. ${index + 1}. - Text.`))))).toEqual([['BAD_USER_INPUT', 'documentId']]);
  });

  it('when it is somebody else\'s, or comes beside articles, or nothing comes', async () => {
    const id = await aDraft();
    const elena = await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId);
    const { documentId } = await upload(service, elena, 'x.html', html(lines));

    expect(refusalsOf(await addFile(id, documentId))).toEqual([['BAD_USER_INPUT', 'documentId']]);
    expect(refusalsOf(await addFile(id, randomUUID()))).toEqual([['BAD_USER_INPUT', 'documentId']]);
    expect(refusalsOf(await addFile(id, documentId, { articles: [{ article: '1', text: 'Text' }] }))).toEqual([['BAD_USER_INPUT', 'documentId']]);
    expect(refusalsOf(await mutate(service, radu, 'addDraftVersion', { consultationId: id }))).toEqual([['BAD_USER_INPUT', 'articles']]);
  });
});

it('a draft of 2,000 articles works as a file', async () => {
  const id = await aDraft();
  const { documentId } = await upload(service, radu, 'mare.docx', wordFile(paragraphs(...Array.from({ length: 2_000 }, (_none, index) => `Art. ${index + 1}. - Textul articolului ${index + 1}.`))));

  expect(accepted(await addFile(id, documentId)).draftVersions).toHaveLength(1);
  expect(await service.sql('SELECT FROM draft_block b JOIN draft_version v ON v.id = b.version_id WHERE v.consultation_id = $1', [id])).toHaveLength(2_000);
});

it('a version is an entity that outsiders do not find while its consultation is hidden', async () => {
  const id = await aDraft();
  accepted(await mutate(service, radu, 'addDraftVersion', { consultationId: id, articles: [{ article: '1', text: 'Text' }] }));
  const [version] = (await versionsOf(id)) as [Version];
  const entity = async (principal: Principal) =>
    (await service.ask<{ _entities: unknown }>(principal, 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on DraftVersion { number } } }', { representations: [version.id, version.id.toUpperCase(), randomUUID(), 'x'].map((one) => ({ __typename: 'DraftVersion', id: one })) })).data._entities;

  expect(await entity(radu)).toEqual([{ number: 1 }, { number: 1 }, null, null]);
  for (const outsider of [anonymous, aUser(), await someone(service, 'SGG_ADMIN', null)]) expect(await entity(outsider)).toEqual([null, null, null, null]);
});
