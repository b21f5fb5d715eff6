import type { MailTexts } from './mail-text';

/** The texts of mails about accounts of people under 16; `{person}` is the name that the person gave. */
export const guardianMailTexts: MailTexts<'GUARDIAN_REQUEST' | 'GUARDIAN_CONFIRMED' | 'MINOR_ACCOUNT_CONFIRMED'> = {
  GUARDIAN_REQUEST: {
    RO: {
      subject: 'Un minor v-a numit părinte sau tutore pe CONECT',
      paragraphs: [
        '{person}, care nu a împlinit 16 ani, a cerut un cont CONECT și v-a numit părinte sau tutore. Legea cere acordul dumneavoastră (Regulamentul (UE) 2016/679, art. 8). Confirmați sau refuzați urmând legătura de mai jos, în cel mult 7 zile.',
        'Fără confirmarea dumneavoastră contul nu poate fi folosit, iar după 7 zile datele se șterg. Acordul îl puteți retrage oricând. Dacă nu cunoașteți persoana, refuzați sau nu faceți nimic.',
      ],
      linkLabel: 'Confirm sau refuz',
    },
    EN: {
      subject: 'A minor named you as parent or guardian on CONECT',
      paragraphs: [
        '{person}, who is under 16, asked for a CONECT account and named you as parent or guardian. The law asks for your consent (Regulation (EU) 2016/679, art. 8). Confirm or refuse by following the link below within 7 days.',
        'Without your confirmation the account cannot be used, and after 7 days its data are erased. You may take your consent back at any time. If you do not know the person, refuse or do nothing.',
      ],
      linkLabel: 'Confirm or refuse',
    },
  },
  GUARDIAN_CONFIRMED: {
    RO: {
      subject: 'Ați confirmat contul CONECT al unui minor',
      paragraphs: [
        '{person} poate folosi de acum contul CONECT, cu acordul dumneavoastră.',
        'Păstrați acest mesaj: prin legătura de mai jos retrageți acordul oricând, până când persoana împlinește 16 ani. Contul se închide atunci pe loc și se șterge după 30 de zile.',
      ],
      linkLabel: 'Retrag acordul',
    },
    EN: {
      subject: "You confirmed a minor's CONECT account",
      paragraphs: [
        '{person} can use the CONECT account from now on, with your consent.',
        'Keep this message: by the link below you take your consent back at any time, until the person is 16. The account is then closed at once and erased after 30 days.',
      ],
      linkLabel: 'Take my consent back',
    },
  },
  MINOR_ACCOUNT_CONFIRMED: {
    RO: { subject: 'Contul dumneavoastră CONECT a fost confirmat', paragraphs: ['Părintele sau tutorele dumneavoastră a confirmat contul CONECT. Vă puteți autentifica.'], linkLabel: null },
    EN: { subject: 'Your CONECT account was confirmed', paragraphs: ['Your parent or guardian confirmed your CONECT account. You can sign in now.'], linkLabel: null },
  },
};
