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
      try {
        await transport.sendMail({ from, to, subject, text, html, messageId, headers: { 'Auto-Submitted': 'auto-generated', ...oneClick } });
      } catch (error) {
        throw withoutAddress(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Servers repeat the address in their refusals, and a job keeps the error of its last try: what is kept and logged is the codes alone. */
function withoutAddress(error: unknown): Error {
  const { code = 'UNKNOWN', responseCode, command } = error as { readonly code?: string; readonly responseCode?: number; readonly command?: string };
  return new Error(`The mail server did not take the mail: ${[code, responseCode, command].filter((part) => part !== undefined).join(' ')}`);
}

/** A line break in a header would begin another header: nothing that has one is sent. */
function assertOneLine(headers: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n\0]/.test(value ?? '')) throw new Error(`Expected a header of one line, got line breaks in ${name}`);
  }
}
