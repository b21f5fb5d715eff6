import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { volunteeringEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import type { Application } from '../../application/domain/application';
import type { ContractStatus, VolunteeringContract } from './contract';
import {
  cancelContract,
  contractLifecycle,
  countersignContract,
  endContract,
  erasureBlockers,
  generateContract,
  giveConsent,
  giveNotice,
  provideDetails,
  refuseConsent,
  rejectContract,
  renegotiated,
  requestGuardian,
  revokeConsent,
  signContract,
  type ContractEvent,
} from './lifecycle';
import { contractActions, mutationOf, refusalsOfContract, refusalsOfGenerating, type ContractAction, type ContractScene } from './permissions';
import type { Renegotiation } from './renegotiation';

const schema = (file: string): string => readFileSync(join(__dirname, '../../../schema', file), 'utf8');
const sdl = schema('contract.graphql');
const inputs = [...schema('contract-mutations.graphql').matchAll(/^ {2}(\w+)\($/gm)].map(([, name]) => name!);

const [then, later] = [new Date('2026-03-02T08:00:00Z'), new Date('2026-07-01T08:00:00Z')];
const said = { id: 'contract', organizationId: 'host', opportunityId: 'opportunity', applicationId: 'application', volunteerId: 'mara', number: 12, year: 2026, startsOn: '2026-04-01', endsOn: '2026-06-30', createdBy: 'ion' };
const draft: VolunteeringContract = { ...said, version: 3, status: 'DRAFT', statusSince: then, statusReason: null, noticeGivenOn: null, noticeEndsOn: null, createdAt: then };
const inStatus = (status: ContractStatus): VolunteeringContract => ({ ...draft, status });
const statuses = enumValuesIn(sdl, 'VolunteeringContractStatus') as readonly ContractStatus[];
const today = '2026-07-01';

const endOf = (contract: VolunteeringContract): ContractEvent => {
  const event = endContract(contract, today, later);
  if (event === null) throw new Error('Expected the contract to end');
  return event;
};

/** Every rule that walks an edge, by the mutation and where it leads or what it says. */
const rules: Readonly<Record<string, (before: VolunteeringContract) => ContractEvent>> = {
  'generateContract ContractGenerated': () => generateContract(said, later),
  'provideContractDetails PENDING_GUARDIAN': (before) => provideDetails(before, true, later),
  'provideContractDetails PENDING_VOLUNTEER': (before) => provideDetails(before, false, later),
  'requestGuardianConsent GuardianConsentRequested': (before) => requestGuardian(before, 'consent.one'),
  'giveGuardianConsent GuardianConsentGiven': (before) => giveConsent(before, 'revocation.one', later),
  'refuseGuardianConsent GuardianConsentRefused': (before) => refuseConsent(before, later),
  'revokeGuardianConsent GuardianConsentRevoked': (before) => revokeConsent(before, later),
  'signContract ContractSigned': (before) => signContract(before, later),
  'countersignContract ContractActivated': (before) => countersignContract(before, later),
  'rejectContract ContractRejected': (before) => rejectContract(before, 'Plec.', later),
  'cancelContract ContractCancelled': (before) => cancelContract(before, null, later),
  'endContracts ContractCancelled': endOf,
  'endContracts ContractExpired': endOf,
  'endContracts ContractTerminated': endOf,
  'endContracts RenegotiationLapsed': (before) => renegotiated(before, 'RenegotiationLapsed'),
  'terminateContract ContractNoticeGiven': (before) => giveNotice(before, { today, reason: null, now: later }),
  'renegotiateContract RenegotiationProposed': (before) => renegotiated(before, 'RenegotiationProposed'),
  'answerRenegotiation RenegotiationAccepted': (before) => renegotiated(before, 'RenegotiationAccepted'),
  'answerRenegotiation RenegotiationDeclined': (before) => renegotiated(before, 'RenegotiationDeclined'),
};
const ruleOf = ({ by, to, event }: (typeof contractLifecycle)[number]): string => (by === 'provideContractDetails' ? `${by} ${to}` : `${by} ${event}`);
const keyOf = ({ from, by, to, event }: (typeof contractLifecycle)[number]): string => `${from} ${by} ${to} ${event}`;

describe('every edge of a contract', () => {
  it.each(contractLifecycle.map((edge) => [keyOf(edge), edge] as const))('%s has a mutation or the job, a rule that leads where it says, and a contract of its event', (_key, edge) => {
    const { from, to, by, event } = edge;
    expect([...inputs, 'endContracts']).toContain(by);
    expect(volunteeringEvents.map(({ name }) => name)).toContain(event);
    const walked = rules[ruleOf(edge)]!(from === 'NONE' ? draft : inStatus(from));
    expect(walked).toMatchObject({ type: event, contract: { status: to, version: from === 'NONE' ? 1 : 4 } });
    expect(walked.contract.statusSince).toBe(from === to ? then : later);
  });

  it('stands once, no rule and no mutation is left over, and no state', () => {
    expect(new Set(contractLifecycle.map(keyOf)).size).toBe(contractLifecycle.length);
    expect([...new Set(contractLifecycle.map(ruleOf))].sort()).toEqual(Object.keys(rules).sort());
    expect([...new Set(contractLifecycle.map(({ by }) => by))].sort()).toEqual([...inputs, 'endContracts'].sort());
    expect([...new Set(contractLifecycle.map(({ to }) => to))].sort()).toEqual([...statuses].sort());
  });
});

const renegotiation: Renegotiation = {
  id: 'talk',
  contractId: 'contract',
  revision: 2,
  status: 'PROPOSED',
  proposedBy: 'HOST',
  proposerId: 'ion',
  proposedAt: then,
  reason: 'Ploi.',
  terms: { activities: 'Plantare', schedule: 'Sâmbăta', hoursPerWeek: 4, requirements: null, training: null, expenseReimbursement: null },
  sha256: 'a'.repeat(64),
  answerUntil: later,
  answeredAt: null,
};
const ofHost = (role: Role, organizationId = 'host'): Viewer => ({ userId: 'ion', roles: [{ role, institutionId: null, organizationId }] });
const viewers = { VOLUNTEER: { userId: 'mara', roles: [] }, HOST: ofHost('VOLUNTEER_COORDINATOR') } as const satisfies Readonly<Record<string, Viewer>>;
const codes = (action: ContractAction, viewer: Viewer, scene: Partial<ContractScene> = {}): readonly string[] =>
  refusalsOfContract(action, viewer, { contract: draft, hostStatus: 'ACTIVE', applicationStatus: 'ACCEPTED', renegotiation: null, now: then, ...scene }).map(({ code }) => code);
/** A proposal that the side itself has not made, for whoever is to answer it. */
const talkFor = (action: ContractAction, side: 'VOLUNTEER' | 'HOST') => (action === 'answerRenegotiation' ? { renegotiation: { ...renegotiation, proposedBy: side === 'HOST' ? ('VOLUNTEER' as const) : ('HOST' as const) } } : {});

describe('every pair of a state and an action', () => {
  const pairs = contractActions.flatMap((action) => statuses.map((status) => [action, status] as const));

  it.each(pairs)('%s of one that is %s is allowed to its parties if there is such an edge, refused with INVALID_STATE otherwise, and unknown to others', (action, status) => {
    const edges = contractLifecycle.filter(({ by }) => by === mutationOf[action]);
    const contract = inStatus(status);
    for (const side of ['VOLUNTEER', 'HOST'] as const) {
      const isPartys = edges.some(({ actors }) => actors.includes(side));
      const expected = isPartys ? (edges.some(({ from }) => from === status) ? [] : ['INVALID_STATE']) : ['FORBIDDEN'];
      expect(codes(action, viewers[side], { contract, ...talkFor(action, side) })).toEqual(expected);
    }
    for (const other of [ofHost('NGO_EDITOR'), ofHost('NGO_ADMIN', 'other'), { userId: 'stranger', roles: [] }]) expect(codes(action, other, { contract })).toEqual(['NOT_FOUND']);
    expect(codes(action, anonymousViewer, { contract })).toEqual(['UNAUTHENTICATED']);
  });
});

describe('a host', () => {
  it('takes nobody on while it is not active, nor whoever has no place any more; a contract in force it can end', () => {
    const pending = inStatus('PENDING_HOST');
    expect(codes('countersign', viewers.HOST, { contract: pending, hostStatus: 'SUSPENDED' })).toEqual(['ORG_SUSPENDED']);
    expect(codes('countersign', viewers.HOST, { contract: pending, hostStatus: null })).toEqual(['ORG_NOT_ACTIVE']);
    expect(codes('countersign', viewers.HOST, { contract: pending, applicationStatus: 'WITHDRAWN' })).toEqual(['INVALID_STATE']);
    expect(codes('terminate', viewers.HOST, { contract: inStatus('ACTIVE'), hostStatus: 'SUSPENDED' })).toEqual([]);
  });

  it('draws contracts up for those it has accepted, by its people, and not for themselves', () => {
    const application = { organizationId: 'host', volunteerId: 'mara', status: 'ACCEPTED' } as Application;
    const may = (viewer: Viewer, changes: Partial<Application> | null = {}, status: string | null = 'ACTIVE') =>
      refusalsOfGenerating(viewer, changes === null ? null : { ...application, ...changes }, status).map(({ code, field }) => [code, field?.join('.')]);

    for (const role of ['NGO_ADMIN', 'VOLUNTEER_COORDINATOR'] as const) expect(may(ofHost(role))).toEqual([]);
    for (const other of [ofHost('NGO_EDITOR'), ofHost('NGO_ADMIN', 'other'), anonymousViewer]) expect(may(other)).toEqual([['NOT_FOUND', 'applicationId']]);
    expect(may(viewers.HOST, null)).toEqual([['NOT_FOUND', 'applicationId']]);
    expect(may(viewers.VOLUNTEER)).toEqual([['FORBIDDEN', undefined]]);
    expect(may(viewers.HOST, { volunteerId: 'ion' })).toEqual([['FORBIDDEN', undefined]]);
    expect(may(viewers.HOST, { status: 'ENGAGED' })).toEqual([['INVALID_STATE', 'applicationId']]);
    expect(may(viewers.HOST, {}, 'SUSPENDED')).toEqual([['ORG_SUSPENDED', 'applicationId']]);
  });
});

describe('a proposal of other terms', () => {
  const active = inStatus('ACTIVE');

  it('waits for the other side, one at a time, until its term is over', () => {
    expect(codes('renegotiate', viewers.VOLUNTEER, { contract: active, renegotiation })).toEqual(['INVALID_STATE']);
    expect(codes('answerRenegotiation', viewers.VOLUNTEER, { contract: active, renegotiation })).toEqual([]);
    expect(codes('answerRenegotiation', viewers.HOST, { contract: active, renegotiation })).toEqual(['FORBIDDEN']);
    expect(codes('answerRenegotiation', viewers.VOLUNTEER, { contract: active, renegotiation, now: later })).toEqual(['INVALID_STATE']);
    expect(codes('renegotiate', viewers.HOST, { contract: active, renegotiation, now: later })).toEqual([]);
    expect(codes('renegotiate', viewers.HOST, { contract: active, renegotiation: { ...renegotiation, status: 'DECLINED' } })).toEqual([]);
  });
});

describe('the end of a contract', () => {
  it('is 15 days after notice, of which the day of the notice is none, and not later than agreed', () => {
    const { contract } = giveNotice(inStatus('ACTIVE'), { today: '2026-05-04', reason: null, now: then });
    expect(contract).toMatchObject({ status: 'NOTICE_GIVEN', noticeGivenOn: '2026-05-04', noticeEndsOn: '2026-05-19' });
    expect(endContract(contract, '2026-05-19', later)).toBeNull();
    expect(endContract(contract, '2026-05-20', later)).toMatchObject({ type: 'ContractTerminated' });
    const late = giveNotice(inStatus('ACTIVE'), { today: '2026-06-25', reason: null, now: then }).contract;
    expect(late.noticeEndsOn).toBe('2026-07-10');
    expect(endContract(late, '2026-06-30', later)).toBeNull();
    expect(endContract(late, '2026-07-01', later)).toMatchObject({ type: 'ContractTerminated' });
  });

  it('comes after its last day, and happens once', () => {
    expect(endContract(inStatus('ACTIVE'), '2026-06-30', later)).toBeNull();
    for (const status of ['TERMINATED', 'EXPIRED', 'REJECTED', 'CANCELLED'] as const) expect(endContract(inStatus(status), today, later)).toBeNull();
  });

  it('lets an account be erased, which no contract before that does', () => {
    const contracts = statuses.map((status) => ({ id: status, status }));
    expect(erasureBlockers(contracts)).toEqual(['DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST', 'ACTIVE', 'NOTICE_GIVEN']);
  });
});
