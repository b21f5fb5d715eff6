import type { Locale } from '@conect/kernel';

/** The same in every language. */
export type Texts = Readonly<Record<Locale, string>>;

/** The words of one notice; `{name}` stands for a fact of the event. Titles have none: they become the subjects of mails. */
export interface NoticeTexts {
  readonly title: Texts;
  readonly body: Texts;
}

/** The words of a notice, title and body in Romanian and then in English. */
export const noticeTexts = (titleRo: string, bodyRo: string, titleEn: string, bodyEn: string): NoticeTexts => ({ title: { RO: titleRo, EN: titleEn }, body: { RO: bodyRo, EN: bodyEn } });
