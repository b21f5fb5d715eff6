import { askGraph, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { anApproved, operationNamed, signUp, signUpOfficer, uploadDocument, type Payload, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let ana: Person;
let paul: Person;
let victor: Person;
let organizationId: string;

beforeAll(async () => {
  stack = await startTestStack();
  [ana, paul, victor] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, 'Paul'), signUpOfficer(stack, 'Victor')]);
  organizationId = await anApproved(ana, victor, { legalRepresentative: 'Maria Vasilescu' });
});
afterAll(() => stack.stop());

const page = async (ask: Person['ask']) => {
  const { data, errors } = await ask(operationNamed('organization-page'), { id: organizationId, locale: 'EN' });
  expect(errors).toEqual([]);
  return data!['organization'] as unknown as { logo: { url: string; mediaType: string } | null; viewerCan: { update: { allowed: boolean } } };
};
const anybody: Person['ask'] = (query, variables = {}) => askGraph(stack.graphqlUrl, query, variables);
const update = (changes: Record<string, unknown>): Promise<Payload> => ana.change(operationNamed('update-organization'), { organizationId, ...changes });

/** A PNG of one pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('what an organization says of itself', () => {
  const contacts = [
    { kind: 'EMAIL', value: 'birou@verde.exemplu.ro', label: null, visibility: 'PUBLIC' },
    { kind: 'PHONE', value: '+40264123456', label: 'Relația cu instituțiile', visibility: 'INSTITUTIONS' },
    { kind: 'ADDRESS', value: 'Str. Ascunsă 7', label: null, visibility: 'MEMBERS' },
  ];
  const boardMembers = [{ name: 'Maria Vasilescu', role: 'PRESIDENT', termStartsOn: '2024-03-01', termEndsOn: null }];

  it('is changed by its administrator at once, in one go', async () => {
    await waitFor(async () => (await page(ana.ask)).viewerCan.update.allowed, { describe: 'Ana to be NGO_ADMIN in the registry' });
    const logo = await uploadDocument(ana, 'LOGO', pixel, { fileName: 'sigla.png', mediaType: 'image/png' });

    expect(
      await update({
        shortDescription: { ro: 'Plantăm copaci.', en: 'We plant trees.' },
        activityArea: { area: 'LOCAL', localities: ['54984'] },
        webPages: ['https://www.facebook.com/verde?fbclid=1'],
        contacts,
        boardMembers,
        logo,
      }),
    ).toMatchObject({ userErrors: [] });
  });

  it('is seen by everybody as far as it is public', async () => {
    const expected = {
      shortDescription: { text: 'We plant trees.', locale: 'EN' },
      activityArea: { area: 'LOCAL', counties: [{ code: 'CJ' }], localities: [{ code: '54984', name: 'Cluj-Napoca' }] },
      webPages: [{ kind: 'FACEBOOK', url: 'https://www.facebook.com/verde' }],
      contacts: contacts.slice(0, 1),
      legalRepresentative: 'Maria Vasilescu',
      boardMembers: null,
    };

    for (const ask of [anybody, paul.ask]) expect(await page(ask)).toMatchObject(expected);
  });

  it('is seen whole by its people and SGG', async () => {
    for (const { ask } of [ana, victor]) expect(await page(ask)).toMatchObject({ contacts, boardMembers });
  });

  it('has a logo that everybody finds, and fetches once', async () => {
    const { logo } = await page(anybody);
    const response = await fetch(logo!.url);

    expect(Buffer.from(await response.arrayBuffer()).equals(pixel)).toBe(true);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect((await fetch(logo!.url, { headers: { 'if-none-match': response.headers.get('etag')! } })).status).toBe(304);
  });

  it('is refused with a code and the place of each mistake', async () => {
    const { userErrors } = await update({
      primaryDomain: null,
      activityArea: { area: 'NATIONAL', counties: ['CJ'] },
      webPages: ['http://verde.exemplu.ro'],
      contacts: [{ kind: 'PHONE', value: 'sunați', visibility: 'PUBLIC' }],
      legalRepresentative: 'Ion Pop',
    });

    expect(userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`).toSorted()).toEqual([
      'ACTIVITY_AREA_MISMATCH activityArea.counties',
      'BAD_USER_INPUT contacts.0.value',
      'BAD_USER_INPUT primaryDomain',
      'BAD_USER_INPUT webPages.0',
      'SENSITIVE_FIELD legalRepresentative',
    ]);
  });
});
