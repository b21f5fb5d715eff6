import { createHash, randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { dayOf } from '@conect/legal-clock';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { accepted, anInstitution, aWholeDraft, idOf, mutate, setClock, someone, startConsultations } from './consultations';
import { anOpenConsultation, anOrganization, aPdf, aProposal, contribute, contributionSeenBy, join, numberOf, refusedFor, registered, upload, verifyReceipt, writtenOf, type SeenReceipt } from './contributions';

let service: TestService;
let institutionId: string;
let radu: Principal;
let ana: Principal;
let organizationId: string;
let consultationId: string;

beforeAll(async () => {
  service = await startConsultations();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  ({ organizationId, writer: ana } = await anOrganization(service));
  consultationId = await anOpenConsultation(service, radu, institutionId);
});
afterAll(() => service?.stop());
afterEach(() => setClock(service, new Date().toISOString()));

const submit = (principal: Principal, changes: object = {}) => contribute(service, principal, 'submitContribution', aProposal(consultationId, changes));
const forOrganization = (changes: object = {}) => ({ author: { organizationId }, ...changes });
const written = (id: string) => writtenOf(service, id);
const verify = (receipt: SeenReceipt, ofInstitution = institutionId) => verifyReceipt(service, ofInstitution, receipt);

describe('an organization', () => {
  it('proposes about a place of the draft, with what goes with it, says something else and takes it back, each time with its event, audit entry and line of the register', async () => {
    const document = await upload(service, ana, { bytes: aPdf(2_000_000), fileName: 'studiu.pdf', mediaType: 'application/pdf', purpose: 'ATTACHMENT' });
    const disclosure = { membersRepresented: 120, interest: 'Aer curat', funding: 'Cotizații' };
    const first = registered(await submit(ana, forOrganization({ disclosure, attachments: [document] })));
    expect(first).toMatchObject({ status: 'SUBMITTED', authorKind: 'ORGANIZATION', authorName: null, organization: { id: organizationId }, isGeneral: false, disclosure, channel: 'PLATFORM', attachments: [{ fileName: 'studiu.pdf' }] });
    expect(first).toMatchObject({ articleRefs: [{ ref: { article: '2', paragraph: '1', letter: 'a', point: null } }], draftVersionNumber: 1, contact: { name: 'Paul Ionescu-Vlad', phone: '+40722123456' } });
    expect(first.registrationNumber).toMatch(new RegExp(`^\\d+/${dayOf(new Date()).slice(0, 4)}$`));
    expect(await verify(first.receipt!)).toEqual({ outcome: 'IN_REGISTER', root: null });

    const editor = aUser();
    await join(service, { organizationId, person: editor, role: 'NGO_EDITOR' });
    const edit = { contributionId: first.id, expectedVersion: 1, kind: 'OPINION', text: 'Altfel spus.', isGeneral: true, attachments: [document] };
    const edited = registered(await contribute(service, editor, 'editContribution', edit));
    expect(edited).toMatchObject({ version: 2, kind: 'OPINION', text: 'Altfel spus.', isGeneral: true, registrationNumber: first.registrationNumber, contact: { email: 'paul@example.org' } });
    expect(edited.versions!.map(({ number, text }) => [number, text])).toEqual([[1, first.text], [2, 'Altfel spus.']]);
    expect(refusedFor(await contribute(service, ana, 'editContribution', edit))).toEqual([['CONFLICT', 'expectedVersion']]);

    const withdrawn = registered(await contribute(service, ana, 'withdrawContribution', { contributionId: first.id }));
    expect(withdrawn).toMatchObject({ version: 3, status: 'WITHDRAWN', viewerCan: { edit: { allowed: false, code: 'INVALID_STATE' }, withdraw: { code: 'INVALID_STATE' } } });
    expect((await contributionSeenBy(service, anonymous, first.id))!).toMatchObject({ text: null, attachments: null });
    expect(await written(first.id)).toEqual({
      events: ['ContributionSubmitted', 'ContributionEdited', 'ContributionWithdrawn'],
      audit: ['submitContribution', 'editContribution', 'withdrawContribution'],
      register: ['RECEIVED', 'EDITED', 'WITHDRAWN'],
    });
    const [entry] = await service.sql<{ changes: string }>('SELECT changes::text FROM audit_entry WHERE subject_id = $1 ORDER BY id', [first.id]);
    expect(entry!.changes).not.toMatch(/Paul|paul@|resturilor/);
  });

  it('is heard through its editors alone, while it is active', async () => {
    const coordinator = aUser();
    await join(service, { organizationId, person: coordinator, role: 'VOLUNTEER_COORDINATOR' });
    const { writer: stranger } = await anOrganization(service, 'ACTIVE', 'NGO_EDITOR');
    for (const person of [stranger, coordinator, aUser(), radu]) expect(refusedFor(await submit(person, forOrganization()))).toEqual([['FORBIDDEN', 'author.organizationId']]);

    for (const [status, code] of [['SUSPENDED', 'ORG_SUSPENDED'], ['DISSOLVING', 'ORG_NOT_ACTIVE']] as const) {
      const other = await anOrganization(service, status);
      expect(refusedFor(await submit(other.writer, { author: { organizationId: other.organizationId } }))).toEqual([[code, 'author.organizationId']]);
      expect(await maySubmit(other.writer)).toMatchObject({ allowed: false, code });
      expect(await maySubmit(other.writer, '(asIndividual: true)')).toMatchObject({ allowed: true });
    }
  });
});

const maySubmit = async (principal: Principal, asked = '', id = consultationId) => {
  const { data } = await service.ask<{ consultation: { viewerCan: { submitContribution: { allowed: boolean; code: string | null } } } }>(
    principal,
    `query ($id: ID!) { consultation(id: $id) { viewerCan { submitContribution${asked} { allowed code } } } }`,
    { id },
  );
  return data.consultation.viewerCan.submitContribution;
};

describe('a person', () => {
  it('is shown to the public by name or initials, as the person chose, and never with the contact', async () => {
    const paul = aUser();
    const document = await upload(service, paul, { bytes: aPdf(), fileName: 'Paul Ionescu.pdf', mediaType: 'application/pdf', purpose: 'ATTACHMENT' });
    const byInitials = registered(await submit(paul, { display: 'INITIALS', attachments: [document] }));
    const byName = registered(await submit(paul));

    for (const outsider of [anonymous, aUser(), ana, await someone(service, 'SGG_ANALYST', null), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service))]) {
      const seen = (await contributionSeenBy(service, outsider, byInitials.id))!;
      expect(seen).toMatchObject({ authorName: 'P. I. V.', contact: null, versions: null, receipt: null, attachments: null, scan: null });
      expect(JSON.stringify(seen)).not.toMatch(/Ionescu|paul@|722123456/);
      expect((await contributionSeenBy(service, outsider, byName.id))!).toMatchObject({ authorName: 'Paul Ionescu-Vlad', contact: null });
    }
    for (const privy of [paul, radu, await someone(service, 'FOI_OFFICER', institutionId), await someone(service, 'SGG_ADMIN', null)]) {
      expect((await contributionSeenBy(service, privy, byInitials.id))!).toMatchObject({ contact: { email: 'paul@example.org' }, attachments: [{ fileName: 'Paul Ionescu.pdf' }] });
    }
    expect(registered(await submit(paul, { text: 'x'.repeat(5_000), articleRefs: null, isGeneral: true })).viewerCan).toMatchObject({ edit: { allowed: true }, withdraw: { allowed: true } });
    for (const other of [ana, radu]) {
      expect(refusedFor(await contribute(service, other, 'withdrawContribution', { contributionId: byName.id }))).toEqual([['FORBIDDEN', null]]);
      expect((await contributionSeenBy(service, other, byName.id))!.viewerCan).toMatchObject({ edit: { code: 'FORBIDDEN' }, withdraw: { code: 'FORBIDDEN' } });
    }
  });

  it('is told every bad value, and nothing is registered', async () => {
    const paul = aUser();
    const before = await service.sql('SELECT FROM contribution');
    const others = await upload(service, ana, { bytes: aPdf(), fileName: 'a.pdf', mediaType: 'application/pdf', purpose: 'ATTACHMENT' });
    const scan = await upload(service, paul, { bytes: aPdf(), fileName: 'a.pdf', mediaType: 'application/pdf', purpose: 'SCAN' });

    expect(refusedFor(await submit(paul, { text: 'x'.repeat(5_001), articleRefs: null, contact: { name: 'Paul' }, disclosure: { membersRepresented: 0 } }))).toEqual([
      ['BAD_USER_INPUT', 'text'],
      ['BAD_USER_INPUT', 'articleRefs'],
      ['BAD_USER_INPUT', 'disclosure.membersRepresented'],
      ['BAD_USER_INPUT', 'contact'],
    ]);
    expect(refusedFor(await submit(paul, { isGeneral: true }))).toEqual([['BAD_USER_INPUT', 'articleRefs']]);
    expect(refusedFor(await submit(paul, { articleRefs: [{ article: '2' }, { article: '99' }, { article: '2', paragraph: '3' }] }))).toEqual([['ARTICLE_NOT_FOUND', 'articleRefs.1'], ['ARTICLE_NOT_FOUND', 'articleRefs.2']]);
    expect(refusedFor(await submit(paul, { articleRefs: [{ blockId: randomUUID() }] }))).toEqual([['ARTICLE_NOT_FOUND', 'articleRefs.0']]);
    expect(refusedFor(await submit(paul, { articleRefs: [{ article: '2', letter: 'a' }] }))).toEqual([['BAD_USER_INPUT', 'articleRefs.0']]);
    for (const id of [others, scan, randomUUID()]) expect(refusedFor(await submit(paul, { attachments: [id] }))).toEqual([['BAD_USER_INPUT', 'attachments.0']]);
    expect(refusedFor(await submit(paul, { attachments: Array.from({ length: 6 }, () => randomUUID()) }))).toEqual([['BAD_USER_INPUT', 'attachments']]);
    await expect(upload(service, paul, { bytes: Buffer.from('MZ'), fileName: 'a.exe', mediaType: 'application/x-msdownload', purpose: 'ATTACHMENT' })).rejects.toThrow('BAD_USER_INPUT');
    expect(await service.sql('SELECT FROM contribution')).toHaveLength(before.length);
  });

  it('replays a submission by its key, once', async () => {
    const paul = aUser();
    const key = { idempotencyKey: randomUUID() };
    const [first, second] = [registered(await submit(paul, key)), registered(await submit(paul, key))];

    expect(second).toEqual(first);
    expect((await written(first.id)).register).toEqual(['RECEIVED']);
  });
});

