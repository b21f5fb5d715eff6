import { isUuid, type Result } from '@conect/kernel';
import { badArgument, userCall } from '@conect/service-kit';
import { isHostIn } from '../../membership/domain/host';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { volunteeringUserErrors } from '../../service/graphql/user-errors';
import type { RecordShareIds } from '../application/ports';
import { shownBands } from '../domain/age-bands';
import type { RecordOf } from './context';

/** The year of Law 78/2014. */
const firstYear = 2014;
const lastYear = 2100;

const organizationOf = ({ organizationId }: { readonly organizationId: string }) => ({ id: organizationId });

/** The resolvers of records, links and totals. */
export const recordResolvers: Resolvers = {
  Query: {
    sharedVolunteeringRecord: (_parent, { token }, { sharedRecord }) => sharedRecord(token),
    async volunteeringDashboard(_parent, { organizationId, year }, { viewer, dashboardOf }) {
      if (year != null && (year < firstYear || year > lastYear)) throw badArgument('year', `a year from ${firstYear} on`);
      const id = organizationId.toLowerCase();
      return isUuid(id) && isHostIn(await viewer(), id) ? dashboardOf(id, year ?? null) : null;
    },
  },
  Mutation: {
    createRecordShare: async (_parent, { input }, context) => payloadOf(await context.recordCommands.createRecordShare(userCall(context, 'createRecordShare', input), input), context),
    revokeRecordShare: async (_parent, { input }, context) => payloadOf(await context.recordCommands.revokeRecordShare(userCall(context, 'revokeRecordShare', input), input), context),
  },
  User: { volunteering: ({ id }, _args, { principal }): RecordOf | null => (principal.kind === 'USER' && principal.userId === id ? { volunteerId: id } : null) },
  Organization: { volunteering: ({ id }, _args, { totalsOf }) => (isUuid(id) ? totalsOf(id.toLowerCase()) : []) },
  VolunteeringRecord: {
    contracts: ({ volunteerId }, _args, { recordContractsOf }) => recordContractsOf(volunteerId),
    hours: ({ volunteerId }, _args, { recordHoursOf }) => recordHoursOf(volunteerId),
    minutes: async ({ volunteerId }, _args, { recordHoursOf }) => (await recordHoursOf(volunteerId)).reduce((sum, { minutes }) => sum + minutes, 0),
    certificates: ({ volunteerId }, _args, { recordCertificatesOf }) => recordCertificatesOf(volunteerId),
    shares: ({ volunteerId }, _args, { sharesOf }) => sharesOf(volunteerId),
  },
  VolunteeringRecordContract: { organization: organizationOf, number: ({ number, year }) => `${number}/${year}` },
  VolunteeringRecordHours: { organization: organizationOf },
  VolunteeringRecordShare: {
    includes: ({ parts }) => parts,
    revokedAt: ({ status, statusSince }) => (status === 'REVOKED' ? statusSince : null),
    isActive: (share, _args, { isShareWorking }) => isShareWorking(share),
    url: async (share, _args, { isShareWorking, addressOfShare }) => ((await isShareWorking(share)) ? addressOfShare(share) : null),
  },
  VolunteeringDashboard: {
    organization: organizationOf,
    dropOutShare: ({ endedContractCount, endedEarlyCount }) => (endedContractCount === 0 ? null : endedEarlyCount / endedContractCount),
    ageBands: ({ ages }) => shownBands(ages),
  },
};

async function payloadOf(outcome: Result<RecordShareIds, VolunteeringErrorCode>, { principal, sharesOf, locale }: VolunteeringContext) {
  if (!outcome.ok) return { recordShare: null, userErrors: volunteeringUserErrors(outcome.refusals, locale) };
  const shares = principal.kind === 'USER' ? await sharesOf(principal.userId) : [];
  return { recordShare: shares.find(({ id }) => id === outcome.value.recordShareId) ?? null, userErrors: [] };
}
