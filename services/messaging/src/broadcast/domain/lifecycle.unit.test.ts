import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagingEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import { publishedBroadcast } from '../events/published';
import { broadcastTopics, undeliveredCount, type Broadcast, type BroadcastStatus } from './broadcast';
import { readBroadcast, reachOf, type BroadcastInput } from './broadcast-input';
import { begin, broadcastLifecycle, canBe, delivering, end, type BroadcastEdge } from './lifecycle';
import { broadcastsFor, organizationsReadBy, readsBroadcastsTo, refusalsOfCancelling, refusalsOfOptingOut, refusalsOfSending, seesBroadcastsOf } from './permissions';

const sdl = readFileSync(join(__dirname, '../../../schema/broadcast.graphql'), 'utf8');
const statuses = enumValuesIn(sdl, 'BroadcastStatus') as readonly BroadcastStatus[];
/** Every mutation of broadcasts but the choice of an organization, which is of no broadcast. */
const mutations = [...sdl.matchAll(/^ {4}input: (\w+)Input!$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`).filter((name) => !['previewBroadcast', 'setBroadcastOptOut'].includes(name));
const doers: readonly BroadcastEdge['by'][] = ['sendBroadcast', 'cancelBroadcast', delivering];

const [ministry, otherMinistry, organization] = ['a1', 'a2', 'b1'].map((tail) => `0193a5d2-7f00-7cc1-9d55-3f6a0c1be0${tail}`) as [string, string, string];
const [then, later] = [new Date('2026-03-02T08:00:00Z'), new Date('2026-03-06T08:00:00Z')];
const audience = { domains: ['E'], countyCodes: ['CJ', 'BH'], communityIds: [], fromInterestRecords: false, organizationIds: [] };
const begun = begin({ id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0b1', institutionId: ministry, authorId: 'elena', topic: 'FUNDING', subject: 'Granturi', text: 'Depuneți până vineri.', legalBasis: null, audience }, then);
const at = (status: BroadcastStatus, changes: Partial<Broadcast> = {}): Broadcast => ({ ...begun.broadcast, status, version: 2, recipientCount: 10, deliveredCount: 4, ...changes });
const edges = broadcastLifecycle.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by} of ${edge.actor}`, edge] as const);

describe('every edge of a broadcast', () => {
  it.each(edges)('%s has a mutation or the job, leads where it says, and tells the others as its contract says', (_name, { from, to, by, event }) => {
    const walked = from === 'NONE' ? begun : end(at(from), by, later);

    expect(walked).toMatchObject({ type: event, broadcast: { status: to, version: from === 'NONE' ? 1 : 3, sentAt: then, finishedAt: to === 'SENDING' ? null : later } });
    const { contract, data } = publishedBroadcast(walked);
    expect([contract.name, contract.data.parse(data)]).toEqual([event, data]);
  });

  it('stands once, and no mutation, state and event is left over', () => {
    expect(new Set(edges.map(([name]) => name)).size).toBe(edges.length);
    expect([...new Set(broadcastLifecycle.map(({ by }) => by))].sort()).toEqual([...mutations, delivering].sort());
    expect([...new Set(broadcastLifecycle.map(({ to }) => to))].sort()).toEqual([...statuses].sort());
    const told = messagingEvents.filter(({ aggregate }) => aggregate === 'broadcast').map(({ name }) => name);
    expect(broadcastLifecycle.map(({ event }) => event as string).sort()).toEqual([...told].sort());
    expect(enumValuesIn(sdl, 'BroadcastTopic')).toEqual(broadcastTopics);
  });

  it('is the only way: another one is a fault', () => {
    const closed = statuses.flatMap((status) => doers.map((by) => ({ status, by }))).filter(({ status, by }) => !canBe(by, { status }));

    for (const { status, by } of closed) expect(() => end(at(status), by, later)).toThrow('Expected an edge');
    expect(closed).toHaveLength(statuses.length * doers.length - 2);
  });

  it('carries nothing of what is said, nor to whom', () => {
    expect(JSON.stringify(publishedBroadcast(begun).data)).not.toMatch(/Granturi|vineri|elena|CJ/);
  });
});

const inInstitution = (role: Role, institutionId = ministry): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId, organizationId: null }] });
const inOrganization = (role: Role, organizationId = organization): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: null, organizationId }] });
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);
const roles: readonly Role[] = ['INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER', 'FOI_OFFICER', 'CIVIL_SOCIETY_UNIT', 'FUNDING_OFFICER'];

