import { isUuid, type PageArguments } from '@conect/kernel';
import { lastDayBefore } from '@conect/legal-clock';
import { checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unauthenticated } from '@conect/service-kit';
import type { Viewer } from '../../membership/domain/viewer';
import type { PublicUtilityCaseResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/shape-permission';
import type { CaseQueue } from '../application/ports';
import { caseActions, mayHandleCases, maySeeCaseFile, maySeeCasesOfInstitution, refusalsOfCase, type CaseAction } from '../domain/permissions';
import type { PublicUtilityCase } from '../domain/public-utility-case';
import { caseMutations } from './case-mutations';

const order = 'publicUtilityCases';
const positionOf = ({ dueAt, createdAt, id }: PublicUtilityCase): readonly string[] => queuePosition(dueAt ?? createdAt, id);

async function queueOf(queue: CaseQueue, page: PageArguments, { caseReader: reader }: RegistryContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  return connectionOf({ order, request, rows: await reader.findQueue(queue, request), positionOf, totalCount: () => reader.countQueue(queue) });
}

/** A field that only those see who may see the file. */
const ofFile =
  <Value>(read: (one: PublicUtilityCase, context: RegistryContext) => Value) =>
  async (one: PublicUtilityCase, _args: object, context: RegistryContext): Promise<Awaited<Value> | null> =>
    maySeeCaseFile(await context.viewer(), one) ? await read(one, context) : null;

const caseFields: PublicUtilityCaseResolvers = {
  organization: ({ organizationId }, _args, { visibleOrganization }) => visibleOrganization(organizationId),
  institution: ({ institutionId }) => (institutionId === null ? null : { id: institutionId }),
  submittedAt: ({ createdAt }) => createdAt,
  dueOn: ({ dueAt }) => (dueAt === null ? null : lastDayBefore(dueAt)),
  isOverdue: async ({ dueAt }, _args, { businessTime }) => dueAt !== null && dueAt <= (await businessTime()),
  applicant: ofFile(({ applicantId }) => ({ id: applicantId })),
  documents: ofFile(documentsOf),
  completionRequest: ofFile(({ completionRequest }) => completionRequest),
  opinion: ofFile(({ opinion }) => opinion),
  refusalReason: ofFile(({ refusalReason }) => refusalReason),
  viewerCan: async (one, _args, { viewer, locale }) => permissionsOf(await viewer(), one, locale),
};

/** The resolvers of public utility. */
export const publicUtilityResolvers: Resolvers = {
  Query: {
    async publicUtilityCasesToHandle(_parent, page, context) {
      if (context.principal.kind !== 'USER') throw unauthenticated();
      if (!mayHandleCases(await context.viewer())) throw forbidden('Only officers of SGG see the cases of public utility that wait for it.');
      return queueOf({ statuses: ['SUBMITTED', 'PROPOSED'], institutionId: null }, page, context);
    },
  },
  Mutation: caseMutations,
  Organization: {
    publicUtilityCases: async ({ id }, _args, { casesOf }) => [...(await casesOf(id))],
  },
  Institution: {
    async publicUtilityCases({ id }, page, context) {
      if (!isUuid(id) || !maySeeCasesOfInstitution(await context.viewer(), id)) return null;
      return queueOf({ statuses: ['FORWARDED', 'UNDER_EXAMINATION', 'COMPLETION_REQUESTED'], institutionId: id }, page, context);
    },
  },
  PublicUtilityCase: caseFields,
};

async function documentsOf({ documents }: PublicUtilityCase, { documentById }: RegistryContext) {
  const found = await Promise.all(documents.map(async ({ documentId, year }) => ({ document: await documentById(documentId), year })));
  return found.flatMap(({ document, year }) => (document === null ? [] : [{ document, purpose: document.purpose, year }]));
}

const permissionsOf = (viewer: Viewer, one: PublicUtilityCase, locale: RegistryContext['locale']) =>
  Object.fromEntries((Object.keys(caseActions) as CaseAction[]).map((action) => [action, shapePermission(refusalsOfCase(action, viewer, one), locale)])) as Record<
    CaseAction,
    ReturnType<typeof shapePermission>
  >;
