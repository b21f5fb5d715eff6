import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { findActivityDomain } from '@conect/reference-data';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall, wantedDomains } from '@conect/service-kit';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/shape-permission';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { InterestRecordIds, InterestRecordQuery } from '../application/ports';
import type { InterestRecord } from '../domain/interest-record';
import { maySeeAllOfInstitution, maySeeInterestRecord, maySeeReasons, refusalsOfInterestRecord, type InterestRecordAction } from '../domain/permissions';

const order = 'interestRecords';
const positionOf = ({ createdAt, id }: InterestRecord): readonly string[] => queuePosition(createdAt, id);

/** The resolvers of interest records. */
export const interestRecordResolvers: Resolvers = {
  Mutation: {
    requestInterestRecord: async (_parent, { input }, context) => payloadOf(await context.interestRecordCommands.requestInterestRecord(userCall(context, 'requestInterestRecord', input), input), context),
    confirmInterestRecord: async (_parent, { input }, context) =>
      payloadOf(await context.interestRecordCommands.confirmInterestRecord(userCall(context, 'confirmInterestRecord', input), input.interestRecordId), context),
    refuseInterestRecord: async (_parent, { input }, context) => payloadOf(await context.interestRecordCommands.refuseInterestRecord(userCall(context, 'refuseInterestRecord', input), input), context),
    endInterestRecord: async (_parent, { input }, context) => payloadOf(await context.interestRecordCommands.endInterestRecord(userCall(context, 'endInterestRecord', input), input), context),
  },
  Organization: {
    async interestRecords({ id }, { domain }, { viewer, interestRecordsOf }) {
      const [who, records, wanted] = [await viewer(), await interestRecordsOf(id), wantedDomains(domain, 'domain')];
      return records.filter((record) => maySeeInterestRecord(who, record) && (wanted === null || record.domains.some((code) => wanted.includes(code))));
    },
  },
  Institution: {
    __resolveReference: ({ id }) => ({ id: id.toLowerCase() }),
    interestRecords: ofInstitution,
  },
  InterestRecord: {
    organization: ({ organizationId }, _args, { visibleOrganization }) => visibleOrganization(organizationId),
    institution: ({ institutionId }) => ({ id: institutionId }),
    domains: ({ domains }) => domains.flatMap((code) => findActivityDomain(code) ?? []),
    requestedAt: ({ createdAt }) => createdAt,
    since: (record) => ('confirmedAt' in record ? record.confirmedAt : null),
    closedAt: (record) => ('closedAt' in record ? record.closedAt : null),
    closedBy: (record) => ('closedBySide' in record ? record.closedBySide : null),
    closeReason: async (record, _args, { viewer }) => ('closeReason' in record && maySeeReasons(await viewer(), record) ? record.closeReason : null),
    viewerCan,
  },
};

interface InstitutionListArguments extends PageArguments {
  readonly domain?: string | null | undefined;
  readonly status?: InterestRecord['status'] | null | undefined;
}

/** Everybody sees the confirmed ones; the institution's liaisons and SGG see those too that wait or have ended. */
async function ofInstitution({ id }: { readonly id: string }, { domain, status, ...page }: InstitutionListArguments, { viewer, interestRecordReader: reader }: RegistryContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const visible: readonly InterestRecord['status'][] = maySeeAllOfInstitution(await viewer(), id) ? ['REQUESTED', 'CONFIRMED', 'REFUSED', 'ENDED'] : ['CONFIRMED'];
  const query: InterestRecordQuery = { institutionId: id, statuses: visible.filter((one) => status == null || one === status), domains: wantedDomains(domain, 'domain') };
  const isNone = !isUuid(id) || query.statuses.length === 0;
  const rows = isNone ? [] : await reader.findOfInstitution(query, request);
  return connectionOf({ order, request, rows, positionOf, totalCount: () => (isNone ? Promise.resolve(0) : reader.countOfInstitution(query)) });
}

async function payloadOf(outcome: Result<InterestRecordIds, RegistryErrorCode>, { changedInterestRecord, locale }: RegistryContext) {
  if (!outcome.ok) return { interestRecord: null, userErrors: registryUserErrors(outcome.refusals, locale) };
  return { interestRecord: await changedInterestRecord(outcome.value.interestRecordId), userErrors: [] };
}

async function viewerCan(interestRecord: InterestRecord, _args: object, { viewer, visibleOrganization, locale }: RegistryContext) {
  const who = await viewer();
  const organizationStatus = (await visibleOrganization(interestRecord.organizationId))?.status ?? null;
  const permission = (action: InterestRecordAction) => shapePermission(refusalsOfInterestRecord(action, who, { interestRecord, organizationStatus }), locale);
  return { confirm: permission('confirm'), refuse: permission('refuse'), end: permission('end') };
}
