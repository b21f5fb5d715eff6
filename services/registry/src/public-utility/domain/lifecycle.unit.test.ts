import { join } from 'node:path';
import { registryEvents } from '@conect/events';
import { readSubgraphSdl } from '@conect/service-kit';
import { Kind, parse, type EnumTypeDefinitionNode, type ObjectTypeExtensionNode } from 'graphql';
import { anonymousViewer, signedInWith, type HeldRole, type Viewer } from '../../membership/domain/viewer';
import { active, ana, now, then } from '../../../test/examples';
import { publishedCase } from '../events/published';
import { publicUtilityLifecycle, type CaseActor } from './lifecycle';
import { caseActions, maySeeCaseFile, refusalsOfCase, type CaseAction } from './permissions';
import { recognitionBy, type CaseStatus, type PublicUtilityCase } from './public-utility-case';
import { applyForRecognition, walkCase } from './walk';

const definitions = parse(readSubgraphSdl(join(__dirname, '../../../schema'))).definitions;
const mutations = definitions
  .filter((definition): definition is ObjectTypeExtensionNode => definition.kind === Kind.OBJECT_TYPE_EXTENSION && definition.name.value === 'Mutation')
  .flatMap(({ fields }) => (fields ?? []).map(({ name }) => name.value));
const statuses = definitions
  .filter((definition): definition is EnumTypeDefinitionNode => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'PublicUtilityCaseStatus')
  .flatMap(({ values }) => (values ?? []).map(({ name }) => name.value as CaseStatus));