describe('who', () => {
  it('sends is who answers for the institution towards organizations', () => {
    expect(roles.map((role) => codes(refusalsOfSending(inInstitution(role), ministry)))).toEqual([[], ['FORBIDDEN'], ['FORBIDDEN'], [], ['FORBIDDEN']]);
    for (const viewer of [anonymousViewer, inInstitution('CIVIL_SOCIETY_UNIT', otherMinistry), inOrganization('NGO_EDITOR'), inOrganization('NGO_ADMIN')]) expect(codes(refusalsOfSending(viewer, ministry))).toEqual(['FORBIDDEN']);
    expect(broadcastsFor(inInstitution('CIVIL_SOCIETY_UNIT'), ministry)).toBe(true);
  });

  it.each(statuses)('cancels one that is %s is the same, while it is being sent; for strangers there is none', (status) => {
    const scene = { broadcast: at(status), isRecipient: false };

    expect(codes(refusalsOfCancelling(inInstitution('INSTITUTION_REPRESENTATIVE'), scene))).toEqual(status === 'SENDING' ? [] : ['INVALID_STATE']);
    expect(codes(refusalsOfCancelling(inInstitution('FOI_OFFICER'), scene))).toEqual(['FORBIDDEN']);
    expect(codes(refusalsOfCancelling(inOrganization('NGO_ADMIN'), { ...scene, isRecipient: true }))).toEqual(['FORBIDDEN']);
    expect([inOrganization('NGO_ADMIN'), inInstitution('CIVIL_SOCIETY_UNIT', otherMinistry)].map((viewer) => codes(refusalsOfCancelling(viewer, scene)))).toEqual([['NOT_FOUND'], ['NOT_FOUND']]);
    expect(codes(refusalsOfCancelling(anonymousViewer, scene))).toEqual(['UNAUTHENTICATED']);
  });

  it('reads is who speaks for an organization, and who has a role in the institution', () => {
    expect((['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR'] as const).map((role) => [readsBroadcastsTo(inOrganization(role), organization), organizationsReadBy(inOrganization(role)).length])).toEqual([[true, 1], [true, 1], [false, 0]]);
    expect([seesBroadcastsOf(inInstitution('FUNDING_OFFICER'), ministry), seesBroadcastsOf(inInstitution('FUNDING_OFFICER'), otherMinistry)]).toEqual([true, false]);
  });

  it('opts out is the administrator of the organization', () => {
    expect([inOrganization('NGO_ADMIN'), inOrganization('NGO_EDITOR'), inOrganization('NGO_ADMIN', 'b2'), inInstitution('CIVIL_SOCIETY_UNIT'), anonymousViewer].map((viewer) => codes(refusalsOfOptingOut(viewer, organization)))).toEqual([[], ['FORBIDDEN'], ['FORBIDDEN'], ['FORBIDDEN'], ['FORBIDDEN']]);
  });
});

describe('what is written', () => {
  const said: BroadcastInput = { institutionId: ministry.toUpperCase(), topic: 'FUNDING', isLegallyRequired: false, audience: { domains: ['E'], countyCodes: ['CJ'] }, subject: 'Granturi', text: 'Depuneți până vineri.' };
  const refused = (changes: Partial<BroadcastInput>) => {
    const read = readBroadcast({ ...said, ...changes });
    return read.ok ? [] : read.refusals.map(({ field, params }) => [field?.join('.'), params?.['expected']]);
  };

  it('is read whole, or every bad part of it is named', () => {
    expect(readBroadcast(said)).toMatchObject({ ok: true, value: { institutionId: ministry, legalBasis: null, audience: { domains: ['E'], countyCodes: ['CJ'] } } });
    expect(refused({ institutionId: 'x', audience: { domains: ['Z'], countyCodes: ['XX'] }, subject: 'Granturi\r\nBcc: toti@example.org', text: ' ' })).toEqual([
      ['institutionId', 'UUID'],
      ['audience.domains', 'DOMAIN_CODE'],
      ['audience.countyCodes', 'COUNTY_CODE'],
      ['subject', 'ONE_LINE'],
      ['text', expect.any(String)],
    ]);
    expect(refused({ audience: {} })).toEqual([['audience.domains', 'AUDIENCE']]);
  });

  it('names the law that asks for it, and none when none does', () => {
    expect([refused({ isLegallyRequired: true }), refused({ legalBasis: 'OG 26/2000' }), refused({ isLegallyRequired: true, legalBasis: 'OG\n26' })]).toEqual([[['legalBasis', 'VALUE']], [['legalBasis', 'NO_BASIS']], [['legalBasis', 'ONE_LINE']]]);
    expect(readBroadcast({ ...said, isLegallyRequired: true, legalBasis: 'OG 26/2000 art. 34' })).toMatchObject({ value: { legalBasis: 'OG 26/2000 art. 34' } });
  });

  it('is for those in record in whatever domains, when they are meant', () => {
    expect(reachOf({ institutionId: ministry, audience: { ...audience, fromInterestRecords: true } })).toMatchObject({ recordInstitutionId: ministry, recordDomains: null, countyCodes: ['CJ', 'BH'], wholeCounties: false });
    expect(undeliveredCount(at('CANCELLED'))).toBe(6);
  });
});
