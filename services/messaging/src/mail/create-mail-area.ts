import type { Clock } from '@conect/kernel';
import { createJobRunner, createOutcomeCounter, createSmtpMailer, type JobRunner, type OutcomeCounter } from '@conect/service-kit';
import type { Unsubscription } from '../preference/application/ports';
import type { Area } from '../service/area';
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
}

interface MailArea extends Area {
  /** Sends mails: a runner of its own, so that a mail server that takes its time holds up no other job. */
  readonly runner: JobRunner;
  readonly showMetrics: OutcomeCounter['showIn'];
  readonly close: () => void;
}

/** So many mails are handed over at once in this process, each over a connection of its own. */
const concurrency = 4;

/** Builds what sends mails; what is to be sent is in the ledger. */
export function createMailArea(dependencies: Dependencies): MailArea {
  const { environment, unsubscribeUrlOf, directory, logger, inJob } = dependencies;
  const { MESSAGING_DATABASE_URL, JOBS_POLL_MILLIS, SMTP_URL, SMTP_PATIENCE_MILLIS, MAIL_FROM, WEB_URL } = environment;
  const mailer = createSmtpMailer({ smtpUrl: SMTP_URL, from: MAIL_FROM, patienceMillis: SMTP_PATIENCE_MILLIS });
  const sendDelivery = createSendDelivery({ inJob, directory, mailer, compose: createComposeMail({ webUrl: WEB_URL, unsubscribeUrlOf }) });
  const outcomes = createOutcomeCounter('messaging_delivery_outcomes_total', 'What became of tries to send a mail of the ledger.');
  return {
    contextFor: () => ({}),
    jobs: [digestJob({ inJob, collectDigests: createCollectDigests(dependencies), name: collectDigestsJob, logger })],
    runner: createJobRunner({ databaseUrl: MESSAGING_DATABASE_URL, tasks: effectTasks({ name: sendDeliveryJob, field: 'deliveryId', sender: sendDelivery, outcomes, logger }), logger, concurrency, pollIntervalMillis: JOBS_POLL_MILLIS }),
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
