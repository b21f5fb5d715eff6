import type { Locale } from '@conect/kernel';
import type { AccountMail } from '../application/ports';
import { dataExportMailTexts } from './data-export-mail-texts';
import { guardianMailTexts } from './guardian-mail-texts';
import { inactivityMailTexts } from './inactivity-mail-texts';
import { erasureMailTexts } from './erasure-mail-texts';
import { factorMailTexts } from './factor-mail-texts';
import type { MailTexts } from './mail-text';

/** The texts of every mail about an account, in both languages. Subjects are constants: nothing that a person typed gets into a header. */
export const mailTexts: MailTexts<AccountMail['kind']> = {
  CONFIRM_REGISTRATION: {
    RO: {
      subject: 'Confirmați adresa de e-mail pentru CONECT',
      paragraphs: [
        'Ați cerut un cont CONECT cu această adresă. Confirmați-o urmând legătura de mai jos, în cel mult 24 de ore.',
        'Dacă nu dumneavoastră ați cerut contul, nu faceți nimic: fără confirmare, contul nu poate fi folosit.',
      ],
      linkLabel: 'Confirm adresa',
    },
    EN: {
      subject: 'Confirm your e-mail address for CONECT',
      paragraphs: [
        'You asked for a CONECT account with this address. Confirm it by following the link below within 24 hours.',
        'If it was not you, do nothing: without confirmation the account cannot be used.',
      ],
      linkLabel: 'Confirm the address',
    },
  },
  ACCOUNT_EXISTS: {
    RO: {
      subject: 'Aveți deja un cont CONECT',
      paragraphs: [
        'Cineva, poate dumneavoastră, a cerut folosirea acestei adrese pentru un cont CONECT. Adresa are deja un cont: autentificați-vă cu el.',
        'Dacă nu dumneavoastră ați cerut aceasta, nu faceți nimic: contul dumneavoastră nu s-a schimbat.',
      ],
      linkLabel: null,
    },
    EN: {
      subject: 'You have a CONECT account already',
      paragraphs: [
        'Somebody, perhaps you, asked to use this address for a CONECT account. It has one already: sign in with it.',
        'If it was not you, do nothing: your account has not changed.',
      ],
      linkLabel: null,
    },
  },
  CONFIRM_EMAIL_CHANGE: {
    RO: {
      subject: 'Confirmați noua adresă de e-mail pentru CONECT',
      paragraphs: [
        'Ați cerut ca această adresă să fie a contului dumneavoastră CONECT. Confirmați-o urmând legătura de mai jos, în cel mult 24 de ore.',
        'Dacă nu dumneavoastră ați cerut aceasta, nu faceți nimic.',
      ],
      linkLabel: 'Confirm noua adresă',
    },
    EN: {
      subject: 'Confirm your new e-mail address for CONECT',
      paragraphs: [
        'You asked that this address be the one of your CONECT account. Confirm it by following the link below within 24 hours.',
        'If it was not you, do nothing.',
      ],
      linkLabel: 'Confirm the new address',
    },
  },
  EMAIL_CHANGE_NOTICE: {
    RO: {
      subject: 'S-a cerut schimbarea adresei contului dumneavoastră CONECT',
      paragraphs: [
        'S-a cerut o altă adresă de e-mail pentru contul dumneavoastră CONECT. Ea va înlocui această adresă după ce va fi confirmată.',
        'Dacă nu dumneavoastră ați cerut aceasta, schimbați-vă parola și anunțați-ne.',
      ],
      linkLabel: null,
    },
    EN: {
      subject: 'A change of your CONECT account\'s address was asked for',
      paragraphs: [
        'Another e-mail address was asked for your CONECT account. It will take the place of this one once it is confirmed.',
        'If it was not you, change your password and tell us.',
      ],
      linkLabel: null,
    },
  },
  RESET_PASSWORD: {
    RO: {
      subject: 'Alegeți o parolă nouă pentru CONECT',
      paragraphs: [
        'S-a cerut o parolă nouă pentru contul dumneavoastră CONECT. Alegeți-o urmând legătura de mai jos, în cel mult 30 de minute.',
        'Dacă nu dumneavoastră ați cerut aceasta, nu faceți nimic: parola rămâne cea de până acum.',
      ],
      linkLabel: 'Aleg o parolă nouă',
    },
    EN: {
      subject: 'Choose a new password for CONECT',
      paragraphs: [
        'A new password was asked for your CONECT account. Choose it by following the link below within 30 minutes.',
        'If it was not you, do nothing: the password stays as it was.',
      ],
      linkLabel: 'Choose a new password',
    },
  },
  PASSWORD_CHANGED: {
    RO: {
      subject: 'Parola contului dumneavoastră CONECT s-a schimbat',
      paragraphs: [
        'Parola contului dumneavoastră CONECT s-a schimbat, iar celelalte sesiuni s-au încheiat.',
        'Dacă nu dumneavoastră ați schimbat-o, cereți imediat o parolă nouă și anunțați-ne.',
      ],
      linkLabel: null,
    },
    EN: {
      subject: 'The password of your CONECT account has changed',
      paragraphs: [
        'The password of your CONECT account has changed, and the other sessions have ended.',
        'If it was not you, ask for a new password at once and tell us.',
      ],
      linkLabel: null,
    },
  },
  INVITATION: {
    RO: {
      subject: 'Sunteți invitat într-o organizație pe CONECT',
      paragraphs: [
        'Un administrator al unei organizații vă invită să lucrați pentru ea pe CONECT. Urmați legătura de mai jos, în cel mult 7 zile, autentificat cu această adresă; dacă nu aveți cont, creați unul întâi.',
        'Dacă nu cunoașteți organizația, nu faceți nimic.',
      ],
      linkLabel: 'Văd invitația',
    },
    EN: {
      subject: 'You are invited to an organization on CONECT',
      paragraphs: [
        'An administrator of an organization invites you to work for it on CONECT. Follow the link below within 7 days, signed in with this address; if you have no account, register first.',
        'If you do not know the organization, do nothing.',
      ],
      linkLabel: 'See the invitation',
    },
  },
  ...factorMailTexts,
  ...guardianMailTexts,
  ...inactivityMailTexts,
  ...dataExportMailTexts,
  ...erasureMailTexts,
};

/** The first line of every mail, before the name. */
export const greeting: Readonly<Record<Locale, string>> = { RO: 'Bună ziua', EN: 'Hello' };