const terms = { forwardingDays: 15, examinationDays: 60, decisionDays: 90 };
const organizationId = active.id;
const institutionId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3';
const { publicUtilityCase: submitted } = applyForRecognition({ id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d2', organizationId, applicantId: ana, priorStatus: 'NONE', documents: [] }, { now: then, terms });
const at = (status: CaseStatus): PublicUtilityCase => ({ ...submitted, status, institutionId: status === 'SUBMITTED' ? null : institutionId });

describe('every edge', () => {
  it.each(publicUtilityLifecycle.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by}`, edge] as const))('%s has a mutation, a permission, and a contract of its event', (_name, { by, event, from }) => {
    expect(mutations).toContain(by);
    expect(registryEvents.map(({ name }) => name)).toContain(event);
    expect(from === 'NONE' || Object.values(caseActions).includes(by as never)).toBe(true);
  });

  it('together reach every status of the schema, and begin in every one that is not final', () => {
    expect(statuses.filter((status) => !publicUtilityLifecycle.some(({ to }) => to === status))).toEqual([]);
    expect(statuses.filter((status) => !publicUtilityLifecycle.some(({ from }) => from === status))).toEqual(['REFUSED', 'WITHDRAWN']);
  });

  it('is the only one of its mutation in its status, and every mutation has one actor', () => {
    expect(new Set(publicUtilityLifecycle.map(({ from, by }) => `${from} ${by}`)).size).toBe(publicUtilityLifecycle.length);
    for (const [by, edges] of Map.groupBy(publicUtilityLifecycle, (edge) => edge.by)) expect([by, new Set(edges.map(({ actor }) => actor)).size]).toEqual([by, 1]);
  });

  it.each(publicUtilityLifecycle.filter(({ from }) => from !== 'NONE'))('$from -> $to by $by tells $event as its contract says', ({ from, to, by, event }) => {
    const decision = { number: '123/2026', date: '2026-01-10' };
    const change = walkCase(at(from as CaseStatus), by, { institutionId, decision, withdrawal: decision }, { now, terms });
    if (!change.ok) throw new Error('Expected the edge to be walked');
    const { contract, data } = publishedCase(change.value.event);

    expect(change.value.publicUtilityCase).toMatchObject({ status: to, statusSince: now, version: 2 });
    expect(contract.name).toBe(event);
    expect(contract.data.parse(data)).toEqual(data);
    expect('decisionNumber' in data).toBe(['GRANTED', 'WITHDRAWN'].includes(to));
  });
});

const viewer = (...roles: readonly Partial<HeldRole>[]): Viewer => ({ userId: 'viewer', roles: roles.map((role) => ({ role: 'NGO_ADMIN', institutionId: null, organizationId: null, ...role })) });
const entitled: Readonly<Record<CaseActor, Viewer>> = {
  NGO_ADMIN: viewer({ organizationId }),
  SGG_ADMIN: viewer({ role: 'SGG_ADMIN' }),
  INSTITUTION: viewer({ role: 'CIVIL_SOCIETY_UNIT', institutionId }),
};
const pairs = (Object.keys(caseActions) as CaseAction[]).flatMap((action) => statuses.map((status) => [action, status] as const));

describe('every pair of a status and an action', () => {
  it.each(pairs)('%s of a case that is %s is allowed to its actor if there is such an edge, and refused otherwise', (action, status) => {
    const edges = publicUtilityLifecycle.filter(({ by }) => by === caseActions[action]);
    const { actor } = edges[0]!;
    const codes = (who: Viewer) => refusalsOfCase(action, who, at(status)).map(({ code }) => code);
    const isKnownInstitution = actor !== 'INSTITUTION' || status !== 'SUBMITTED';

    expect(codes(entitled[actor])).toEqual(!isKnownInstitution ? ['FORBIDDEN'] : edges.some(({ from }) => from === status) ? [] : ['INVALID_STATE']);
    for (const other of Object.keys(entitled) as CaseActor[]) if (other !== actor) expect(codes(entitled[other])).toEqual(['FORBIDDEN']);
    expect(codes(anonymousViewer)).toEqual(['FORBIDDEN']);
  });

  it('walks no other edge', () => {
    for (const [action, status] of pairs) {
      const isEdge = publicUtilityLifecycle.some(({ from, by }) => from === status && by === caseActions[action]);
      expect([action, status, walkCase(at(status), caseActions[action], {}, { now, terms }).ok]).toEqual([action, status, isEdge]);
    }
  });
});

describe('nobody', () => {
  it('acts for an office towards an organization that he speaks for', () => {
    const own = { role: 'NGO_EDITOR', organizationId } as const;

    expect(refusalsOfCase('forward', viewer({ role: 'SGG_ADMIN' }, own), at('SUBMITTED'))).toEqual([{ code: 'FORBIDDEN' }]);
    expect(refusalsOfCase('propose', viewer({ role: 'CIVIL_SOCIETY_UNIT', institutionId }, own), at('UNDER_EXAMINATION'))).toEqual([{ code: 'FORBIDDEN' }]);
    expect(refusalsOfCase('propose', viewer({ role: 'CIVIL_SOCIETY_UNIT', institutionId: 'other' }), at('UNDER_EXAMINATION'))).toEqual([{ code: 'FORBIDDEN' }]);
  });

  it('decides for SGG by password alone where more is required', () => {
    const officer = signedInWith(entitled.SGG_ADMIN, { assurance: 'PASSWORD', secondFactorRequired: true });

    expect(refusalsOfCase('grant', officer, at('PROPOSED'))).toEqual([{ code: 'SECOND_FACTOR_REQUIRED' }]);
  });
});

describe('the file', () => {
  it("is for the organization's people, SGG and the competent institution", () => {
    expect([entitled.NGO_ADMIN, entitled.SGG_ADMIN, entitled.INSTITUTION, viewer(), anonymousViewer].map((who) => maySeeCaseFile(who, at('FORWARDED')))).toEqual([true, true, true, false, false]);
    expect(maySeeCaseFile(entitled.INSTITUTION, at('SUBMITTED'))).toBe(false);
  });
});

describe('the organization', () => {
  it.each([
    ['SUBMITTED', 'APPLIED'],
    ['COMPLETION_REQUESTED', 'APPLIED'],
    ['PROPOSED', 'APPLIED'],
    ['GRANTED', 'GRANTED'],
    ['WITHDRAWN', 'WITHDRAWN'],
    ['REFUSED', 'NONE'],
  ] as const)('of a case that is %s is %s', (status, recognition) => {
    expect(recognitionBy(at(status))).toBe(recognition);
  });

  it('that lost its recognition once is so again after a refusal', () => {
    expect(recognitionBy({ ...at('REFUSED'), priorStatus: 'WITHDRAWN' })).toBe('WITHDRAWN');
  });
});
