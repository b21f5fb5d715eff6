import { join } from 'node:path';
import { createRevocations, deriveKey, type Revocations } from '@conect/auth';
import { openDocumentStore } from '@conect/documents';
import { createErasureDesk, createEffectLedger, createViewers, dataExportSubscriptions, type EffectLedger } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createGuardedClient, createJobRunner, createSubgraphServer, mergeResolvers, poolOf, s3ConnectionOf, type GuardedClient, type Logger, type ServiceApp, type SubgraphRequest } from '@conect/service-kit';
import { createAuditArea } from '../audit/create-audit-area';
import { blockUnitOf, createBlockArea, createForgetBlocks } from '../block/create-block-area';
import { createBlockStore } from '../block/database/stores/block-store';
import { createOwnDesk } from '../data-export/create-own-desk';
import { createDocumentArea } from '../document/create-document-area';
import { documentRecordsOf } from '../document/database/document-records';
import { removalOfBytesOn } from '../document/database/stores/removal-of-bytes';
import { createFollowArea } from '../follow/create-follow-area';
import { createBroadcastArea } from '../broadcast/create-broadcast-area';
import { createLiveNews } from '../live/database/live-news';
import { createDirectory, createMailArea } from '../mail/create-mail-area';
import { createMembershipArea } from '../membership/create-membership-area';
import { createMembershipStore } from '../membership/database/stores/membership-store';
import { createNotificationArea } from '../notification/create-notification-area';
import { createPreferenceArea } from '../preference/create-preference-area';
import { createPushArea } from '../push/create-push-area';
import { createForgetReports, createReportArea } from '../report/create-report-area';
import { correspondenceOn } from '../thread/database/stores/correspondence';
import { createThreadStore } from '../thread/database/stores/thread-store';
import { createThreadReader } from '../thread/database/thread-reader';
import { createForgetCorrespondent, createThreadArea } from '../thread/create-thread-area';
import { createWebhookArea } from '../webhook/create-webhook-area';
import type { Area, CreateOutgoingRunner } from './area';
import { createBackground } from './background';
import { createMessagingDataSource } from './database/data-source';
import type { MessagingEnvironment } from './environment';
import { createFoundation, type Foundation } from './foundation';
import type { MessagingContext } from './graphql/context';

/** What is kept for one user alone. What refers to others of these comes first, and what he follows before that: nobody tells him of it meanwhile. The ledger of mails names a recipient by his id, and stays. */
const ofOnePerson = { follow: 'user_id', thread_unread: 'user_id', push_device: 'user_id', digest_item: 'recipient_ref', notification: 'recipient_ref', notification_preference: 'user_id', idempotency_record: 'user_id', data_export_part: 'user_id' };

/** What letters are lent; what is done in the name of SGG asks for a second factor. */
const lentBy = ({ MESSAGING_SECOND_FACTOR, NODE_ENV }: MessagingEnvironment) => ({
  membershipsOf: createMembershipStore,
  viewersOf: createViewers({ secondFactorRequired: MESSAGING_SECOND_FACTOR ?? NODE_ENV === 'production' }),
  threadsOf: createThreadStore,
  threadReaderOf: createThreadReader,
  blocksOf: createBlockStore,
  correspondenceOf: correspondenceOn,
  documentsOf: documentRecordsOf,
  removalOfBytesOn,
  liveOf: createLiveNews,
});

