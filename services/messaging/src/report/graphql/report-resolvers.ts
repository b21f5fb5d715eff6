import { isSggAdmin, isUuid, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unlessEmpty, userCall } from '@conect/service-kit';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { QueryResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { messagingUserErrors, shapePermission } from '../../service/graphql/user-errors';
import { partyOf, senderOf } from '../../thread/application/party-of';
import { visibleThread } from '../../thread/application/visible-thread';
import { sideOf } from '../../thread/domain/inbox';
import type { Thread, ThreadSide } from '../../thread/domain/thread';
import type { ThreadReportIds } from '../application/ports';
import { maySeeReport, refusalsOfDeciding } from '../domain/permissions';
import type { ThreadReport } from '../domain/thread-report';

const order = 'threadReports';
const positionOf = ({ reportedAt, id }: ThreadReport): readonly string[] => queuePosition(reportedAt, id);

const queries: Pick<QueryResolvers, 'threadReport' | 'threadReports'> = {
  threadReport: (_parent, { id }, context) => visibleReport(id, context),
  async threadReports(_parent, { statuses, ...page }, { viewer, reportsOf, reportCountOf }) {
    if (!isSggAdmin(await viewer())) throw forbidden('Only administrators of SGG read what is reported to it.');
    const request = checkedQueuePosition(pageRequest(order, 2, page));
    const list = { statuses: unlessEmpty(statuses) };
    return connectionOf({ order, request, rows: await reportsOf({ ...list, request }), positionOf, totalCount: () => reportCountOf(list) });
  },
};

/** The resolvers of reports. */
export const reportResolvers: Resolvers = {
  Query: queries,
  Mutation: {
    reportThread: async (_parent, { input }, context) => payloadOf(await context.reportThread(userCall(context, 'reportThread', input), input), context),
    decideThreadReport: async (_parent, { input }, context) => payloadOf(await context.decideThreadReport(userCall(context, 'decideThreadReport', input), input), context),
  },
  Thread: {
    lastReport: async (thread, _args, { viewer, lastReportOf }) => {
      const side = sideOf(await viewer(), thread);
      return side === null ? null : lastReportOf({ threadId: thread.id, side });
    },
  },
  ThreadReport: {
    thread: ({ threadId }, _args, context) => visibleThread(threadId, context),
    kind: async (report, _args, context) => (await threadOf(report, context)).kind,
    reporter: async (report, _args, context) => sideAsParty(await threadOf(report, context), report.side),
    reported: async (report, _args, context) => sideAsParty(await threadOf(report, context), report.side === 'SENDER' ? 'RECIPIENT' : 'SENDER'),
    // What is reported is of the other side, whose people nobody here learns.
    messages: async ({ messageIds }, _args, { messageById }) => {
      const found = await Promise.all(messageIds.map(messageById));
      return found.flatMap((message) => (message === null ? [] : [{ ...message, isOwn: false }])).sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
    },
    viewerCan: async (report, _args, context) => ({ decide: shapePermission(refusalsOfDeciding(await context.viewer(), report, await threadOf(report, context)), context.locale) }),
  },
};

/** Which thread a report is about; there always is one. */
const threadOf = async ({ threadId }: ThreadReport, { threadById }: MessagingContext): Promise<Thread> => (await threadById(threadId))!;

const sideAsParty = (thread: Thread, side: ThreadSide) => (side === 'SENDER' ? senderOf(thread) : partyOf({ kind: thread.recipientKind, id: thread.recipientId }));

/** The report of an id, if the viewer may read it: every path to one comes through here, through a list of SGG's, or through a thread of his own side. */
async function visibleReport(id: string, context: MessagingContext): Promise<ThreadReport | null> {
  const report = isUuid(id) ? await context.reportById(id.toLowerCase()) : null;
  return report !== null && maySeeReport(await context.viewer(), report, await threadOf(report, context)) ? report : null;
}

/** The report as the viewer sees it now; a replay by somebody who has lost his role since shows nothing. */
async function payloadOf(outcome: Result<ThreadReportIds, MessagingErrorCode>, context: MessagingContext) {
  if (!outcome.ok) return { report: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
  return { report: await visibleReport(outcome.value.reportId, context), userErrors: [] };
}
