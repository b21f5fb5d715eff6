import { createTransport } from 'nodemailer';
import type { Mailer } from '../application/ports';

interface MailerOptions {
  readonly smtpUrl: string;
  readonly from: string;
  /** How long the server may take to be reached, to greet, and to say the next thing. */
  readonly patienceMillis: number;
}

/** Makes a mailer over SMTP; connections are opened when there is something to send. */
export function createSmtpMailer({ smtpUrl, from, patienceMillis }: MailerOptions): Mailer & { readonly close: () => void } {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMillis,
    greetingTimeout: patienceMillis,
    socketTimeout: patienceMillis,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html, messageId, unsubscribeUrl }) {
      assertOneLine({ to, subject, messageId, unsubscribeUrl });
      const oneClick = unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
      await transport.sendMail({ from, to, subject, text, html, messageId, headers: { 'Auto-Submitted': 'auto-generated', ...oneClick } });
    },
    close: () => transport.close(),
  };
}

/** A line break in a header would begin another header: nothing that has one is sent. */
function assertOneLine(headers: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n\0]/.test(value ?? '')) throw new Error(`Expected a header of one line, got line breaks in ${name}`);
  }
}
