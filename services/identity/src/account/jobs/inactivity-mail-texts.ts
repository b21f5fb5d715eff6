import type { MailTexts } from './mail-text';

/** The texts of mails about accounts that nobody uses; `{day}` is the day from which the account is archived. */
export const inactivityMailTexts: MailTexts<'INACTIVITY_WARNING' | 'ACCOUNT_ARCHIVED'> = {
  INACTIVITY_WARNING: {
    RO: {
      subject: 'Contul dumneavoastră CONECT va fi arhivat',
      paragraphs: [
        'Nu v-ați mai folosit contul CONECT de multă vreme. Dacă doriți să îl păstrați, autentificați-vă înainte de {day}.',
        'Altfel contul va fi arhivat (Regulamentul (UE) 2016/679, art. 5). Îl veți mai putea redeschide o vreme printr-o legătură pe care o primiți atunci, după care datele dumneavoastră se șterg.',
      ],
      linkLabel: null,
    },
    EN: {
      subject: 'Your CONECT account will be archived',
      paragraphs: [
        'You have not used your CONECT account for a long time. If you want to keep it, sign in before {day}.',
        'Otherwise the account will be archived (Regulation (EU) 2016/679, art. 5). For some time you can open it again by a link that you get then; after that your data are erased.',
      ],
      linkLabel: null,
    },
  },
  ACCOUNT_ARCHIVED: {
    RO: {
      subject: 'Contul dumneavoastră CONECT a fost arhivat',
      paragraphs: ['Contul dumneavoastră CONECT a fost arhivat, pentru că nu a mai fost folosit. Îl redeschideți urmând legătura de mai jos, apoi vă autentificați ca de obicei.', 'Dacă nu îl redeschideți, datele dumneavoastră se șterg.'],
      linkLabel: 'Redeschid contul',
    },
    EN: {
      subject: 'Your CONECT account was archived',
      paragraphs: ['Your CONECT account was archived because nobody used it. Open it again by following the link below, then sign in as usual.', 'If you do not, your data are erased.'],
      linkLabel: 'Open the account again',
    },
  },
};
