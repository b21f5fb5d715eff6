import { deriveKey } from '@conect/auth';
import { auditOf, createCommandTransaction, createOutcomeCounter, hidePersonal, type GuardedClient, type JobRunner, type OutcomeCounter } from '@conect/service-kit';
import type { RecipientDirectory } from '../mail/application/ports';
import type { Area, CreateOutgoingRunner } from '../service/area';
import { sendPushJob } from '../service/database/unit-of-work';
import type { MessagingEnvironment } from '../service/environment';
import type { Foundation } from '../service/foundation';
import { effectTasks } from '../service/jobs/effect-tasks';
import { createRegisterPushDevice } from './application/commands/register-push-device';
import { createRemovePushDevice } from './application/commands/remove-push-device';
import type { InPushTransaction } from './application/ports';
import { createSendPush } from './application/send-push';
import { createPushDeviceStore } from './database/stores/push-device-store';
import { composePush } from './domain/compose-push';
import { personalFields } from './domain/push-device';
import type { PushContext } from './graphql/context';
import { pushResolvers } from './graphql/resolvers';
import { createWebPushSender } from './http/web-push-sender';

interface Dependencies extends Foundation {
  readonly environment: Pick<MessagingEnvironment, 'MESSAGING_PUSH_SECRET' | 'PUSH_CONTACT'>;
  /** Calls addresses that people gave us. */
  readonly client: GuardedClient;
  /** Who stands behind a session, and whether it goes on. */
  readonly directory: RecipientDirectory;
  readonly createRunner: CreateOutgoingRunner;
}

interface PushArea extends Area<PushContext> {
  /** Makes pushes. */
  readonly runner: JobRunner;
  readonly showMetrics: OutcomeCounter['showIn'];
  /** Forgets the device of a session that has ended, at once; of one that was not heard of identity tells when there is something to push. */
  readonly forgetSession: (sessionId: string) => void;
}

/** Builds what tells people on their devices. */
export function createPushArea({ dataSource, afterCommit, inJob, newId, logger, environment, client, directory, createRunner }: Dependencies): PushArea {
  const sender = createWebPushSender({ client, privateKey: deriveKey(environment.MESSAGING_PUSH_SECRET, 'messaging web push'), contact: environment.PUSH_CONTACT });
  const inTransaction: InPushTransaction = createCommandTransaction({
    dataSource,
    unitOf: (manager, facts) => ({
      now: facts.now,
      devices: createPushDeviceStore(manager),
      audit: ({ changes, ...line }) => auditOf(manager, facts)({ ...line, changes: hidePersonal(changes, personalFields) }),
    }),
    afterCommit,
  });
  const commands = { registerPushDevice: createRegisterPushDevice({ inTransaction, newId, sender }), removePushDevice: createRemovePushDevice(inTransaction) };
  const devices = createPushDeviceStore(dataSource.manager);
  const outcomes = createOutcomeCounter('messaging_push_outcomes_total', 'What became of tries to make a push of the ledger.');
  const sendPush = createSendPush({ inJob, directory, sender, compose: composePush });
  return {
    resolvers: pushResolvers,
    contextFor: ({ principal }) => ({
      pushCommands: commands,
      pushPublicKey: sender.publicKey,
      ownPushDevices: () => (principal.kind === 'USER' ? devices.findOf([principal.userId]) : Promise.resolve([])),
    }),
    runner: createRunner(effectTasks({ name: sendPushJob, field: 'pushId', sender: sendPush, outcomes, logger })),
    showMetrics: outcomes.showIn,
    forgetSession: (sessionId) => void devices.removeOfSession(sessionId).catch((error: unknown) => logger.warn({ err: error }, 'the device of an ended session stays until there is something to push')),
  };
}
