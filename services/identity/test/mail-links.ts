import type { ReceivedMail } from '@conect/testing';

/** The token of the link in a mail. */
export function tokenIn(mail: ReceivedMail): string {
  const token = /(?:confirm-email|reset-password|guardian|guardian-withdrawal|restore-account)\?token=([A-Za-z0-9_-]+)/.exec(mail.text)?.[1];
  if (token === undefined) throw new Error(`Expected a link in the mail, got: ${mail.text}`);
  return token;
}
