import type { Clock } from '@conect/kernel';
import type { JobTask, Logger, Mail, Mailer } from '@conect/service-kit';
import { z } from 'zod';
import type { AccountMail } from '../application/ports';

const payloadSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ACCOUNT_EXISTS'), userId: z.uuid() }),
  z.object({ kind: z.literal('DATA_EXPORT_READY'), userId: z.uuid(), exportId: z.uuid() }),
  z.object({ kind: z.literal('RESET_PASSWORD'), resetId: z.uuid() }),
  z.object({ kind: z.literal('INVITATION'), invitationId: z.uuid() }),
  z.object({ kind: z.enum(['GUARDIAN_REQUEST', 'GUARDIAN_CONFIRMED']), consentId: z.uuid() }),
  z.object({ kind: z.enum(['PASSWORD_CHANGED', 'MINOR_ACCOUNT_CONFIRMED', 'INACTIVITY_WARNING', 'ACCOUNT_ARCHIVED', 'PASSKEY_ADDED', 'PASSKEY_REMOVED', 'SECOND_FACTOR_RESET']), userId: z.uuid(), version: z.int() }),
  z.object({ kind: z.enum(['CONFIRM_REGISTRATION', 'CONFIRM_EMAIL_CHANGE', 'EMAIL_CHANGE_NOTICE']), confirmationId: z.uuid() }),
]);

interface Dependencies {
  readonly composeMail: (mail: AccountMail, now: Date) => Promise<Mail | null>;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Writes and sends one mail. A server that is away fails the job, which is tried again for days; one that refuses the mail for good ends it. */
export const createSendAccountMail =
  ({ composeMail, mailer, clock, logger }: Dependencies): JobTask =>
  async (payload, { jobId, attempt }) => {
    const wanted = payloadSchema.parse(payload) as AccountMail;
    const mail = await composeMail(wanted, clock.now());
    if (mail === null) return logger.info({ jobId, kind: wanted.kind }, 'mail no longer called for');
    const answer = await mailer.send(mail);
    logger[answer.taken ? 'info' : 'warn']({ jobId, kind: wanted.kind, attempt, ...answer }, 'mail handed over');
  };
