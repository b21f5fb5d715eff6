import { outgoingEvent } from '@conect/event-bus';
import { batch, byId, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import { createTell } from '../notification/application/commands/tell';
import { createPlanSending } from '../notification/create-plan-sending';
import type { Area } from '../service/area';
import type { MessagingEnvironment } from '../service/environment';
import type { Foundation } from '../service/foundation';
import { createCancelBroadcast } from './application/commands/cancel-broadcast';
import { createDeliverBroadcasts } from './application/commands/deliver-broadcasts';
import { createSendBroadcast } from './application/commands/send-broadcast';
import { createSetBroadcastOptOut } from './application/commands/set-broadcast-opt-out';
import type { BroadcastReader, BroadcastSide, InBroadcastTransaction } from './application/ports';
import { createBroadcastReader } from './database/broadcast-reader';
import { createBroadcastUnit, type BroadcastUnitDependencies } from './database/broadcast-unit';
import type { BroadcastEvent } from './domain/broadcast';
import { delivering } from './domain/lifecycle';
import { publishedBroadcast } from './events/published';
import { broadcastResolvers } from './graphql/broadcast-resolvers';
import type { BroadcastContext } from './graphql/context';
import { broadcastJobs } from './jobs/broadcast-jobs';

interface Dependencies extends Foundation {
  readonly environment: Pick<MessagingEnvironment, 'BROADCAST_BATCH_SIZE' | 'BROADCAST_LIMIT' | 'BROADCAST_WINDOW_HOURS'>;
}

/** Builds what institutions write to many organizations at once, and its delivery. */
export function createBroadcastArea(foundation: Dependencies): Area<BroadcastContext> {
  const { dataSource, afterCommit, newId, logger, environment } = foundation;
  const unitOf = createBroadcastUnit({ viewersOf: foundation.viewersOf, tellIn: tellingIn(foundation), toOutgoingEvent });
  const inTransaction: InBroadcastTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const limit = { maximum: environment.BROADCAST_LIMIT, hours: environment.BROADCAST_WINDOW_HOURS };
  const broadcastCommands = {
    sendBroadcast: createSendBroadcast({ inTransaction, newId, limit }),
    cancelBroadcast: createCancelBroadcast(inTransaction),
    setBroadcastOptOut: createSetBroadcastOptOut(inTransaction),
  };
  const reader = createBroadcastReader(dataSource.manager);
  return {
    resolvers: broadcastResolvers,
    jobs: broadcastJobs({ deliver: createDeliverBroadcasts({ inTransaction, newId }), batchSize: environment.BROADCAST_BATCH_SIZE, logger }),
    contextFor: () => ({ broadcastCommands, broadcastReader: reader, ...batched(reader) }),
  };
}

/** Tells the people of organizations of a broadcast as of any other cause: whoever has it twice is told once, and mails come as each of them chose. */
function tellingIn({ newId, clock, unitOfEvent }: Foundation): BroadcastUnitDependencies['tellIn'] {
  const planSending = createPlanSending({ newId });
  // They are many: those of whom somebody waits for one come first.
  const tell = createTell({ newId, planSending: (unit, cause, notifications) => planSending(unit, cause, notifications, { wishes: new Map() }) });
  return (manager) => async ({ id, authorId, subject }, organizationIds) => {
    const unit = await unitOfEvent(manager, delivering, null);
    const nobody = { institutionId: null, applicantId: null, named: null, drawer: null };
    await tell(unit, 'BroadcastReceived', { ...nobody, eventId: id, happenedAt: clock.now(), subject: { type: 'Broadcast', id }, actorId: authorId, organizationIds, facts: { broadcastSubject: subject } });
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
function batched(reader: BroadcastReader): Omit<BroadcastContext, 'broadcastCommands' | 'broadcastReader'> {
  const pages = { INSTITUTION: batch(pagesOf(reader, 'INSTITUTION')), ORGANIZATION: batch(pagesOf(reader, 'ORGANIZATION')) };
  const counts = { INSTITUTION: batch(countsOf(reader, 'INSTITUTION')), ORGANIZATION: batch(countsOf(reader, 'ORGANIZATION')) };
  return {
    broadcastById: batch(byId(reader.findByIds)),
    broadcastReaches: batch(reader.haveReached),
    broadcastsOf: (side, asked) => pages[side](asked),
    broadcastCountOf: (side, id) => counts[side](id),
    broadcastRecipientsOf: batch(reader.findRecipientPages),
    broadcastRecipientCountOf: batch(reader.countRecipients),
    broadcastOptOutsOf: batch(reader.findOptOuts),
  };
}

const pagesOf = ({ findPages }: BroadcastReader, side: BroadcastSide) => (asked: Parameters<BroadcastReader['findPages']>[1]) => findPages(side, asked);
const countsOf = ({ countOf }: BroadcastReader, side: BroadcastSide) => (ids: readonly string[]) => countOf(side, ids);

const toOutgoingEvent = (event: BroadcastEvent, facts: TransactionFacts) => outgoingEvent(publishedBroadcast(event), event.broadcast, facts);
