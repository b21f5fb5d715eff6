import { isUuid, type Locale, type PageRequest } from '@conect/kernel';
import { badArgument, checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unauthenticated, userCall } from '@conect/service-kit';
import { isUnclaimed } from '../../organization/domain/organization';
import type { RegisterImportRowsArgs, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { RefusedRow, RegisterAbsence, RegisterImport } from '../application/ports';
import { maySeeRegisterImports } from '../domain/permissions';
import { fileRefusalText, rowRefusalText } from '../domain/refusal-texts';

const importOrder = 'registerImports';
const absenceOrder = 'registerAbsences';
const rowOrder = 'registerImportRows';

/** The resolvers of imports of the national register. */
export const registerImportResolvers: Resolvers = {
  Query: {
    async registerImport(_parent, { id }, context) {
      await assertOfficer(context);
      return isUuid(id) ? context.registerImportReader.findById(id) : null;
    },
    async registerImports(_parent, page, context) {
      await assertOfficer(context);
      const { registerImportReader: reader } = context;
      const request = checkedPosition(pageRequest(importOrder, 1, page), (place) => typeof place === 'string' && isUuid(place));
      return connectionOf({ order: importOrder, request, rows: await reader.findPage(request), positionOf: ({ id }) => [id], totalCount: reader.count });
    },
    async registerAbsences(_parent, page, context) {
      await assertOfficer(context);
      const { registerImportReader: reader } = context;
      const request = checkedQueuePosition(pageRequest(absenceOrder, 2, page));
      const positionOf = ({ since, organizationId }: RegisterAbsence) => queuePosition(since, organizationId);
      return connectionOf({ order: absenceOrder, request, rows: await reader.findAbsences(request), positionOf, totalCount: reader.countAbsences });
    },
  },
  Mutation: {
    async importRegister(_parent, { input }, context) {
      const { importRegister, registerImportReader, locale } = context;
      const outcome = await importRegister(userCall(context, 'importRegister', input), { ...input, isFull: input.isFull ?? false });
      if (!outcome.ok) return { registerImport: null, userErrors: registryUserErrors(outcome.refusals, locale) };
      return { registerImport: await registerImportReader.findById(outcome.value.registerImportId), userErrors: [] };
    },
    async releaseRegisterPurpose(_parent, { input }, context) {
      const { releaseRegisterPurpose, changedOrganization, locale } = context;
      const outcome = await releaseRegisterPurpose(userCall(context, 'releaseRegisterPurpose', input), input);
      if (!outcome.ok) return { organization: null, userErrors: registryUserErrors(outcome.refusals, locale) };
      return { organization: await changedOrganization(outcome.value.organizationId), userErrors: [] };
    },
  },
  Organization: {
    registerPurpose: async (organization, _args, { viewer }) => (isUnclaimed(organization) && maySeeRegisterImports(await viewer()) ? organization.profile.purpose : null),
  },
  RegisterImport: {
    requester: ({ requesterId }) => (requesterId === null ? null : { id: requesterId }),
    created: ({ createdCount }) => createdCount,
    updated: ({ updatedCount }) => updatedCount,
    unchanged: ({ unchangedCount }) => unchangedCount,
    refused: ({ refusedCount }) => refusedCount,
    removed: ({ removedCount }) => removedCount,
    toReview: ({ reviewCount }) => reviewCount,
    refusal: ({ refusal }, _args, { locale }) => (refusal === null ? null : { code: refusal.code, message: fileRefusalText(refusal, locale) }),
    rows: refusedRowsOf,
  },
  RegisterAbsence: {
    organization: ({ organizationId }, _args, { visibleOrganization }) => visibleOrganization(organizationId),
    registerImport: ({ importId }, _args, { registerImportReader }) => registerImportReader.findById(importId),
  },
  RegisterImportRow: {
    reasons: ({ refusals }, _args, { locale }) => shapeReasons(refusals, locale),
  },
};

/** A whole query that needs a role. */
async function assertOfficer({ principal, viewer }: RegistryContext): Promise<void> {
  if (principal.kind !== 'USER') throw unauthenticated();
  if (!maySeeRegisterImports(await viewer())) throw forbidden('Only officers of SGG see the imports of the national register.');
}

/** A cursor of such a list holds one value; another one was not made here. */
function checkedPosition(request: PageRequest, isOurs: (place: unknown) => boolean): PageRequest {
  if (request.position === null || isOurs(request.position[0])) return request;
  throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
}

async function refusedRowsOf({ id }: RegisterImport, { reason, ...page }: RegisterImportRowsArgs, { registerImportReader: reader }: RegistryContext) {
  const filter = { importId: id, reason: reason ?? null };
  const request = checkedPosition(pageRequest(rowOrder, 1, page), Number.isInteger);
  return connectionOf({
    order: rowOrder,
    request,
    rows: await reader.findRefusedRows(filter, request),
    positionOf: ({ line }) => [line],
    totalCount: () => reader.countRefusedRows(filter),
  });
}

const shapeReasons = (refusals: RefusedRow['refusals'], locale: Locale) => refusals.map((refusal) => ({ code: refusal.code, message: rowRefusalText(refusal, locale) }));