/** The composition root: builds every area and hands it what it needs. */
export async function createApp(environment: MessagingEnvironment, logger: Logger): Promise<ServiceApp> {
  const { HOST, MESSAGING_PORT, MESSAGING_DATABASE_URL, MESSAGING_PRINCIPAL_SECRET, NODE_ENV } = environment;
  const lent = lentBy(environment);
  const onPoolError = (error: unknown) => logger.warn({ err: error }, 'database connection lost');
  const dataSource = createMessagingDataSource({ url: MESSAGING_DATABASE_URL, onPoolError });
  await dataSource.initialize();

  // The areas want to nudge the relay, the background wants the areas' subscriptions: the nudge is looked up when it is needed.
  const nudge: { relay: () => void } = { relay: () => {} };
  const effects = createEffectLedger({ group: 'messaging', maximumAgeDays: environment.EFFECT_MAXIMUM_AGE_DAYS });
  const foundation = createFoundation({ dataSource, logger, effects, afterCommit: () => nudge.relay(), viewersOf: lent.viewersOf });
  const desk = createOwnDesk({ ...foundation, secret: environment.MESSAGING_EXPORT_SECRET });
  const areas = await createAreas(environment, { ...foundation, effects }, lent);
  const listed: readonly Area[] = Object.values(areas);
  const revocations = revocationsThat(areas.push.forgetSession);
  // What is known of roles and organizations changes before somebody acts on it: the area of memberships is the first.
  const erasures = createErasureDesk({ service: 'messaging', rowsOf: ofOnePerson, alsoForget: [createForgetReports({ ...lent, blockUnitOf: blockUnitOf(lent) }), createForgetBlocks(lent), createForgetCorrespondent(lent)] });
  const subscriptions = [...listed.flatMap((area) => area.subscriptions ?? []), ...dataExportSubscriptions(desk), ...erasures.subscriptions];
  const background = createBackground({ environment, dataSource, logger, subscriptions, revocations, purges: { webhookDeliveries: areas.webhook.purge } });
  nudge.relay = background.nudge;

  const server = await createSubgraphServer<MessagingContext>({
    name: 'messaging',
    schemaFolder: join(__dirname, '../../schema'),
    resolvers: mergeResolvers(listed.flatMap(({ resolvers }) => resolvers ?? [])),
    contextFor: contextFrom(areas),
    principalSecret: MESSAGING_PRINCIPAL_SECRET,
    isRevoked: revocations.isRevoked,
    introspection: NODE_ENV !== 'production',
    logger,
    readiness: { database: async () => void (await poolOf(dataSource).query('SELECT 1')), ...background.readiness, mails: areas.mail.runner.assertRunning, webhooks: areas.webhook.runner.assertRunning, pushes: areas.push.runner.assertRunning },
    routes: async (app) => {
      for (const { routes } of [...listed, desk]) await routes?.(app);
    },
  });

  for (const { showMetrics } of [areas.mail, areas.push, areas.webhook]) showMetrics(server.metrics);
  return {
    startBackground: async () => {
      await effects.noteStart(dataSource.manager);
      await background.start([...listed, desk].flatMap(({ jobs }) => jobs ?? []));
      for (const { runner } of [areas.mail, areas.webhook, areas.push]) await runner.start();
    },
    listen: () => server.listen({ host: HOST, port: MESSAGING_PORT }),
    parts: [
      { name: 'server', stop: server.close },
      { name: 'mails', stop: areas.mail.runner.stop },
      { name: 'webhooks', stop: areas.webhook.runner.stop },
      { name: 'pushes', stop: areas.push.runner.stop },
      ...background.parts,
      { name: 'mailer', stop: areas.mail.close },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  };
}

/** What is known of ended sessions, each of which something else is told of too. */
function revocationsThat(tell: (sessionId: string) => void): Revocations {
  const known = createRevocations(systemClock);
  const add: Revocations['add'] = (sessionId, endedAt) => {
    known.add(sessionId, endedAt);
    tell(sessionId);
  };
  return { ...known, add };
}

/** Every area, one line each; what an area needs of another one it is given here. */
async function createAreas(environment: MessagingEnvironment, foundation: Foundation & { readonly effects: EffectLedger }, lent: ReturnType<typeof lentBy>) {
  const preference = createPreferenceArea({ ...foundation, environment });
  const directory = createDirectory({ ...foundation, environment });
  const [client, createRunner] = [outgoingOf(environment), outgoingRunnersOf(environment, foundation)];
  return {
    membership: createMembershipArea(foundation),
    audit: createAuditArea(foundation),
    notification: createNotificationArea(foundation),
    preference,
    mail: createMailArea({ ...foundation, environment, directory, createRunner, unsubscribeUrlOf: preference.unsubscribeUrlOf }),
    document: createDocumentArea({ ...foundation, ...(await documentsOf(environment)) }),
    block: createBlockArea({ ...foundation, ...lent }),
    report: createReportArea({ ...foundation, ...lent, blockUnitOf: blockUnitOf(lent) }),
    thread: createThreadArea({ ...foundation, ...lent }),
    follow: createFollowArea({ ...foundation, environment }),
    push: createPushArea({ ...foundation, environment, client, directory, createRunner }),
    webhook: createWebhookArea({ ...foundation, environment, client, createRunner }),
    broadcast: createBroadcastArea({ ...foundation, environment }),
  };
}

/** What calls webhooks and push services: addresses that people gave us, and none within our own network. */
const outgoingOf = ({ OUTGOING_PORTS: ports, OUTGOING_ALLOWED_HOSTS: allowedHosts, OUTGOING_PATIENCE_MILLIS: patienceMillis }: MessagingEnvironment): GuardedClient =>
  createGuardedClient({ ports, allowedHosts, patienceMillis });

/** Four workers each: so many servers of one kind are waited for at once in this process. */
const outgoingRunnersOf =
  ({ MESSAGING_DATABASE_URL: databaseUrl, JOBS_POLL_MILLIS: pollIntervalMillis }: MessagingEnvironment, { logger }: Pick<Foundation, 'logger'>): CreateOutgoingRunner =>
  (tasks) =>
    createJobRunner({ databaseUrl, tasks, logger, concurrency: 4, pollIntervalMillis });

/** Where the bytes of documents are, and how they are reached from outside. */
const documentsOf = async (environment: MessagingEnvironment) => ({
  store: await openDocumentStore({ folder: environment.MESSAGING_DOCUMENTS_DIR, bucket: environment.MESSAGING_DOCUMENTS_BUCKET, s3: s3ConnectionOf(environment) }),
  key: deriveKey(environment.MESSAGING_SECRET, 'messaging documents'),
  baseUrl: environment.MESSAGING_PUBLIC_URL,
});

/** What resolvers are given: the request, and what each area adds to it. */
const contextFrom =
  ({ membership, audit, notification, preference, document, block, report, thread, follow, push, webhook, broadcast }: Awaited<ReturnType<typeof createAreas>>) =>
  (request: SubgraphRequest): MessagingContext => ({
    ...request,
    ...membership.contextFor(request),
    ...audit.contextFor(request),
    ...notification.contextFor(request),
    ...preference.contextFor(request),
    ...document.contextFor(request),
    ...block.contextFor(request),
    ...report.contextFor(request),
    ...thread.contextFor(request),
    ...follow.contextFor(request),
    ...push.contextFor(request),
    ...webhook.contextFor(request),
    ...broadcast.contextFor(request),
  });