describe('another institution', () => {
  it('proposes through who publishes for it, and none about its own draft', async () => {
    const other = await anInstitution(service);
    const officer = await someone(service, 'TRANSPARENCY_OFFICER', other);
    expect(registered(await submit(officer, { author: { institutionId: other } }))).toMatchObject({ authorKind: 'INSTITUTION', authorInstitution: { id: other }, authorName: null });
    expect(await maySubmit(officer)).toEqual({ allowed: true, code: null });

    expect(refusedFor(await submit(radu, { author: { institutionId } }))).toEqual([['BAD_USER_INPUT', 'author.institutionId']]);
    expect(refusedFor(await submit(await someone(service, 'FOI_OFFICER', other), { author: { institutionId: other } }))).toEqual([['FORBIDDEN', 'author.institutionId']]);
    expect(refusedFor(await submit(officer, { author: { institutionId: other, organizationId } }))).toEqual([['BAD_USER_INPUT', 'author']]);
  });
});

describe('the term', () => {
  it('ends at its instant by the clock of the server, for who submits, edits and withdraws', async () => {
    const paul = aUser();
    const { id } = registered(await submit(paul));
    const [{ deadline }] = (await service.sql<{ deadline: Date }>('SELECT input_deadline AS deadline FROM consultation WHERE id = $1', [consultationId])) as [{ deadline: Date }];
    await setClock(service, new Date(deadline.getTime() - 60_000).toISOString());
    expect(registered(await submit(paul)).status).toBe('SUBMITTED');

    await setClock(service, deadline.toISOString());
    expect(refusedFor(await submit(paul))).toEqual([['DEADLINE_PASSED', null]]);
    expect(refusedFor(await contribute(service, paul, 'editContribution', { ...aProposal(''), consultationId: undefined, contributionId: id }))).toEqual([['DEADLINE_PASSED', null]]);
    expect(refusedFor(await contribute(service, paul, 'withdrawContribution', { contributionId: id }))).toEqual([['DEADLINE_PASSED', null]]);
    expect(await maySubmit(paul)).toEqual({ allowed: false, code: 'DEADLINE_PASSED' });
    expect((await contributionSeenBy(service, paul, id))!.viewerCan).toMatchObject({ edit: { code: 'DEADLINE_PASSED' }, withdraw: { code: 'DEADLINE_PASSED' } });
  });

  it('lets a contribution that races it in with a number, or refuses it', async () => {
    const own = await anOpenConsultation(service, radu, institutionId);
    const [{ deadline }] = (await service.sql<{ deadline: Date }>('SELECT input_deadline AS deadline FROM consultation WHERE id = $1', [own])) as [{ deadline: Date }];
    await setClock(service, new Date(deadline.getTime() - 1_000).toISOString());

    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        if (index === 6) await setClock(service, deadline.toISOString());
        return contribute(service, aUser(), 'submitContribution', aProposal(own));
      }),
    );

    const taken = answers.flatMap(({ contribution }) => contribution?.id ?? []);
    expect(answers.filter(({ contribution }) => contribution === null).map(({ userErrors }) => userErrors[0]!.code)).toEqual(Array(12 - taken.length).fill('DEADLINE_PASSED'));
    const rows = await service.sql<{ id: string; inTime: boolean }>('SELECT id, received_at < $2 AS "inTime" FROM contribution WHERE consultation_id = $1', [own, deadline]);
    expect(rows.map(({ id }) => id).sort()).toEqual([...taken].sort());
    expect(rows.every(({ inTime }) => inTime)).toBe(true);
  });
});

