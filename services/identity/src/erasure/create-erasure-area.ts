import type { Mailer } from '@conect/service-kit';
import { businessNow } from '@conect/service-kit';
import type { EventSubscription } from '@conect/event-bus';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { ComposeMail } from '../account/jobs/compose-mail';
import type { Account } from '../account/domain/account';
import type { Area } from '../service/area';
import { erasureJob } from '../service/database/unit-of-work';
import type { Foundation } from '../service/foundation';
import { hearAnswer } from './application/commands/hear-answer';
import { createRequestErasure } from './application/commands/request-erasure';
import { createSeeToErasure } from './application/commands/see-to-erasure';
import { createWithdrawErasureRequest } from './application/commands/withdraw-erasure-request';
import type { ErasureStore } from './application/erasure-store';
import { createErasureStore } from './database/stores/erasure-store';
import { erasureSubscriptions } from './events/consumed';
import type { ErasureContext, ErasureView } from './graphql/context';
import { erasureResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly composeMail: ComposeMail;
  readonly mailer: Pick<Mailer, 'send'>;
}

/** So long the job that was scheduled with its cause has, before the one that looks everywhere comes. */
const patienceMillis = 10 * 60_000;
const jobSchema = z.object({ erasureId: z.uuid() });

/** What erasures hear of the other services; apart from the area, for listening begins before the areas are built. */
export const createErasureSubscriptions = ({ unitOf }: Pick<Foundation, 'unitOf'>): readonly EventSubscription[] =>
  erasureSubscriptions(async (manager, traceparent, answer) => {
    const facts = { now: await businessNow(manager), actorId: null, traceparent, operation: 'onErasureAnswer', requestId: null };
    await hearAnswer(unitOf(manager, facts), answer);
  });

/** Builds how people have themselves erased: the request, what each service says to it, and the end, in steps that jobs take. */
export function createErasureArea(dependencies: Dependencies): Area<ErasureContext> {
  const { dataSource } = dependencies;
  const erasures = createErasureStore(dataSource.manager);
  const seeToErasure = createSeeToErasure({ ...dependencies, sayGoodbye: goodbyeBy(dependencies) });
  const requestErasure = createRequestErasure(dependencies);
  const withdrawErasureRequest = createWithdrawErasureRequest(dependencies);
  const seeToAll = async (): Promise<void> => {
    const now = await businessNow(dataSource.manager);
    for (const id of await erasures.findIdsWaiting(new Date(now.getTime() - patienceMillis))) await seeToErasure(id);
  };

  return {
    resolvers: erasureResolvers,
    contextFor: () => {
      const views = new DataLoader<string, ErasureView | null>((userIds) => viewsOf(erasures, userIds));
      const clear = (): void => void views.clearAll();
      return {
        requestErasure: (call) => requestErasure(call).finally(clear),
        withdrawErasureRequest: (call) => withdrawErasureRequest(call).finally(clear),
        erasureOf: (userId) => views.load(userId),
      };
    },
    jobs: [
      { tasks: { [erasureJob]: (payload) => seeToErasure(jobSchema.parse(payload).erasureId) }, crontab: '' },
      { tasks: { 'see-to-erasures': seeToAll }, crontab: '* * * * * see-to-erasures' },
    ],
  };
}

/** A server that is away throws, and the job comes again; one that refuses the address for good has had its word. */
const goodbyeBy =
  ({ composeMail, mailer, clock, logger }: Dependencies) =>
  async ({ id: userId, version }: Account): Promise<void> => {
    const mail = await composeMail({ kind: 'ERASURE_DONE', userId, version }, clock.now());
    if (mail === null) return;
    const answer = await mailer.send(mail);
    logger[answer.taken ? 'info' : 'warn']({ kind: 'ERASURE_DONE', ...answer }, 'mail handed over');
  };

async function viewsOf(erasures: ErasureStore, userIds: readonly string[]): Promise<(ErasureView | null)[]> {
  const latest = await erasures.findLatestOf(userIds);
  const answers = await erasures.answersOf(latest.map(({ id }) => id));
  return userIds.map((userId) => {
    const erasure = latest.find((one) => one.userId === userId);
    if (erasure === undefined) return null;
    const ofErasure = answers.filter(({ erasureId }) => erasureId === erasure.id);
    return { ...erasure, blockers: ofErasure.flatMap(({ service, blockers }) => blockers.map((blocker) => ({ ...blocker, service }))) };
  });
}
