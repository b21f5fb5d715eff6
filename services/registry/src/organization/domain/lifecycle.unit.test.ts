import { join } from 'node:path';
import { registryEvents } from '@conect/events';
import { readSubgraphSdl } from '@conect/service-kit';
import { Kind, parse, type EnumTypeDefinitionNode, type ObjectTypeExtensionNode } from 'graphql';
import { ana, dissolving, inEveryStatus, stale, victor } from '../../../test/examples';
import type { Role, Viewer } from '../../membership/domain/viewer';
import { lifecycle, type LifecycleActor, type LifecycleState } from './lifecycle';
import type { Organization } from './organization';
import { organizationActions, refusalsOf, type OrganizationAction } from './permissions';

const definitions = parse(readSubgraphSdl(join(__dirname, '../../../schema'))).definitions;
const mutations = definitions
  .filter((definition): definition is ObjectTypeExtensionNode => definition.kind === Kind.OBJECT_TYPE_EXTENSION && definition.name.value === 'Mutation')
  .flatMap(({ fields }) => (fields ?? []).map(({ name }) => name.value));
const statuses = definitions
  .filter((definition): definition is EnumTypeDefinitionNode => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'OrganizationStatus')
  .flatMap(({ values }) => (values ?? []).map(({ name }) => name.value));
const notMutations = ['importRegister', 'mark-stale-organizations'];

describe('every edge', () => {
  it.each(lifecycle.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by}`, edge] as const))('%s has a way to walk it and a contract of its event', (_name, { by, event }) => {
    expect([...mutations, ...notMutations]).toContain(by);
    expect(registryEvents.map(({ name }) => name)).toContain(event);
  });

  it('together reach every status of the schema, and begin in every one that is not final', () => {
    const final = ['REJECTED', 'WITHDRAWN'];

    expect(statuses.filter((status) => !lifecycle.some(({ to }) => to === status))).toEqual([]);
    expect(statuses.filter((status) => !lifecycle.some(({ from }) => from === status))).toEqual(final);
    expect(lifecycle.filter(({ from, by }) => from === 'DEREGISTERED' && by !== 'importRegister')).toEqual([]);
  });

  it('stands once', () => {
    expect(new Set(lifecycle.map(({ from, to, by }) => `${from} ${to} ${by}`)).size).toBe(lifecycle.length);
  });

  it('of ACTIVE is one of STALE too', () => {
    const walkedFrom = (state: LifecycleState) => new Set(lifecycle.filter(({ from, actor }) => from === state && actor !== 'TIME').map(({ by }) => by));

    expect(walkedFrom('STALE')).toEqual(walkedFrom('ACTIVE'));
  });
});

const organizationId = inEveryStatus.DRAFT.id;
const viewerWith = (userId: string, role: Role | null, of: string | null = null): Viewer => ({ userId, roles: role === null ? [] : [{ role, institutionId: null, organizationId: of }] });
const entitled: Partial<Record<LifecycleActor, Viewer>> = {
  APPLICANT: viewerWith(ana, null),
  CLAIMANT: viewerWith('claimant', null),
  NGO_ADMIN: viewerWith('administrator', 'NGO_ADMIN', organizationId),
  SGG_ADMIN: viewerWith(victor, 'SGG_ADMIN'),
};
/** A dissolving organization that has people, beside the unclaimed one of the examples. */
const states: Readonly<Record<string, readonly [LifecycleState, Organization]>> = {
  ...Object.fromEntries(Object.entries(inEveryStatus).map(([status, organization]) => [status, [status as LifecycleState, organization]])),
  STALE: ['STALE', stale],
  'DISSOLVING after its admission': ['DISSOLVING', dissolving],
};
const walked: Partial<Record<OrganizationAction, string>> = {
  delete: 'deleteOrganizationDraft',
  submit: 'submitOrganization',
  startReview: 'startOrganizationReview',
  requestChanges: 'requestOrganizationChanges',
  approve: 'approveOrganization',
  reject: 'rejectOrganization',
  confirm: 'confirmOrganization',
  withdraw: 'withdrawOrganization',
  suspend: 'suspendOrganization',
  reactivate: 'reactivateOrganization',
  recordDissolution: 'recordDissolution',
  deregister: 'deregisterOrganization',
  claim: 'claimOrganization',
};
const changesNoState = new Set<OrganizationAction>(['update', 'updateSensitiveFields', 'openChangeRequest', 'requestInterestRecord', 'applyForPublicUtility', 'joinExpertiseCommunity', 'publishActivity', 'linkOrganizations', 'submitYearlyReport']);

/** A draft is its applicant's secret, and a registration one of its applicant and SGG. */
function isHiddenFrom(viewer: Viewer, { status }: Organization): boolean {
  if (viewer === entitled.APPLICANT) return false;
  return status === 'DRAFT' || (viewer !== entitled.SGG_ADMIN && ['SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES', 'REJECTED'].includes(status));
}

describe('every pair of a state and an action', () => {
  const pairs = organizationActions
    .filter((action) => !changesNoState.has(action))
    .flatMap((action) => Object.keys(states).map((name) => [action, name] as const));

  it.each(pairs)('%s of %s is allowed to who may if there is such an edge, and refused with INVALID_STATE otherwise', (action, name) => {
    const [state, organization] = states[name]!;
    const edges = lifecycle.filter(({ by }) => by === walked[action]);
    const viewer = entitled[edges[0]!.actor]!;
    const isEdge = edges.some(({ from }) => from === state) && !(action === 'deregister' && name === 'DISSOLVING');
    const isForeign = viewer === entitled.APPLICANT && !('applicantId' in organization);

    const expected = isHiddenFrom(viewer, organization) ? ['NOT_FOUND'] : isForeign ? ['FORBIDDEN'] : isEdge ? [] : ['INVALID_STATE'];
    expect(refusalsOf(action, viewer, organization).map(({ code }) => code)).toEqual(expected);
  });
});
