import { startTestStack, waitFor, type TestStack } from '@conect/testing';
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
  organizationId = await anActive(ana, 'Asociația Țarnița Verde');
});
afterAll(() => stack.stop());

/** An organization that Victor has approved and whose administrator the registry knows. */
async function anActive(person: Person, legalName: string, type = 'ASSOCIATION'): Promise<string> {
  const id = await anApproved(person, victor, { type, legalName });
  const may = async () => (await person.ask(operationNamed('organization-page'), { id })).data?.['organization'] as unknown as { viewerCan: Record<string, { allowed: boolean }> };
  await waitFor(async () => (await may()).viewerCan['publishActivity']!.allowed, { describe: `${person.name} to be NGO_ADMIN in the registry` });
  return id;
}

const run = (person: Person, operation: string, input: Record<string, unknown>): Promise<Payload> => person.change(operationNamed(operation), input);
const read = async (person: Person, operation: string, variables: Record<string, unknown>): Promise<unknown> => {
  const { data, errors } = await person.ask(operationNamed(operation), variables);
  expect(errors).toEqual([]);
  return data;
};

describe('what an organization tells of its work', () => {
  let activityId: string;

  it('is public at once, found by whatever spelling, in the language asked for', async () => {
    const planting = { organizationId, kind: 'EVENT', title: { ro: 'Plantăm la Țarnița', en: 'We plant at Țarnița' }, text: { ro: 'Aducem puieții.' }, domains: ['E'], localityCode: '54984', startsOn: '2026-04-11' };
    expect(await run(paul, 'publish-activity', planting)).toMatchObject({ activity: null, userErrors: [{ code: 'FORBIDDEN' }] });
    const published = await run(ana, 'publish-activity', planting);
    expect(published).toMatchObject({ userErrors: [] });
    activityId = (published['activity'] as { id: string }).id;

    expect(await read(paul, 'activities', { filter: { search: 'plantam tarnita', domain: 'E' }, first: 5, locale: 'RO' })).toMatchObject({ activities: { totalCount: 1, nodes: [{ id: activityId, title: { text: 'Plantăm la Țarnița' } }] } });
    expect(await read(paul, 'activity-page', { id: activityId, locale: 'EN' })).toMatchObject({ activity: { title: { text: 'We plant at Țarnița', locale: 'EN' }, text: { locale: 'RO' }, county: { code: 'CJ' } } });
  });

  it('is hidden while the organization is suspended', async () => {
    expect(await run(victor, 'suspend-organization', { organizationId, reason: 'Nu răspunde la sediu.' })).toMatchObject({ userErrors: [] });
    expect(await read(paul, 'activity-page', { id: activityId })).toEqual({ activity: null });
    expect(await read(paul, 'organization-activities', { id: organizationId })).toMatchObject({ organization: { activities: { totalCount: 0 } } });
    expect(await run(ana, 'update-activity', { activityId, endsOn: '2026-04-12' })).toMatchObject({ userErrors: [{ code: 'INVALID_STATE' }] });

    expect(await run(victor, 'reactivate-organization', { organizationId })).toMatchObject({ userErrors: [] });
    expect(await run(ana, 'update-activity', { activityId, endsOn: '2026-04-12' })).toMatchObject({ userErrors: [], activity: { endsOn: '2026-04-12' } });
  });

  it('leaves a tombstone when it is taken back', async () => {
    expect(await run(ana, 'remove-activity', { activityId })).toMatchObject({ userErrors: [], activity: { status: 'REMOVED', title: null } });

    expect(await read(paul, 'activity-page', { id: activityId })).toMatchObject({ activity: { status: 'REMOVED', title: null, text: null } });
    expect(await read(paul, 'organization-activities', { id: organizationId })).toMatchObject({ organization: { activities: { totalCount: 0 } } });
  });
});

describe('which organizations belong together', () => {
  it('is public once both say so, and over when one of them ends it', async () => {
    const federation = await anActive(paul, 'Federația Apuseni', 'FEDERATION');
    const asked = await run(ana, 'link-organizations', { kind: 'FEDERATION_MEMBERSHIP', parentId: federation, memberId: organizationId });
    expect(asked).toMatchObject({ userErrors: [], link: { status: 'PENDING' } });
    const linkId = (asked['link'] as { id: string }).id;
    expect(await run(ana, 'confirm-organization-link', { linkId })).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
    expect(await read(victor, 'organization-links', { id: federation, side: 'PARENT' })).toMatchObject({ organization: { links: { totalCount: 1 } } });

    expect(await run(paul, 'confirm-organization-link', { linkId })).toMatchObject({ userErrors: [], link: { status: 'CONFIRMED' } });
    expect(await run(ana, 'link-organizations', { kind: 'FEDERATION_MEMBERSHIP', parentId: federation, memberId: organizationId })).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    expect(await read(ana, 'organization-links', { id: organizationId, status: 'CONFIRMED' })).toMatchObject({ organization: { links: { nodes: [{ id: linkId, parent: { legalName: 'Federația Apuseni' } }] } } });

    expect(await run(victor, 'record-dissolution', { organizationId: federation, reason: 'Hotărârea 7/2026.' })).toMatchObject({ userErrors: [] });
    expect(await run(victor, 'deregister-organization', { organizationId: federation, reason: 'Hotărârea 9/2026.' })).toMatchObject({ userErrors: [] });
    expect(await read(ana, 'organization-links', { id: organizationId })).toMatchObject({ organization: { links: { nodes: [{ id: linkId, status: 'ENDED', closeReason: null }] } } });
  });
});

describe('the report of a year', () => {
  const figures = { incomeBani: '12345678901', expenseBani: '9900', employeeCount: 2, volunteerCount: 60, beneficiaryCount: 800 };

  it('is handed in for a year that has ended, public in figures, and corrected as another version', async () => {
    const year = new Date().getFullYear();
    const input = { organizationId, activityReport: await uploadDocument(ana, 'YEARLY_ACTIVITY_REPORT'), ...figures };
    // Nobody knows since when it exists: its first year has not ended.
    expect(await run(ana, 'submit-yearly-report', { ...input, year })).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['year'] }] });
    const request = await run(ana, 'open-change-request', { organizationId, changes: { registeredOn: '2015-03-02' }, reason: 'Certificatul de înscriere.' });
    expect(await run(victor, 'decide-change-request', { changeRequestId: (request['changeRequest'] as { id: string }).id, decision: 'APPROVE' })).toMatchObject({ userErrors: [] });

    expect(await run(ana, 'submit-yearly-report', { ...input, year: year - 1 })).toMatchObject({ userErrors: [], yearlyReport: { year: year - 1, current: { version: 1 } } });
    expect(await run(ana, 'submit-yearly-report', { ...input, year: year - 1, volunteerCount: 61 })).toMatchObject({ userErrors: [{ code: 'CONFLICT', field: ['year'] }] });
    expect(await run(ana, 'submit-yearly-report', { ...input, year: year - 1, volunteerCount: 61, correctionReason: 'Am numărat greșit.' })).toMatchObject({ userErrors: [] });

    expect(await read(paul, 'organization-yearly-reports', { id: organizationId })).toMatchObject({
      organization: { yearlyReports: [{ year: year - 1, current: { ...figures, version: 2, volunteerCount: 61, correctionReason: null, submittedBy: null }, versions: [{ version: 2 }, { version: 1 }] }] },
    });
    expect(await read(victor, 'overdue-yearly-reports', { first: 5 })).toMatchObject({ overdueYearlyReports: { nodes: [] } });
  });
});