describe('a hidden draft', () => {
  it('is not there for whoever wants to propose something about it', async () => {
    const hidden = await aWholeDraft(service, radu, institutionId);
    const withoutParts = (answer: { userErrors: readonly { code: string; field: readonly string[] | null }[] }) => answer.userErrors;

    for (const person of [ana, aUser()]) {
      const [there, not] = [await contribute(service, person, 'submitContribution', aProposal(hidden)), await contribute(service, person, 'submitContribution', aProposal(randomUUID()))];
      expect(refusedFor(there)).toEqual([['NOT_FOUND', 'consultationId']]);
      expect(withoutParts(there)).toEqual(withoutParts(not));
    }
    expect(refusedFor(await contribute(service, radu, 'submitContribution', aProposal(hidden)))).toEqual([['INVALID_STATE', null]]);
    expect(refusedFor(await contribute(service, ana, 'withdrawContribution', { contributionId: randomUUID() }))).toEqual([['NOT_FOUND', 'contributionId']]);
  });
});

/** As a client does whose request a busy machine has turned away: sends it again under the same key. */
async function persistently(principal: Principal, input: object): Promise<Awaited<ReturnType<typeof contribute>>> {
  const keyed = { ...input, idempotencyKey: randomUUID() };
  for (let left = 20; ; left -= 1) {
    try {
      return await contribute(service, principal, 'submitContribution', keyed);
    } catch (error) {
      if (left === 0 || !String(error).includes('INTERNAL_SERVER_ERROR')) throw error;
    }
  }
}

