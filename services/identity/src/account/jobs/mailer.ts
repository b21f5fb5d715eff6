import { createTransport } from 'nodemailer';

/** One mail, ready to be sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names the mail for good: the same when it is sent again after an answer that got lost. */
  readonly messageId: string;
}

/** Hands mails to a mail server. */
export interface Mailer {
  /** Resolves when the server has taken the mail. */
  readonly send: (mail: Mail) => Promise<void>;
  readonly close: () => void;
}

interface MailerOptions {
  readonly smtpUrl: string;
  readonly from: string;
}

const patienceMillis = 15_000;

/** Makes a mailer over SMTP; connections are opened when there is something to send. */
export function createSmtpMailer({ smtpUrl, from }: MailerOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMillis,
    greetingTimeout: patienceMillis,
    socketTimeout: patienceMillis,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
    },
    close: () => transport.close(),
  };
}
