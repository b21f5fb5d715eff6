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
  /** Answers whether the server took the mail or refused it for good; throws, without the address, when trying again may help. */
  readonly send: (mail: Mail) => Promise<'TAKEN' | 'REFUSED'>;
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
      try {
        await transport.sendMail({ from, ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
        return 'TAKEN';
      } catch (error) {
        const { code = 'UNKNOWN', responseCode = 0, command = '' } = error as { code?: string; responseCode?: number; command?: string };
        // The same code in answer to our credentials or our sender is about us, and will be mended.
        if (responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')) return 'REFUSED';
        // Servers repeat the address in their refusals, and a job keeps the error of its last try: codes alone are kept and logged.
        throw new Error(`The mail server did not take the mail: ${[code, responseCode, command].filter(Boolean).join(' ')}`);
      }
    },
    close: () => transport.close(),
  };
}
