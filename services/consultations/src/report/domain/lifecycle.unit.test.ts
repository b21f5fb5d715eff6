import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationsEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import { manualIndicators } from './indicators';
import { completeReport, correctReport, editionOf, freezeReport, prepareReport, recountReport, reportLifecycle, type OpenReport } from './lifecycle';
import { reportActions, refusalsOfReport, type ReportAction } from './permissions';
import type { CompletedReport, FrozenReport, PreparedReport, ReportEvent, ReportStatus, TransparencyReport } from './report';

const sdl = readFileSync(join(__dirname, '../../../schema/transparency-report.graphql'), 'utf8');
const mutations = [...sdl.matchAll(/^input (\w+Report)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const [then, later] = [new Date('2027-02-01T08:00:00Z'), new Date('2027-03-01T08:00:00Z')];
const institutionId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3';
const made = { id: 'report', institutionId, year: 2026, counted: { DRAFTS_ADOPTED: 1 } };
const facts = { ...made, version: 3, edition: 1, correctionReason: null, filled: {}, createdAt: then, preparedAt: then, statusSince: then };
const filled = Object.fromEntries(manualIndicators.map((code) => [code, 0]));
const prepared: PreparedReport = { ...facts, status: 'PREPARED' };
const completed: CompletedReport = { ...facts, filled, status: 'COMPLETED' };
const frozen: FrozenReport = { ...completed, status: 'FROZEN' };
const inEveryState: Readonly<Record<ReportStatus, TransparencyReport>> = { PREPARED: prepared, COMPLETED: completed, FROZEN: frozen };
const counted = { DRAFTS_ADOPTED: 2 };
const recounted = (report: OpenReport) => recountReport(report, counted, later);

/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, ReportEvent>> = {
  'NONE prepareTransparencyReport PREPARED': prepareReport(made, later),
  'PREPARED prepareTransparencyReport PREPARED': recounted(prepared),
  'COMPLETED prepareTransparencyReport COMPLETED': recounted(completed),
  'PREPARED completeTransparencyReport COMPLETED': completeReport(prepared, filled, later),
  'COMPLETED completeTransparencyReport COMPLETED': completeReport(completed, filled, later),
  'COMPLETED freezeTransparencyReport FROZEN': freezeReport(completed, later),
  'FROZEN correctTransparencyReport COMPLETED': correctReport(frozen, { reason: 'Două dezbateri lipseau din raport.', counted }, later),
};
const keyOf = ({ from, by, to }: (typeof reportLifecycle)[number]) => `${from} ${by} ${to}`;

describe('every edge of a report', () => {
  it.each(reportLifecycle.map((edge) => [keyOf(edge), edge] as const))('%s has a mutation, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect(mutations).toContain(by);
    expect(consultationsEvents.map(({ name }) => name)).toContain(event);
    expect(walks[key]).toMatchObject({ type: event, report: { status: to, version: from === 'NONE' ? 1 : 4, statusSince: from === to ? then : later } });
  });

  it('stands once, no rule and no mutation is left over, and no state', () => {
    expect(Object.keys(walks).sort()).toEqual(reportLifecycle.map(keyOf).sort());
    expect([...new Set(reportLifecycle.map(({ by }) => by))].sort()).toEqual([...mutations].sort());
    expect([...enumValuesIn(sdl, 'TransparencyReportStatus')].sort()).toEqual(Object.keys(inEveryState).sort());
    expect(Object.keys(inEveryState).filter((status) => !reportLifecycle.some(({ to }) => to === status))).toEqual([]);
  });

  it('keeps what was filled in when the year is counted anew, and another edition says why', () => {
    expect(recounted(completed).report).toMatchObject({ counted, filled, preparedAt: later, edition: 1 });
    expect(walks['FROZEN correctTransparencyReport COMPLETED']!.report).toMatchObject({ edition: 2, counted, filled, correctionReason: 'Două dezbateri lipseau din raport.' });
    expect(editionOf(freezeReport(completed, later).report, 'elena')).toEqual({ reportId: 'report', number: 1, institutionId, year: 2026, values: { DRAFTS_ADOPTED: 1, ...filled }, correctionReason: null, preparedAt: then, frozenAt: later, frozenBy: 'elena' });
  });
});

const inInstitution = (role: Role, id: string | null = institutionId): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: id, organizationId: null }] });
const codes = (action: ReportAction, viewer: Viewer, report: TransparencyReport, currentYear = 2027) => refusalsOfReport(action, viewer, { report, currentYear }).map(({ code }) => code);
const [officer, representative] = [inInstitution('TRANSPARENCY_OFFICER'), inInstitution('INSTITUTION_REPRESENTATIVE')];

describe('every pair of a state and an action', () => {
  const pairs = reportActions.flatMap((action) => (Object.keys(inEveryState) as ReportStatus[]).map((status) => [action, status] as const));

  it.each(pairs)('%s of one that is %s is allowed to its actor if there is such an edge, and refused otherwise; to others it is FORBIDDEN or NOT_FOUND', (action, status) => {
    const edges = reportLifecycle.filter(({ by }) => by === `${action}TransparencyReport`);
    const isRepresentatives = edges.some(({ actor }) => actor === 'REPRESENTATIVE');
    const report = inEveryState[status];
    const isAllowed = edges.some(({ from }) => from === status);
    // What is empty is named, rather than the state that comes of it.
    const refusals = action === 'freeze' && status === 'PREPARED' ? manualIndicators.map(() => 'BAD_USER_INPUT') : ['INVALID_STATE'];

    expect(codes(action, representative, report)).toEqual(isAllowed ? [] : refusals);
    if (isRepresentatives) expect(codes(action, officer, report)).toEqual(['FORBIDDEN']);
    else expect(codes(action, officer, report)).toEqual(isAllowed ? [] : refusals);
    for (const other of [inInstitution('FOI_OFFICER'), inInstitution('SGG_ADMIN', null)]) expect(codes(action, other, report)).toEqual(['FORBIDDEN']);
    const outside = inInstitution('INSTITUTION_REPRESENTATIVE', 'other');
    expect(codes(action, outside, report)).toEqual([status === 'FROZEN' ? 'FORBIDDEN' : 'NOT_FOUND']);
    expect(codes(action, anonymousViewer, report)).toEqual([status === 'FROZEN' ? 'UNAUTHENTICATED' : 'NOT_FOUND']);
  });

  it('a year is signed once it is over, and a report that was signed once is known to everybody', () => {
    expect([codes('freeze', representative, completed, 2026), codes('complete', officer, prepared, 2026)]).toEqual([['INVALID_STATE'], []]);
    expect(codes('prepare', inInstitution('TRANSPARENCY_OFFICER', 'other'), { ...completed, edition: 2 })).toEqual(['FORBIDDEN']);
  });
});
