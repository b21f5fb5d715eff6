import type { Clock } from '@conect/kernel';
import { createOutcomeCounter, createSmtpMailer, type JobRunner, type OutcomeCounter } from '@conect/service-kit';
import type { Unsubscription } from '../preference/application/ports';
import type { Area, CreateOutgoingRunner } from '../service/area';
import { collectDigestsJob, sendDeliveryJob } from '../service/database/unit-of-work';
import type { MessagingEnvironment } from '../service/environment';
import type { Foundation } from '../service/foundation';
import { effectTasks } from '../service/jobs/effect-tasks';
import { createCollectDigests } from './application/collect-digests';
import type { RecipientDirectory } from './application/ports';
import { createSendDelivery } from './application/send-delivery';
import { createRecipientDirectory } from './http/recipient-directory';
import { createComposeMail } from './jobs/compose-mail';
import { digestJob } from './jobs/digest-job';

interface Dependencies extends Foundation {
  readonly environment: MessagingEnvironment;
  readonly unsubscribeUrlOf: (unsubscription: Unsubscription) => string;
  readonly directory: RecipientDirectory;
  readonly createRunner: CreateOutgoingRunner;
}

interface MailArea extends Area {
  /** Sends mails, each worker over a connection of its own. */
  readonly runner: JobRunner;
  readonly showMetrics: OutcomeCounter['showIn'];
  readonly close: () => void;
}

/** Builds what sends mails; what is to be sent is in the ledger. */
export function createMailArea(dependencies: Dependencies): MailArea {
  const { environment, unsubscribeUrlOf, directory, createRunner, logger, inJob } = dependencies;
  const { SMTP_URL, SMTP_PATIENCE_MILLIS, MAIL_FROM, WEB_URL } = environment;
  const mailer = createSmtpMailer({ smtpUrl: SMTP_URL, from: MAIL_FROM, patienceMillis: SMTP_PATIENCE_MILLIS });
  const sendDelivery = createSendDelivery({ inJob, directory, mailer, compose: createComposeMail({ webUrl: WEB_URL, unsubscribeUrlOf }) });
  const outcomes = createOutcomeCounter('messaging_delivery_outcomes_total', 'What became of tries to send a mail of the ledger.');
  return {
    contextFor: () => ({}),
    jobs: [digestJob({ inJob, collectDigests: createCollectDigests(dependencies), name: collectDigestsJob, logger })],
    runner: createRunner(effectTasks({ name: sendDeliveryJob, field: 'deliveryId', sender: sendDelivery, outcomes, logger })),
    showMetrics: outcomes.showIn,
    close: mailer.close,
  };
}

/** Builds what asks, at sending, whom a recipient means. */
export const createDirectory = ({ environment, clock }: { readonly environment: MessagingEnvironment; readonly clock: Clock }): RecipientDirectory => createRecipientDirectory({ services: owningServices(environment), clock });

/** Who resolves recipients, by the name that they carry; each shares a key of its own with messaging, so that none can ask another. */
const owningServices = ({ IDENTITY_RECIPIENTS_URL, MESSAGING_LOOKUP_SECRET, VOLUNTEERING_RECIPIENTS_URL, VOLUNTEERING_LOOKUP_SECRET }: MessagingEnvironment) => ({
  identity: { url: IDENTITY_RECIPIENTS_URL, secret: MESSAGING_LOOKUP_SECRET },
  ...(VOLUNTEERING_RECIPIENTS_URL === undefined || VOLUNTEERING_LOOKUP_SECRET === undefined ? {} : { volunteering: { url: VOLUNTEERING_RECIPIENTS_URL, secret: VOLUNTEERING_LOOKUP_SECRET } }),
});
