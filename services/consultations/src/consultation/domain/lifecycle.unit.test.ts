import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationsEvents } from '@conect/events';
import { draft, deadline, inEveryStatus, then, whole } from '../../../test/examples';
import type { Viewer } from '@conect/kernel';
import { draftConsultation, importConsultation, type Consultation, type ConsultationEvent, type ConsultationStatus } from './consultation';
import {
  addDraftVersion,
  archiveConsultation,
  cancelConsultation,
  closeForInput,
  extendDeadline,
  importCommand,
  lifecycle,
  publishConsultation,
  publishResponses,
  recordAdoption,
  recordNonAdoption,
  scheduleConsultation,
  submitForEndorsement,
  updateConsultation,
  walkJob,
  withdrawConsultation,
} from './lifecycle';
import { consultationActions, hiddenStatuses, refusalsOf, type ConsultationAction } from './permissions';

const schema = join(__dirname, '../../../schema');
const sdl = readdirSync(schema).map((file) => readFileSync(join(schema, file), 'utf8')).join('\n');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const later = new Date('2026-04-20T08:00:00Z');
const { SCHEDULED, OPEN, ANALYSIS, RESPONDED, ENDORSEMENT, ADOPTED, NOT_ADOPTED, WITHDRAWN } = inEveryStatus;
const end = { statusReason: 'Se reface.', archiveAt: later };
/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, ConsultationEvent>> = {
  'NONE createConsultation': draftConsultation({ id: draft.id, institutionId: draft.institutionId, content: whole, createdBy: 'radu' }, later),
  'DRAFT scheduleConsultation': scheduleConsultation(draft, { publishAt: later, inputDeadline: deadline }, later),
  'DRAFT publishConsultation': publishConsultation(draft, deadline, later),
  'SCHEDULED publishConsultation': publishConsultation(SCHEDULED, deadline, later),
  [`SCHEDULED ${walkJob}`]: publishConsultation(SCHEDULED, SCHEDULED.inputDeadline, later),
  'DRAFT cancelConsultation': cancelConsultation(draft, later),
  'SCHEDULED cancelConsultation': cancelConsultation(SCHEDULED, later),
  'OPEN extendDeadline': extendDeadline(OPEN, later, later),
  [`OPEN ${walkJob}`]: closeForInput(OPEN, later),
  'ANALYSIS publishResponses': publishResponses(ANALYSIS, later),
  'RESPONDED submitForEndorsement': submitForEndorsement(RESPONDED, later),
  'ENDORSEMENT recordAdoption': recordAdoption(ENDORSEMENT, { officialGazetteRef: 'M.Of. 123/2026', archiveAt: later }, later),
  'ENDORSEMENT recordNonAdoption': recordNonAdoption(ENDORSEMENT, end, later),
  ...Object.fromEntries([OPEN, ANALYSIS, RESPONDED, ENDORSEMENT].map((one) => [`${one.status} withdrawConsultation`, withdrawConsultation(one, end, later)])),
  ...Object.fromEntries([ADOPTED, NOT_ADOPTED, WITHDRAWN].map((one) => [`${one.status} ${walkJob}`, archiveConsultation(one, later)])),
  [`NONE ${importCommand}`]: importConsultation({ id: draft.id, institutionId: draft.institutionId, content: whole, publishedAt: then, inputDeadline: deadline }, later),
};