describe('numbers', () => {
  it('of 200 contributions at once have no gap, none comes twice, and the register leads through all of them', async () => {
    const crowded = await anInstitution(service);
    const officer = await someone(service, 'TRANSPARENCY_OFFICER', crowded);
    const own = await anOpenConsultation(service, officer, crowded);

    const refusedOne = (index: number): object => (index % 20 === 0 ? { articleRefs: [{ article: '99' }] } : {});
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => persistently(aUser(), aProposal(own, { text: `Propunerea ${index}`, ...refusedOne(index) }))));

    const numbers = answers.flatMap(({ contribution }) => (contribution === null ? [] : [numberOf(contribution.registrationNumber)])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 190 }, (_, index) => index + 1));
    const [{ count }] = (await service.sql<{ count: number }>('SELECT count(*)::int AS count FROM register_entry WHERE institution_id = $1', [crowded])) as [{ count: number }];
    expect(count).toBe(190);
    const last = answers.find(({ contribution }) => contribution !== null)!.contribution!;
    expect((await verify(last.receipt!, crowded)).outcome).toBe('IN_REGISTER');
  });

  it('begin again with the year in Romania', async () => {
    const own = await anInstitution(service);
    const officer = await someone(service, 'TRANSPARENCY_OFFICER', own);
    await setClock(service, '2027-12-28T10:00:00Z');
    const id = await anOpenConsultation(service, officer, own);
    const numberAt = async (instant: string): Promise<string> => {
      await setClock(service, instant);
      return registered(await contribute(service, aUser(), 'submitContribution', aProposal(id))).registrationNumber;
    };

    expect([await numberAt('2027-12-31T21:50:00Z'), await numberAt('2027-12-31T22:00:00Z'), await numberAt('2028-01-01T10:00:00Z')]).toEqual(['1/2027', '1/2028', '2/2028']);
  });
});

