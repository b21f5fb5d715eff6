import { threadReportDismissed, threadReported, threadReportUpheld, type DataOf, type IncomingEvent } from '@conect/events';
import type { Cause } from '../domain/notices';

/** What SGG is told of, and whoever reported. */
export const reportContracts = { ThreadReported: threadReported, ThreadReportUpheld: threadReportUpheld, ThreadReportDismissed: threadReportDismissed };

type OfReport = IncomingEvent<DataOf<typeof threadReported>>;

/** Whether an event is one of them. */
export const isOfReport = (event: IncomingEvent): event is OfReport => Object.hasOwn(reportContracts, event.name);

/** What an event of a report says, as the cause of notices. It leads to the thread, which SGG is not shown: what is reported it finds among the reports. */
export const causeOfReport = ({ id: eventId, time: happenedAt, actorId, data: { threadId, reporterId } }: OfReport): Cause => ({
  ...{ eventId, happenedAt, actorId, named: null, facts: {}, drawer: null },
  ...{ subject: { type: 'Thread', id: threadId }, organizationIds: [], institutionId: null, applicantId: reporterId },
});
