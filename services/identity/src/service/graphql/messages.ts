import { documentExpectations } from '@conect/documents';
import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import type { Expectation, IdentityErrorCode } from '../domain/refusals';

/** The texts of every refusal, by code. */
export const messages: MessageCatalogue<IdentityErrorCode> = {
  ...commonMessages,
  PASSWORD_TOO_SHORT: {
    ro: 'Parola trebuie să aibă cel puțin {minimum} caractere; 15 sau mai multe sunt mai sigure.',
    en: 'The password needs at least {minimum} characters; 15 or more are safer.',
  },
  PASSWORD_TOO_COMMON: {
    ro: 'Parola este prea ușor de ghicit. Alegeți alta, de exemplu câteva cuvinte fără legătură între ele.',
    en: 'The password is too easy to guess. Choose another, for instance some words that have nothing to do with each other.',
  },
  INVALID_CREDENTIALS: { ro: 'Adresa sau parola nu este corectă.', en: 'The address or the password is not right.' },
  EMAIL_NOT_CONFIRMED: {
    ro: 'Adresa nu este confirmată încă. Urmați legătura din mesajul primit.',
    en: 'The address is not confirmed yet. Follow the link in the mail.',
  },
  GUARDIAN_CONFIRMATION_REQUIRED: {
    ro: 'Contul așteaptă confirmarea unui părinte sau tutore.',
    en: 'The account waits for the confirmation of a parent or guardian.',
  },
  ACCOUNT_ARCHIVED: {
    ro: 'Contul a fost arhivat, pentru că nu a mai fost folosit. V-am trimis o legătură prin care îl redeschideți.',
    en: 'The account was archived because nobody used it. We sent you a link by which to open it again.',
  },
  CODE_INVALID: {
    ro: 'Codul nu este corect, sau a fost folosit deja.',
    en: 'The code is not right, or was used already.',
  },
  SECOND_FACTOR_REQUIRED: {
    ro: 'Pentru aceasta trebuie să vă autentificați și cu al doilea factor.',
    en: 'For this, sign in with your second factor too.',
  },
  LAST_SECOND_FACTOR: {
    ro: 'Rolul dumneavoastră cere un al doilea factor. Adăugați altul înainte de a-l șterge pe acesta.',
    en: 'Your role needs a second factor. Add another one before you remove this one.',
  },
  PASSKEY_INVALID: {
    ro: 'Răspunsul cheii de acces nu a putut fi verificat. Încercați din nou de pe pagina CONECT, deblocând dispozitivul.',
    en: "The passkey's answer could not be verified. Try again on CONECT's own page and unlock the device.",
  },
  PASSKEY_UNKNOWN: { ro: 'Cheia de acces nu este înregistrată aici, sau a fost ștearsă.', en: 'The passkey is not registered here, or was removed.' },
  PASSKEY_EXISTS: { ro: 'Cheia de acces este deja înregistrată.', en: 'The passkey is registered already.' },
  PASSKEY_COUNTER: {
    ro: 'Cheia de acces pare copiată: contorul ei nu a crescut. Folosiți alt factor și ștergeți cheia.',
    en: 'The passkey seems to be copied: its counter did not rise. Use another factor and remove the passkey.',
  },
  QUOTA_EXCEEDED: { ro: 'Limita de {maximum} este atinsă.', en: 'The limit of {maximum} is reached.' },
  DATA_EXPORT_UNDER_WAY: {
    ro: 'Datele pe care le-ați cerut sunt încă adunate. Veți primi un mesaj când sunt gata.',
    en: 'The data that you asked for are still being gathered. You get a mail when they are there.',
  },
  PROVIDER_UNAVAILABLE: {
    ro: 'Furnizorul de identitate nu răspunde. Încercați mai târziu sau autentificați-vă altfel.',
    en: 'The identity provider does not answer. Try later, or sign in otherwise.',
  },
  EXTERNAL_SIGN_IN_FAILED: {
    ro: 'Furnizorul de identitate nu a confirmat cine sunteți. Luați-o de la început.',
    en: 'The identity provider did not vouch for you. Begin again.',
  },
  ADDRESS_NOT_VOUCHED_FOR: {
    ro: 'Furnizorul de identitate nu confirmă o adresă de e-mail. Creați un cont, apoi legați identitatea de el.',
    en: 'The identity provider vouches for no e-mail address. Register, then link the identity to your account.',
  },
  LINK_REQUIRED: {
    ro: 'Un cont are deja această adresă. Autentificați-vă în el, apoi legați identitatea.',
    en: 'An account has this address already. Sign in to it, then link the identity.',
  },
  IDENTITY_LINKED_ELSEWHERE: {
    ro: 'Această identitate este legată de alt cont.',
    en: 'This identity is linked to another account.',
  },
  LAST_WAY_IN: {
    ro: 'Nu v-ar rămâne cu ce să vă autentificați. Alegeți întâi o parolă.',
    en: 'Nothing would be left to sign in with. Set a password first.',
  },
  RECENT_SIGN_IN_REQUIRED: {
    ro: 'Pentru aceasta autentificați-vă din nou: a trecut prea mult timp.',
    en: 'For this, sign in again: it has been too long.',
  },
  TOKEN_INVALID: { ro: 'Codul nu este valid.', en: 'The token is not valid.' },
  TOKEN_EXPIRED: { ro: 'Legătura nu mai este valabilă. Cereți una nouă.', en: 'The link is no longer valid. Ask for a new one.' },
  TOKEN_USED: { ro: 'Legătura a fost folosită deja.', en: 'The link was used already.' },
  SESSION_ENDED: { ro: 'Sesiunea s-a încheiat. Autentificați-vă din nou.', en: 'The session is over. Sign in again.' },
  CONFLICT: { ro: 'Adresa aparține între timp altui cont.', en: 'The address belongs to another account by now.' },
  INSTITUTION_EXISTS: { ro: 'O instituție cu acest nume există deja.', en: 'There is an institution of this name already.' },
  LAST_ADMIN: {
    ro: 'Organizația are nevoie de un administrator: numiți întâi altul.',
    en: 'The organization needs an administrator: make another member one first.',
  },
  REP_NOT_VALIDATED: {
    ro: 'Secretariatul General al Guvernului nu v-a validat încă drept reprezentant al instituției.',
    en: 'The General Secretariat of the Government has not validated you as a representative of the institution yet.',
  },
  LAST_REPRESENTATIVE: {
    ro: 'Instituția are nevoie de un reprezentant: desemnați întâi un succesor.',
    en: 'The institution needs a representative: name a successor first.',
  },
  FORBIDDEN: { ro: 'Nu aveți dreptul să faceți aceasta.', en: 'You may not do this.' },
  INVALID_STATE: { ro: 'Nu este posibil în starea de acum.', en: 'Not possible as things stand now.' },
  NOT_FOUND: { ro: 'Nu există, sau nu pentru dumneavoastră.', en: 'It does not exist, or not for you.' },
};