describe('every edge', () => {
  it.each(lifecycle.map((edge) => [`${edge.from} ${edge.by}`, edge] as const))('%s has a way to walk it, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect([...inputs, walkJob, importCommand]).toContain(by);
    expect(consultationsEvents.map(({ name }) => name)).toContain(event);
    const walked = walks[key];
    expect(walked).toMatchObject({ type: event, consultation: { status: to } });
    expect(walked!.consultation.version).toBe(from === 'NONE' ? 1 : 4);
    if (from !== to) expect(walked!.consultation.statusSince).toBe(later);
  });

  it('stands once, and no rule is left over', () => {
    const keys = lifecycle.map(({ from, by }) => `${from} ${by}`);

    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(walks).sort()).toEqual([...keys].sort());
  });

  it('together reach every status, and begin in every one that is not final', () => {
    const statuses = Object.keys(inEveryStatus) as ConsultationStatus[];

    expect(statuses.filter((status) => !lifecycle.some(({ to }) => to === status))).toEqual([]);
    expect(statuses.filter((status) => !lifecycle.some(({ from }) => from === status))).toEqual(['CANCELLED', 'ARCHIVED']);
  });

  it('is walked by an operator only for what was over before, which goes nowhere from there', () => {
    expect(lifecycle.filter(({ actor }) => actor === 'OPERATOR').map(({ from, to }) => `${from} ${to}`)).toEqual(['NONE ARCHIVED']);
  });

  it('is walked by an officer or by time, and by time without anybody asking', () => {
    expect(lifecycle.filter(({ actor }) => actor === 'TIME').map(({ from, to }) => `${from} ${to}`)).toEqual(['SCHEDULED OPEN', 'OPEN ANALYSIS', 'ADOPTED ARCHIVED', 'NOT_ADOPTED ARCHIVED', 'WITHDRAWN ARCHIVED']);
  });
});

describe('every pair of a state and an action', () => {
  const mutationOf: Readonly<Record<ConsultationAction, string>> = {
    update: 'updateConsultation',
    addDraftVersion: 'addDraftVersion',
    schedule: 'scheduleConsultation',
    publish: 'publishConsultation',
    cancel: 'cancelConsultation',
    extendDeadline: 'extendDeadline',
    withdraw: 'withdrawConsultation',
    invite: 'inviteToConsultation',
    publishResponses: 'publishResponses',
    submitForEndorsement: 'submitForEndorsement',
    recordAdoption: 'recordAdoption',
    recordNonAdoption: 'recordNonAdoption',
  };
  /** What changes no state. */
  const within: Partial<Record<ConsultationAction, readonly ConsultationStatus[]>> = { update: ['DRAFT', 'SCHEDULED'], addDraftVersion: ['DRAFT', 'SCHEDULED', 'OPEN', 'ANALYSIS', 'RESPONDED'], invite: ['OPEN'] };
  const officer: Viewer = { userId: 'radu', roles: [{ role: 'TRANSPARENCY_OFFICER', institutionId: draft.institutionId, organizationId: null }] };
  const outsider: Viewer = { userId: 'dan', roles: [{ role: 'TRANSPARENCY_OFFICER', institutionId: 'other', organizationId: null }] };
  const pairs = consultationActions.flatMap((action) => (Object.keys(inEveryStatus) as ConsultationStatus[]).map((status) => [action, status] as const));

  it.each(pairs)('%s of %s is allowed to an officer if there is such an edge, and refused with INVALID_STATE otherwise; to outsiders it is not there, or not theirs', (action, status) => {
    const consultation: Consultation = inEveryStatus[status];
    const isEdge = within[action]?.includes(status) ?? lifecycle.some(({ from, by }) => from === status && by === mutationOf[action]);

    expect(refusalsOf(action, officer, consultation).map(({ code }) => code)).toEqual(isEdge ? [] : ['INVALID_STATE']);
    expect(refusalsOf(action, outsider, consultation).map(({ code }) => code)).toEqual([hiddenStatuses.includes(status) ? 'NOT_FOUND' : 'FORBIDDEN']);
  });
});

describe('a change that leads to no other state', () => {
  it('counts, and keeps since when it stands where it does', () => {
    const updated = updateConsultation(draft, { ...whole, initiator: 'Direcția juridică' }, later);
    expect(updated).toMatchObject({ type: 'ConsultationUpdated', consultation: { status: 'DRAFT', version: 4, statusSince: then, updatedAt: later } });
    expect(addDraftVersion(draft, later)).toMatchObject({ type: 'DraftVersionAdded', consultation: { draftVersionCount: 2 } });
    expect(addDraftVersion(OPEN, later)).toMatchObject({ type: 'DraftVersionPublished', consultation: { draftVersionCount: 2, inputDeadline: deadline } });
  });
});