describe('a receipt', () => {
  it('can be computed by whoever has the text, and holds for nothing else', async () => {
    const { receipt, text } = registered(await submit(aUser()));
    const field = receipt!.fields.find(({ name }) => name === 'text')!;
    const hash = createHash('sha256').update(Buffer.concat([Buffer.from(field.salt!, 'hex'), Buffer.from(JSON.stringify(text))])).digest('hex');
    expect(hash).toBe(field.hash);
    const names = receipt!.fields.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(({ name, hash: of }) => `"${name}":"${of}"`);
    expect(createHash('sha256').update(`{${names.join(',')}}`).digest('hex')).toBe(receipt!.itemHash);

    expect(await verify(receipt!)).toEqual({ outcome: 'IN_REGISTER', root: null });
    expect((await verify({ ...receipt!, itemHash: 'ab'.repeat(32) })).outcome).toBe('DIFFERS');
    expect((await verify({ ...receipt!, registrationNumber: '9999/2026' })).outcome).toBe('NOT_IN_REGISTER');
    expect((await verify({ ...receipt!, sequence: 99_999 })).outcome).toBe('NOT_IN_REGISTER');
  });
});

describe('lists', () => {
  const query = `query ($id: ID!, $filter: ContributionFilter, $first: Int) { consultation(id: $id) { contributions(first: $first, filter: $filter) { totalCount nodes { id registrationNumber
    text authorName attachments { fileName } contact { email } viewerCan { edit { allowed } } consultation { id } } } } }`;
  interface Listed {
    readonly consultation: { readonly contributions: { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly registrationNumber: string }[] } };
  }

  it('hold what is asked for, the first received first, in as many statements whatever their length', async () => {
    const own = await anOpenConsultation(service, radu, institutionId);
    const [first, second, third] = [
      registered(await contribute(service, ana, 'submitContribution', aProposal(own, forOrganization()))),
      registered(await contribute(service, aUser(), 'submitContribution', aProposal(own, { kind: 'OPINION', articleRefs: null, isGeneral: true }))),
      registered(await contribute(service, aUser(), 'submitContribution', aProposal(own, { articleRefs: [{ article: '1' }] }))),
    ];
    registered(await contribute(service, ana, 'withdrawContribution', { contributionId: first.id }));
    const listed = async (filter: object = {}, size = 20) => (await service.ask<Listed>(radu, query, { id: own, filter, first: size })).data.consultation.contributions;

    expect((await listed()).nodes.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    expect(await listed({ kinds: ['OPINION'] })).toMatchObject({ totalCount: 1, nodes: [{ id: second.id }] });
    expect(await listed({ isGeneral: false })).toMatchObject({ totalCount: 2, nodes: [{ id: first.id }, { id: third.id }] });
    expect(await listed({ statuses: ['WITHDRAWN'], authorKinds: ['ORGANIZATION'] })).toMatchObject({ totalCount: 1, nodes: [{ id: first.id }] });
    const [{ blockId }] = (await service.sql<{ blockId: string }>(`SELECT article_refs->0->>'blockId' AS "blockId" FROM contribution_version WHERE contribution_id = $1`, [third.id])) as [{ blockId: string }];
    expect(await listed({ blockId })).toMatchObject({ totalCount: 1, nodes: [{ id: third.id }] });

    const count = countStatements();
    const [before, , between, , after] = [count(), await listed({}, 1), count(), await listed({}, 3), count()];
    expect(after - between).toBe(between - before);
  });

  it('of an organization hold its own, and the register is for the people of the institution and SGG', async () => {
    const organization = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Organization { contributions { totalCount nodes { organization { id } } } } } }`;
    const { data } = await service.ask<{ _entities: readonly { contributions: { totalCount: number; nodes: readonly { organization: { id: string } }[] } }[] }>(anonymous, organization, { representations: [{ __typename: 'Organization', id: organizationId }] });
    expect(data._entities[0]!.contributions.totalCount).toBeGreaterThan(0);
    expect(new Set(data._entities[0]!.contributions.nodes.map((node) => node.organization.id))).toEqual(new Set([organizationId]));

    const register = `query ($id: ID!, $year: Int!, $after: String) { contributionRegister(institutionId: $id, year: $year, first: 2, after: $after) { totalCount pageInfo { endCursor } nodes { registrationNumber channel contact { name } } } }`;
    interface Page {
      readonly contributionRegister: { readonly totalCount: number; readonly pageInfo: { readonly endCursor: string }; readonly nodes: readonly { readonly registrationNumber: string }[] };
    }
    const variables = { id: institutionId, year: Number(dayOf(new Date()).slice(0, 4)) };
    for (const privy of [radu, await someone(service, 'SGG_ADMIN', null)]) {
      const first = (await service.ask<Page>(privy, register, variables)).data.contributionRegister;
      expect(first.nodes.map(({ registrationNumber }) => numberOf(registrationNumber))).toEqual([1, 2]);
      expect(first.nodes[0]).toMatchObject({ channel: 'PLATFORM', contact: { name: 'Paul Ionescu-Vlad' } });
      const second = (await service.ask<Page>(privy, register, { ...variables, after: first.pageInfo.endCursor })).data.contributionRegister;
      expect(second.nodes.map(({ registrationNumber }) => numberOf(registrationNumber))).toEqual([3, 4]);
    }
    for (const outsider of [anonymous, ana, await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service))]) {
      expect((await service.ask(outsider, register, variables)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });
});

it('a person who is in nobody\'s service may submit, who is not signed in may not', async () => {
  expect(await maySubmit(aUser())).toEqual({ allowed: true, code: null });
  expect(await maySubmit(anonymous)).toEqual({ allowed: false, code: 'UNAUTHENTICATED' });
  expect(await maySubmit(ana, `(organizationId: "${organizationId}")`)).toEqual({ allowed: true, code: null });
  expect(await maySubmit(aUser(), `(organizationId: "${organizationId}")`)).toEqual({ allowed: false, code: 'FORBIDDEN' });
  expect(idOf(ana)).not.toBe('');
  expect(accepted(await mutate(service, radu, 'withdrawConsultation', { consultationId, reason: 'Se reface proiectul.' })).status).toBe('WITHDRAWN');
  expect(await maySubmit(aUser())).toEqual({ allowed: false, code: 'INVALID_STATE' });
});
