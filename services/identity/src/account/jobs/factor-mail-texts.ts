import type { Locale } from '@conect/kernel';
import type { FactorMailKind } from '../application/ports';

/** What a mail without a link says. */
interface Notice {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly linkLabel: null;
}

const notice = (subject: string, ...paragraphs: readonly string[]): Notice => ({ subject, paragraphs, linkLabel: null });

/** The texts of mails about second factors. */
export const factorMailTexts: Readonly<Record<FactorMailKind, Readonly<Record<Locale, Notice>>>> = {
  PASSKEY_ADDED: {
    RO: notice(
      'O cheie de acces a fost adăugată contului dumneavoastră CONECT',
      'Cu o nouă cheie de acces (passkey) vă puteți autentifica de acum în contul dumneavoastră CONECT, și fără parolă.',
      'Dacă nu dumneavoastră ați adăugat-o, ștergeți-o, schimbați-vă parola și anunțați-ne.',
    ),
    EN: notice(
      'A passkey was added to your CONECT account',
      'From now on a new passkey signs in to your CONECT account, also without the password.',
      'If it was not you who added it, remove it, change your password and tell us.',
    ),
  },
  PASSKEY_REMOVED: {
    RO: notice(
      'O cheie de acces a contului dumneavoastră CONECT a fost ștearsă',
      'O cheie de acces (passkey) a contului dumneavoastră CONECT a fost ștearsă: cu ea nu vă mai puteți autentifica.',
      'Dacă nu dumneavoastră ați șters-o, schimbați-vă parola și anunțați-ne.',
    ),
    EN: notice(
      'A passkey of your CONECT account was removed',
      'A passkey of your CONECT account was removed: it signs in no more.',
      'If it was not you who removed it, change your password and tell us.',
    ),
  },
  SECOND_FACTOR_RESET: {
    RO: notice(
      'Al doilea factor al contului dumneavoastră CONECT a fost șters',
      'Administratorii CONECT au șters al doilea factor al contului dumneavoastră (aplicația de autentificare, cheile de acces și codurile de rezervă), iar toate sesiunile s-au încheiat. Autentificați-vă cu parola și adăugați un al doilea factor nou.',
      'Dacă nu dumneavoastră ați cerut aceasta, schimbați-vă parola și anunțați-ne.',
    ),
    EN: notice(
      'The second factor of your CONECT account was reset',
      'The operators of CONECT removed the second factor of your account (authenticator app, passkeys and recovery codes), and all sessions have ended. Sign in with your password and add a new second factor.',
      'If it was not you who asked for this, change your password and tell us.',
    ),
  },
};
