import { createTransport } from 'nodemailer';

/** One mail, ready to be sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names the mail for good: the same when it is sent again after an answer that got lost. */
  readonly messageId: string;
  /** Where a reader ends such mails with one click (RFC 8058); null, or absent, for mails that cannot be declined. */
  readonly unsubscribeUrl?: string | null;
}

/** What a mail server said: it has the mail now, or will never take it for this address. */
export type MailAnswer = { readonly taken: true } | { readonly taken: false; readonly replyCode: number };

/** Hands mails to a mail server. */
export interface Mailer {
  /** Throws, without the address, while trying again may help: the server is away, slow, asks to try later, or does not take mails from us. */
  readonly send: (mail: Mail) => Promise<MailAnswer>;
  readonly close: () => void;
}

interface MailerOptions {
  readonly smtpUrl: string;
  readonly from: string;
  /** How long the server may take to be reached, to greet, and to say the next thing; by default 15 seconds. */
  readonly patienceMillis?: number;
}

/**
 * Makes a mailer over SMTP. Connections are opened when there is something to send, carry up to a hundred mails each, and end when there is nothing more for a moment:
 * a server that greets slowly, as many do against spam, would otherwise have each mail wait for its greeting.
 */
export function createSmtpMailer({ smtpUrl, from, patienceMillis = 15_000 }: MailerOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMillis,
    greetingTimeout: patienceMillis,
    socketTimeout: patienceMillis,
    pool: true,
    idleTimeout: patienceMillis / 3,
    // A connection that the server ended while it was idle is replaced at once; every other failure is the caller's, who tries again later.
    maxRequeues: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html, messageId, unsubscribeUrl = null }) {
      assertOneLine({ to, subject, messageId, unsubscribeUrl });
      const oneClick = unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
      try {
        await transport.sendMail({ from, to, subject, text, html, messageId, headers: { 'Auto-Submitted': 'auto-generated', ...oneClick } });
        return { taken: true };
      } catch (error) {
        const replyCode = refusalOf(error as SmtpError);
        if (replyCode === null) throw withoutAddress(error as SmtpError);
        return { taken: false, replyCode };
      }
    },
    close: () => transport.close(),
  };
}

/** What nodemailer says of a failure, beside words of the server's. */
interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/**
 * The code of a refusal for good (5xx, RFC 5321 4.2.1) of this recipient or this mail. The same code in answer to the greeting, our credentials
 * or our sender is about us, is mended by us, and must not end everybody's mails.
 */
function refusalOf({ responseCode = 0, command = '' }: SmtpError): number | null {
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  return isOfThisMail && responseCode >= 500 && responseCode < 600 ? responseCode : null;
}

/** Servers repeat the address in their refusals, and a job keeps the error of its last try: what is kept and logged is the codes alone. */
function withoutAddress({ code = 'UNKNOWN', responseCode, command }: SmtpError): Error {
  return new Error(`The mail server did not take the mail: ${[code, responseCode, command].filter((part) => part !== undefined).join(' ')}`);
}

/** A line break in a header would begin another header: nothing that has one is sent. */
function assertOneLine(headers: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n\0]/.test(value ?? '')) throw new Error(`Expected a header of one line, got line breaks in ${name}`);
  }
}
