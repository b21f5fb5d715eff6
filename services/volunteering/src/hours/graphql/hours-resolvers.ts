import { isUuid, type Result } from '@conect/kernel';
import { qrSvg } from '@conect/papers';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, unauthenticated, unlessEmpty, userCall, wantedIds } from '@conect/service-kit';
import { isHostIn, isPartyOf, organizationsHostedBy } from '../../membership/domain/host';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { HourLogFilter, HourLogResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { shapePermission, volunteeringUserErrors } from '../../service/graphql/user-errors';
import type { HourLogIds, HourLogQuery, HourLogsIds } from '../application/ports';
import { codeEndsAt } from '../domain/attendance';
import type { HourLog } from '../domain/hour-log';
import { refusalsOfHourLog, type HourLogAction } from '../domain/permissions';

const order = 'hourLogs';
const positionOf = ({ createdAt, id }: HourLog): readonly string[] => queuePosition(createdAt, id);

/** A log, if the viewer may know of it. */
async function hourLogOf(id: string, { hourLogById, viewer }: VolunteeringContext): Promise<HourLog | null> {
  const hourLog = isUuid(id) ? await hourLogById(id.toLowerCase()) : null;
  return hourLog !== null && isPartyOf(await viewer(), hourLog) ? hourLog : null;
}

const queryOf = ({ statuses, organizationIds, contractIds, from, until }: HourLogFilter): HourLogQuery => ({
  statuses: unlessEmpty(statuses),
  organizationIds: wantedIds(organizationIds, 'filter.organizationIds'),
  contractIds: wantedIds(contractIds, 'filter.contractIds'),
  from: from ?? null,
  until: until ?? null,
});

/** The fields of a log; who sees it sees all of it. */
const hourLogFields: HourLogResolvers = {
  rejectionReason: ({ statusReason }) => statusReason,
  contract: ({ contractId }, _args, { contractOfHours }) => contractOfHours(contractId),
  organization: ({ organizationId }) => ({ id: organizationId }),
  volunteer: ({ volunteerId }) => ({ id: volunteerId }),
  async viewerCan(hourLog, _args, { viewer, locale }) {
    const who = await viewer();
    const permission = (action: HourLogAction) => shapePermission(refusalsOfHourLog(action, who, hourLog), locale);
    return { update: permission('update'), delete: permission('delete'), approve: permission('approve'), reject: permission('reject') };
  },
};

/** The resolvers of hours. */
export const hoursResolvers: Resolvers = {
  Query: {
    hourLog: (_parent, { id }, context) => hourLogOf(id, context),
    async hourLogs(_parent, { filter, ...page }, { viewer, hourLogReader: reader }) {
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      const query = queryOf(filter ?? {});
      const who = await viewer();
      if (who.userId === null) throw unauthenticated();
      const sight = { volunteerId: who.userId, organizationIds: organizationsHostedBy(who) };
      return connectionOf({ order, request, rows: await reader.findPage(sight, query, request), positionOf, totalCount: () => reader.count(sight, query) });
    },
    async shiftAttendanceCode(_parent, { shiftId }, { viewer, shiftToAttend, attendanceCodes, locale }) {
      const shift = isUuid(shiftId) ? await shiftToAttend(shiftId.toLowerCase()) : null;
      if (shift === null || !isHostIn(await viewer(), shift.organizationId)) return null;
      const code = attendanceCodes.codeOf(shift);
      const qrCodeSvg = qrSvg(code, locale === 'EN' ? 'QR code of attendance at the shift' : 'Codul QR al prezenței la tură');
      return { code, qrCodeSvg, validFrom: shift.startsAt, validUntil: codeEndsAt(shift) };
    },
  },
  Mutation: {
    logHours: async (_parent, { input }, context) => ofOne(await context.hoursCommands.logHours(userCall(context, 'logHours', input), input), context),
    logHoursForGroup: async (_parent, { input }, context) => ofSeveral(await context.hoursCommands.logHoursForGroup(userCall(context, 'logHoursForGroup', input), input), context),
    updateHours: async (_parent, { input }, context) => ofOne(await context.hoursCommands.updateHours(userCall(context, 'updateHours', input), input), context),
    async deleteHours(_parent, { input }, context) {
      const outcome = await context.hoursCommands.deleteHours(userCall(context, 'deleteHours', input), input);
      return outcome.ok ? { ...outcome.value, userErrors: [] } : { hourLogId: null, userErrors: volunteeringUserErrors(outcome.refusals, context.locale) };
    },
    approveHours: async (_parent, { input }, context) => ofSeveral(await context.hoursCommands.approveHours(userCall(context, 'approveHours', input), input), context),
    rejectHours: async (_parent, { input }, context) => ofSeveral(await context.hoursCommands.rejectHours(userCall(context, 'rejectHours', input), input), context),
    attendShift: async (_parent, { input }, context) => ofOne(await context.hoursCommands.attendShift(userCall(context, 'attendShift', input), input), context),
  },
  HourLog: { ...hourLogFields, __resolveReference: ({ id }, context) => hourLogOf(id, context) },
};

async function ofOne(outcome: Result<HourLogIds, VolunteeringErrorCode>, { hourLogById, locale }: VolunteeringContext) {
  if (!outcome.ok) return { hourLog: null, userErrors: volunteeringUserErrors(outcome.refusals, locale) };
  return { hourLog: await hourLogById(outcome.value.hourLogId), userErrors: [] };
}

async function ofSeveral(outcome: Result<HourLogsIds, VolunteeringErrorCode>, { hourLogById, locale }: VolunteeringContext) {
  if (!outcome.ok) return { hourLogs: null, userErrors: volunteeringUserErrors(outcome.refusals, locale) };
  return { hourLogs: (await Promise.all(outcome.value.hourLogIds.map(hourLogById))).filter((hourLog) => hourLog !== null), userErrors: [] };
}
