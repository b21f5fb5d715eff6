import { askGraph, countRows, holdRelay, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { aCui, anaOrganization, idOf, noticesOf, organizationMutations as mutations, signUp, signUpOfficer, uploadStatute, wordsOf, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let ana: Person;
let victor: Person;
let organizationId: string;

beforeAll(async () => {
  stack = await startTestStack();
  [ana, victor] = await Promise.all([signUp(stack, 'Ana'), signUpOfficer(stack, 'Victor')]);
});
afterAll(() => stack.stop());

const appUrl = (service: 'identity' | 'registry' | 'messaging'): string => stack.databases[service].appUrl;
const anybody = (query: string, variables: Record<string, unknown>) => askGraph(stack.graphqlUrl, query, variables);
const submittable = async (person: Person, changes: Record<string, unknown> = {}): Promise<string> => {
  const documents = { statute: await uploadStatute(person) };
  return idOf(await person.change(mutations.create, { ...anaOrganization, cui: aCui(), ...changes, documents }));
};
const approved = async (person: Person, changes: Record<string, unknown> = {}): Promise<string> => {
  const id = await submittable(person, changes);
  for (const [who, mutation] of [[person, mutations.submit], [victor, mutations.startReview], [victor, mutations.approve]] as const) {
    expect(await who.change(mutation, { organizationId: id })).toMatchObject({ userErrors: [] });
  }
  return id;
};

describe('J1: an NGO registers and is approved', () => {
  it('keeps the draft of a confirmed person, with the CUI as digits', async () => {
    const payload = await ana.change(mutations.create, { ...anaOrganization });

    expect(payload).toEqual({
      organization: { id: expect.any(String), status: 'DRAFT', legalName: 'Asociația Țarnița Verde', cui: '28765437', locality: { code: '54984' } },
      userErrors: [],
    });
    organizationId = idOf(payload);
  });

  it('derives the unit of the locality', async () => {
    const { data } = await ana.ask('query ($id: ID!) { organization(id: $id) { locality { name unit { code } county { code } } } }', { id: organizationId });

    expect(data).toEqual({ organization: { locality: { name: 'Cluj-Napoca', unit: { code: '54975' }, county: { code: 'CJ' } } } });
  });

  it('shows the draft to nobody else', async () => {
    const query = 'query ($id: ID!) { organization(id: $id) { id } }';

    expect((await ana.ask(query, { id: organizationId })).data).toEqual({ organization: { id: organizationId } });
    expect((await (await signUp(stack, 'Paul')).ask(query, { id: organizationId })).data).toEqual({ organization: null });
  });

  it.each([
    ['a bad control digit', { cui: '12345678' }, 'CUI_CHECKSUM', ['cui']],
    ['a locality of another county', { countyCode: 'B' }, 'LOCALITY_COUNTY_MISMATCH', ['localityCode']],
  ])('refuses %s by its own code', async (_case, changes, code, field) => {
    const payload = await ana.change(mutations.create, { ...anaOrganization, ...changes });

    expect(payload).toMatchObject({ organization: null, userErrors: [{ code, field }] });
  });

  it('refuses to submit without a statute', async () => {
    const payload = await ana.change(mutations.submit, { organizationId });

    expect(payload).toMatchObject({ organization: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['documents', 'statute'] }] });
  });

  it('submits with one', async () => {
    const documents = { statute: await uploadStatute(ana) };
    expect(await ana.change(mutations.update, { organizationId, documents })).toMatchObject({ userErrors: [] });

    expect(await ana.change(mutations.submit, { organizationId })).toMatchObject({ organization: { status: 'SUBMITTED' }, userErrors: [] });
  });

  it('then keeps sensitive fields from the applicant', async () => {
    const payload = await ana.change(mutations.update, { organizationId, legalName: 'Asociația Altfel' });

    expect(payload).toMatchObject({ organization: null, userErrors: [{ code: 'SENSITIVE_FIELD', field: ['legalName'] }] });
  });

  it('is found in the queue of SGG and nowhere else', async () => {
    const queue = '{ organizationsToReview(first: 100) { nodes { id } } }';
    const { data } = await victor.ask(queue);

    expect((data as unknown as { organizationsToReview: { nodes: { id: string }[] } }).organizationsToReview.nodes).toContainEqual({ id: organizationId });
    expect((await ana.ask(queue)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('comes back with a comment per field and is submitted again', async () => {
    await victor.change(mutations.startReview, { organizationId });
    const comments = [{ field: ['legalName'], comment: 'Scrieți numele ca în statut.' }];

    expect(await victor.change(mutations.requestChanges, { organizationId, comments })).toMatchObject({ organization: { status: 'NEEDS_CHANGES' }, userErrors: [] });
    const { data } = await ana.ask('query ($id: ID!) { organization(id: $id) { reviewComments { field comment } } }', { id: organizationId });
    expect(data).toEqual({ organization: { reviewComments: comments } });
    expect(await ana.change(mutations.update, { organizationId, legalName: 'Asociaţia Țarnița Verde' })).toMatchObject({ userErrors: [] });
    expect(await ana.change(mutations.submit, { organizationId })).toMatchObject({ organization: { status: 'SUBMITTED' } });
  });

  it('tells the applicant of the changes asked for, in the graph and by mail', async () => {
    const title = 'Cererea de înscriere v-a fost întoarsă pentru modificări';
    const [notice, ...more] = await waitFor(async () => ((await noticesOf(ana)).length > 0 ? noticesOf(ana) : null), { describe: 'the notice' });

    expect(more).toEqual([]);
    expect(notice).toMatchObject({ topic: 'ORGANIZATION_REGISTRATION', title, subject: { id: organizationId, legalName: 'Asociația Țarnița Verde', status: 'SUBMITTED' } });
    const mail = await stack.mailTo(ana.email, (text) => wordsOf(text).includes(title));
    expect(wordsOf(mail)).toContain('Bună ziua, Ana,');
    expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('tells the officers of each submission, and nobody else', async () => {
    await waitFor(async () => (await noticesOf(victor)).length === 2, { describe: 'a notice of each submission' });

    expect(await noticesOf(victor)).toMatchObject([{ topic: 'REGISTRATION_REVIEW', subject: { id: organizationId } }, { topic: 'REGISTRATION_REVIEW', subject: { id: organizationId } }]);
    expect((await noticesOf(ana)).map(({ topic }) => topic)).not.toContain('REGISTRATION_REVIEW');
  });

  it('marks a notice as read', async () => {
    const [notice] = await noticesOf(ana);
    const mutation = 'mutation Read($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { notifications { id readAt } userErrors { code } } }';

    expect(await victor.change(mutation, { notificationIds: [notice!.id] })).toMatchObject({ notifications: [], userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await ana.change(mutation, { notificationIds: [notice!.id] })).toEqual({ notifications: [{ id: notice!.id, readAt: expect.any(String) }], userErrors: [] });
    expect(await noticesOf(ana, true)).toEqual([]);
  });

  it('refuses that the applicant approves', async () => {
    expect(await ana.change(mutations.approve, { organizationId })).toMatchObject({ organization: null, userErrors: [{ code: 'FORBIDDEN' }] });
  });

  it('is approved by an officer and is public under its name', async () => {
    await victor.change(mutations.startReview, { organizationId });

    expect(await victor.change(mutations.approve, { organizationId })).toMatchObject({
      organization: { status: 'ACTIVE', legalName: 'Asociația Țarnița Verde' },
      userErrors: [],
    });
  });

  it('tells the applicant of the approval, in the graph and by mail', async () => {
    const title = 'Organizația dumneavoastră a fost înscrisă';
    const [notice] = await waitFor(async () => ((await noticesOf(ana, true)).length > 0 ? noticesOf(ana, true) : null), { describe: 'the notice' });

    expect(notice).toMatchObject({ title, subject: { id: organizationId, status: 'ACTIVE' } });
    const mail = await stack.mailTo(ana.email, (text) => wordsOf(text).includes(title));
    expect(wordsOf(mail)).toContain('„Asociația Țarnița Verde” a fost aprobată');
  });

  it.each(['tarnita', 'ţarniţa', 'Țarnița'])('is found by everybody as "%s"', async (search) => {
    const { data } = await anybody('query ($search: String!) { organizations(search: $search, first: 5) { nodes { legalName } } }', { search });

    expect(data).toEqual({ organizations: { nodes: [{ legalName: 'Asociația Țarnița Verde' }] } });
  });

  it('makes the applicant its NGO_ADMIN in another service', async () => {
    const roles = async () => {
      const { data } = await ana.ask('{ me { memberships { role organization { id legalName } } } }');
      return (data as unknown as { me: { memberships: unknown[] } }).me.memberships;
    };

    await waitFor(async () => (await roles()).length > 0, { describe: 'the membership' });
    expect(await roles()).toEqual([{ role: 'NGO_ADMIN', organization: { id: organizationId, legalName: 'Asociația Țarnița Verde' } }]);
  });

  it('refuses a second organization with the same CUI', async () => {
    const payload = await ana.change(mutations.create, { ...anaOrganization, legalName: 'Altă asociație' });

    expect(payload).toMatchObject({ organization: null, userErrors: [{ code: 'CONFLICT', field: ['cui'] }] });
  });

  it('lets exactly one of two simultaneous submissions of one CUI through', async () => {
    const paul = await signUp(stack, 'Paula');
    const cui = aCui();
    const [first, second] = await Promise.all([submittable(ana, { cui }), submittable(paul, { cui })]);

    const payloads = await Promise.all([
      ana.change(mutations.submit, { organizationId: first }),
      paul.change(mutations.submit, { organizationId: second }),
    ]);

    expect(payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['CONFLICT']);
    expect(payloads.filter(({ organization }) => organization !== null)).toHaveLength(1);
  });
});

describe('a repeated request', () => {
  it('with the same key answers again and says nothing twice', async () => {
    const input = { ...anaOrganization, cui: aCui(), idempotencyKey: 'phone-1' };
    const first = await ana.change(mutations.create, input);

    expect(await ana.change(mutations.create, input)).toEqual(first);
    expect((await ana.ask(mutations.create, { input: { ...input, legalName: 'Alta' } })).errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_MISMATCH' } }]);
  });
});

describe('a registry that is killed between commit and publish', () => {
  it('still publishes the approval, once', async () => {
    const bogdan = await signUp(stack, 'Bogdan');
    const holder = await holdRelay(appUrl('registry'));
    const id = await approved(bogdan, { legalName: 'Asociația Căderea' });

    await stack.kill('registry');
    await holder.release();
    await stack.restart('registry');

    const roles = async () => {
      const { data } = await bogdan.ask('{ me { memberships { role organization { id } } } }');
      return (data as unknown as { me: { memberships: unknown[] } }).me.memberships;
    };
    await waitFor(async () => (await roles()).length > 0, { describe: 'the membership after the crash', timeoutMillis: 60_000 });
    expect(await roles()).toEqual([{ role: 'NGO_ADMIN', organization: { id } }]);
    expect(await countRows(appUrl('registry'), 'outbox', `key = '${id}' AND headers ->> 'ce_type' LIKE '%OrganizationApproved'`)).toBe(1);
    expect(await countRows(appUrl('identity'), 'inbox', `subject = '${id}'`)).toBe(1);
  });
});

describe('a messaging that was killed', () => {
  it('tells and writes once of what happened meanwhile', async () => {
    const carmen = await signUp(stack, 'Carmen');
    await stack.kill('messaging');
    await approved(carmen, { legalName: 'Asociația Întârziată' });
    expect(await carmen.ask('{ me { id } notifications { totalCount } }')).toMatchObject({
      data: { me: { id: carmen.userId }, notifications: null },
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'messaging' } }],
    });

    await stack.restart('messaging');

    await stack.mailTo(carmen.email, (text) => wordsOf(text).includes('„Asociația Întârziată” a fost aprobată'));
    const hers = `payload -> 'recipient' ->> 'ref' = '${carmen.userId}'`;
    await waitFor(async () => (await countRows(appUrl('messaging'), 'effect_ledger', `${hers} AND state = 'MADE'`)) === 1, { describe: 'the mail to be marked sent' });
    expect(await noticesOf(carmen)).toHaveLength(1);
    expect(await countRows(appUrl('messaging'), 'effect_ledger', hers)).toBe(1);
  });
});
