import type { Locale } from '@conect/kernel';

interface FrameTexts {
  readonly greeting: string;
  readonly open: string;
  readonly digestSubject: string;
  readonly digestIntroduction: string;
  readonly unsubscribe: string;
}

/** What stands around the notices of a mail, in both languages. */
export const frameTexts: Readonly<Record<Locale, FrameTexts>> = {
  RO: {
    greeting: 'Bună ziua',
    open: 'Deschideți CONECT',
    digestSubject: 'Rezumatul dumneavoastră CONECT',
    digestIntroduction: 'De la ultimul rezumat ați primit următoarele notificări.',
    unsubscribe: 'Nu mai doresc aceste mesaje',
  },
  EN: {
    greeting: 'Hello',
    open: 'Open CONECT',
    digestSubject: 'Your CONECT digest',
    digestIntroduction: 'Since the last digest you were told of the following.',
    unsubscribe: 'No more of these messages',
  },
};