/** What was expected of an input, as the end of the sentence of BAD_USER_INPUT. */
export const expectations: Readonly<Record<Expectation, MessageTexts>> = {
  ...commonExpectations,
  ...documentExpectations,
  ONE_LINE: { ro: 'un singur rând, fără caractere de control', en: 'one line without control characters' },
  LENGTH: { ro: 'între {minimum} și {maximum} de caractere', en: '{minimum} to {maximum} characters' },
  EMAIL_ADDRESS: { ro: 'o adresă de e-mail, de exemplu ana@exemplu.ro', en: 'an e-mail address, e.g. ana@example.org' },
  SOME_SCOPE: { ro: 'cel puțin un drept de acces (scope)', en: 'at least one scope' },
  ONE_PLACE: { ro: 'o instituție sau o organizație, nu amândouă', en: 'an institution or an organization, not both' },
  INSTITUTION_TYPE: { ro: 'alt tip de instituție: SGG este una singură', en: 'another kind of institution: there is one SGG' },
  PARENT_INSTITUTION: { ro: 'o instituție care nu îi este subordonată', en: 'an institution that is not below it' },
  WEB_ADDRESS: { ro: 'o adresă web http sau https de cel mult 2000 de caractere', en: 'a web address, http or https, of at most 2000 characters' },
  STORED_DESIGNATION: { ro: 'actul de desemnare, încărcat de dumneavoastră', en: 'the designation, uploaded by you' },
  ONE_PERSON: { ro: 'o adresă sau un cont, nu amândouă', en: 'an address or an account, not both' },
  BIRTH_DATE: { ro: 'data nașterii, în trecut', en: 'a date of birth, in the past' },
  GUARDIAN_ADDRESS: { ro: 'adresa de e-mail a unui părinte sau tutore, alta decât a dumneavoastră: aveți sub 16 ani', en: 'the e-mail address of a parent or guardian, other than yours: you are under 16' },
  REDIRECT_URI: { ro: 'una dintre adresele de întoarcere din setări', en: 'one of the addresses to come back to of the settings' },
  CURRENT_PASSWORD: { ro: 'parola actuală, pentru a schimba adresa', en: 'the present password, to change the address' },
};
