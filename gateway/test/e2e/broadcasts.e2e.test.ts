import { askGraph, countRows, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { aHuman, type Human } from '../permissions/people';
import { admit, membershipsAreHeard } from '../permissions/world';
import { aMinistryOf, run } from './ministry';
import { anApproved, noticesOf, operationNamed, wordsOf, type Payload, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let elena: Human;
let editor: Human;
let ministry: string;
/** By county and domain; the last one is elsewhere. */
let ngos: readonly { readonly id: string; readonly admin: Human }[];

beforeAll(async () => {
  stack = await startTestStack();
  const [victor, radu, ...others] = (await Promise.all(['Victor', 'Radu', 'Elena', 'Edi', 'Ana', 'Bogdan', 'Clara', 'Dan'].map((name) => aHuman(stack, name)))) as [Human, Human, ...Human[]];
  let admins: readonly Human[];
  [elena, editor, ...admins] = others as [Human, Human, ...Human[]];
  await stack.run('identity', 'cli', ['grant-sgg-admin', victor.email]);
  await waitFor(async () => (await victor.ask('{ organizationsToReview(first: 1) { totalCount } }')).errors.length === 0, { describe: 'Victor to be an SGG_ADMIN in the registry' });
  ministry = await aMinistryOf(victor, { elena, radu });
  const places = [{ countyCode: 'CJ', localityCode: '54984', domains: ['E'] }, { countyCode: 'BH', localityCode: '26573', domains: ['E'] }, { countyCode: 'CJ', localityCode: '54984', domains: ['E'] }, { countyCode: 'CJ', localityCode: '54984', domains: ['B'] }];
  ngos = await Promise.all(places.map(async (place, index) => ({ id: await anApproved(personOf(admins[index]!), personOf(victor), { ...place, primaryDomain: place.domains[0]! }), admin: admins[index]! })));
  const { identity, messaging } = stack.databases;
  await waitFor(async () => (await countRows(identity.ownerUrl, 'membership', "role = 'NGO_ADMIN'")) === places.length, { describe: 'identity to make the applicants administrators' });
  await admit(stack, ngos[0]!.admin, { organizationId: ngos[0]!.id, human: editor, role: 'NGO_EDITOR' });
  await membershipsAreHeard(stack);
  await waitFor(async () => (await countRows(messaging.ownerUrl, 'organization', "status = 'ACTIVE' AND domains <> '{}'")) === places.length, { describe: 'messaging to know the organizations' });
});
afterAll(() => stack?.stop());

/** As the stories' helpers know people: they send whole documents. */
const personOf = (human: Human): Person => ({
  ...human,
  name: '',
  token: human.token!,
  async change(document, input) {
    const { data, errors } = await human.ask(document, { input });
    expect(errors).toEqual([]);
    return Object.values(data!)[0] as unknown as Payload;
  },
});

const audience = { domains: ['E'], countyCodes: ['CJ', 'BH'] };
const aBroadcast = (changes: object = {}) => ({ institutionId: ministry, topic: 'FUNDING', subject: 'Granturi pentru păduri', text: 'Depuneți proiecte până vineri.', audience, ...changes });

interface SeenPage {
  readonly status: string;
  readonly subject: string;
  readonly delivery: { readonly deliveredCount: number; readonly optedOutCount: number } | null;
}

const pageFor = async (who: Human, id: string): Promise<SeenPage | null> => {
  const { data, errors } = await who.ask(operationNamed('broadcast-page'), { id });
  expect(errors).toEqual([]);
  return (data as unknown as { broadcast: SeenPage | null }).broadcast;
};

describe('J13: a ministry writes to the NGOs of a domain in two counties', () => {
  let id: string;

  it('and reaches as many as the preview counted, but those that want nothing of it', async () => {
    const declining = ngos[2]!;
    expect(await run(declining.admin, 'set-broadcast-opt-out', { organizationId: declining.id, topic: 'FUNDING', optedOut: true })).toMatchObject({ userErrors: [], organization: { broadcastOptOuts: ['FUNDING'] } });
    const { data, errors } = await elena.ask(operationNamed('preview-broadcast'), { input: { institutionId: ministry, topic: 'FUNDING', audience } });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ previewBroadcast: { recipientCount: 2, optedOutCount: 1, byCounty: [{ county: { name: expect.any(String) }, organizationCount: 1 }, { organizationCount: 1 }], organizations: { nodes: [{ legalName: expect.any(String) }, {}] } } });

    const sent = await run(elena, 'send-broadcast', aBroadcast());
    expect(sent).toMatchObject({ userErrors: [], broadcast: { delivery: { recipientCount: 2, optedOutCount: 1 } } });
    id = (sent['broadcast'] as { id: string }).id;
    await waitFor(async () => (await pageFor(elena, id))?.status === 'SENT', { describe: 'the broadcast to be sent' });
    expect((await pageFor(elena, id))!.delivery).toMatchObject({ deliveredCount: 2, optedOutCount: 1 });
    expect(await pageFor(declining.admin, id)).toBeNull();
  });

  it('which read it in the graph and by mail, and nothing of each other', async () => {
    const [one, other] = [ngos[0]!, ngos[1]!];
    const answers = [await one.admin.ask(operationNamed('organization-broadcasts'), { id: one.id }), await one.admin.ask(operationNamed('organization-broadcasts'), { id: other.id }), await one.admin.ask(operationNamed('broadcast-page'), { id }), await one.admin.ask(operationNamed('institution-broadcasts'), { id: ministry })];

    expect(answers[0]).toMatchObject({ errors: [], data: { organization: { broadcasts: { totalCount: 1, nodes: [{ id, text: 'Depuneți proiecte până vineri.' }] } } } });
    expect(answers[1]).toMatchObject({ errors: [], data: { organization: { broadcasts: null, broadcastOptOuts: null } } });
    expect(answers[3]).toMatchObject({ errors: [], data: { institution: { broadcasts: null } } });
    expect(JSON.stringify([answers[0], answers[2], answers[3]])).not.toMatch(new RegExp(`${other.id}|${other.admin.userId}`));
    expect(await noticesOf(personOf(editor))).toMatchObject([{ topic: 'BROADCASTS', title: 'O instituție publică v-a trimis un anunț' }]);
    expect(wordsOf(await stack.mailTo(other.admin.email, (mail) => wordsOf(mail).includes('Depuneți proiecte')))).toContain('Depuneți proiecte până vineri.');
  });

  it('by whoever answers for it alone, and once in a day', async () => {
    expect(await run(editor, 'send-broadcast', aBroadcast())).toMatchObject({ broadcast: null, userErrors: [{ code: 'FORBIDDEN' }] });
    expect((await askGraph(stack.graphqlUrl, operationNamed('send-broadcast'), { input: aBroadcast() })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await run(elena, 'send-broadcast', aBroadcast())).toMatchObject({ broadcast: null, userErrors: [{ code: 'QUOTA_EXCEEDED' }] });
    expect(await run(elena, 'cancel-broadcast', { broadcastId: id })).toMatchObject({ userErrors: [{ code: 'INVALID_STATE' }] });
  });

  it('and to all of them when a law asks for it', async () => {
    const { data } = await elena.ask(operationNamed('preview-broadcast'), { input: { institutionId: ministry, topic: 'FUNDING', isLegallyRequired: true, audience } });
    expect(data).toMatchObject({ previewBroadcast: { recipientCount: 3, optedOutCount: 0 } });
  });
});
