import type { Locale } from '@conect/kernel';

/** What a mail says: a subject, paragraphs, and the words on its link when it has one. */
interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly linkLabel: string | null;
}

/** The same in both languages, by the kind of mail. */
export type MailTexts<Kind extends string> = Readonly<Record<Kind, Readonly<Record<Locale, MailText>>>>;
