import { registryEvents } from '@conect/events';
import { ana, documentId, inEveryStatus, now, then } from '../../../test/examples';
import { anonymousViewer, type HeldRole, type Viewer } from '../../membership/domain/viewer';
import type { ActiveOrganization, Organization } from '../../organization/domain/organization';
import { publishedYearlyReport } from '../events/published';
import { dueAtOf, expectedYears, stateOf } from './duty';
import { parseYearlyInput } from './yearly-input';
import { yearlyRecordsOf } from './yearly-record';
import { submitYearlyReport, type YearlyReport, type YearlyReportEvent } from './yearly-report';

const dueDay = '06-30';
const active = inEveryStatus.ACTIVE as ActiveOrganization;
const given = { activityReport: documentId, incomeBani: '123456789012345', expenseBani: '0', employeeCount: 2, volunteerCount: 60, beneficiaryCount: 800 };
const { content } = parseYearlyInput(given);
const submission = { ...content, id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d6', organizationId: active.id, year: 2025, submittedBy: ana, correctionReason: null };
const eventOf = (result: { readonly ok: boolean; readonly value?: YearlyReportEvent }): YearlyReportEvent => result.value!;
const first = eventOf(submitYearlyReport(null, { ...submission, now: then }));
const corrected = eventOf(submitYearlyReport(first.report, { ...submission, id: 'another', volunteerCount: 61, correctionReason: 'Am numărat greșit.', now }));

describe('a report', () => {
  it('is handed in once, and corrected with a reason as another version of the same', () => {
    expect(first).toEqual({ type: 'YearlyReportSubmitted', report: { ...submission, version: 1, submittedAt: then } });
    expect(corrected).toMatchObject({ type: 'YearlyReportCorrected', report: { id: submission.id, version: 2, volunteerCount: 61, submittedAt: now } });
    expect(submitYearlyReport(first.report, { ...submission, now })).toMatchObject({ ok: false, refusals: [{ code: 'CONFLICT', field: ['year'] }] });
    expect(submitYearlyReport(null, { ...submission, correctionReason: 'x', now })).toMatchObject({ ok: false, refusals: [{ code: 'BAD_USER_INPUT', field: ['correctionReason'] }] });
  });

  it('has amounts in bani and whole counts', () => {
    const fieldsOf = (changes: object) => parseYearlyInput({ ...given, ...changes }).refusals.map(({ field, params }) => [field?.[0], params?.['expected']]);

    expect(content).toMatchObject({ incomeBani: 123_456_789_012_345, expenseBani: 0, financialStatementId: null });
    for (const incomeBani of ['', '-1', '1.5', '01', '1 000', '1234567890123456', '1e3']) expect(fieldsOf({ incomeBani })).toEqual([['incomeBani', 'AMOUNT']]);
    expect(fieldsOf({ expenseBani: 'x', employeeCount: -1, activityReport: 'x', financialStatement: 'y' })).toEqual([['expenseBani', 'AMOUNT'], ['employeeCount', 'COUNT'], ['activityReport', 'UUID'], ['financialStatement', 'UUID']]);
  });

  it.each([first, corrected].map((event) => [event.type, event] as const))('%s fits the contract of its name exactly, ids and year alone', (type, event) => {
    const { contract, data } = publishedYearlyReport(event);

    expect(contract.name).toBe(type);
    expect(registryEvents).toContain(contract);
    expect(contract.data.parse(data)).toEqual(data);
  });
});

describe('the term', () => {
  it('ends with the due day of the next year, by the clock of Romania', () => {
    expect(dueAtOf(2025, '06-30')).toEqual(new Date('2026-07-01T00:00:00+03:00'));
    expect(dueAtOf(2025, '12-31')).toEqual(new Date('2027-01-01T00:00:00+02:00'));
  });

  it('decides where a report stands, to the instant; a correction makes nothing late', () => {
    const dueAt = dueAtOf(2025, dueDay);
    const before = new Date(dueAt.getTime() - 1);

    expect([stateOf(null, dueAt, before), stateOf(null, dueAt, dueAt)]).toEqual(['DUE', 'OVERDUE']);
    expect([stateOf(before, dueAt, dueAt), stateOf(dueAt, dueAt, dueAt)]).toEqual(['SUBMITTED', 'LATE']);
  });
});

describe('what is expected', () => {
  const of = (registeredOn: string | null, decidedAt: string, changes: object = {}): Organization => ({ ...active, decidedAt: new Date(decidedAt), profile: { ...active.profile, registeredOn }, ...changes });
  const yearsOf = (organization: Organization, at = '2026-11-24T10:00:00Z') => expectedYears(organization, { now: new Date(at), dueDay });

  it.each<[string, Organization, readonly number[]]>([
    ['of who was admitted before the term of last year ended, last year', of('2010-05-04', '2026-03-01T10:00:00Z'), [2025]],
    ['of who was admitted after it, nothing yet', of('2010-05-04', '2026-09-01T10:00:00Z'), []],
    ['of who was admitted years ago, every year since', of('2010-05-04', '2023-09-01T10:00:00Z'), [2023, 2024, 2025]],
    ['of who was founded this year, nothing', of('2026-01-02', '2026-03-01T10:00:00Z'), []],
    ['of who was founded last year, last year', of('2025-12-30', '2026-03-01T10:00:00Z'), [2025]],
    ['of whom nobody knows since when he exists, the years since his admission', of(null, '2024-03-01T10:00:00Z'), [2024, 2025]],
    ['of a suspended one, nothing', of('2010-05-04', '2023-09-01T10:00:00Z', { status: 'SUSPENDED' }), []],
    ['of an unclaimed one, nothing', inEveryStatus.IMPORTED_UNCLAIMED, []],
  ])('%s', (_name, organization, years) => {
    expect(yearsOf(organization)).toEqual(years);
  });

  it('begins with the year in Romania', () => {
    expect(yearsOf(of('2010-05-04', '2025-09-01T10:00:00Z'), '2025-12-31T21:59:59Z')).toEqual([]);
    expect(yearsOf(of('2010-05-04', '2025-09-01T10:00:00Z'), '2025-12-31T22:00:00Z')).toEqual([2025]);
  });
});

it('shows the public what was handed in, its people and SGG what is missing too, and nobody else the tombstone’s', () => {
  const viewer = (held: Partial<HeldRole>): Viewer => ({ userId: 'x', roles: [{ role: 'NGO_ADMIN', institutionId: null, organizationId: null, ...held }] });
  const organization: Organization = { ...active, decidedAt: new Date('2023-09-01T10:00:00Z'), profile: { ...active.profile, registeredOn: '2010-05-04' } };
  const reports: readonly YearlyReport[] = [corrected.report, first.report];
  const seen = (who: Viewer, one: Organization = organization) => yearlyRecordsOf(one, reports, { viewer: who, now: new Date('2026-11-24T10:00:00Z'), dueDay }).map(({ year, versions, isWhole }) => [year, versions.length, isWhole]);

  expect(seen(anonymousViewer)).toEqual([[2025, 2, false]]);
  for (const who of [viewer({ organizationId: active.id }), viewer({ role: 'SGG_ADMIN' })]) expect(seen(who)).toEqual([[2025, 2, true], [2024, 0, true], [2023, 0, true]]);
  const tombstone: Organization = { ...inEveryStatus.WITHDRAWN, id: active.id };
  expect(seen(anonymousViewer, tombstone)).toEqual([]);
  expect(seen(viewer({ organizationId: active.id }), tombstone)).toEqual([[2025, 2, true]]);
});
