import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import type { Expectation, VolunteeringErrorCode } from '../domain/refusals';
import { contractExpectations, contractMessages, contractStatusTexts } from './contract-messages';

/** The texts of every refusal, by code. */
export const messages: MessageCatalogue<VolunteeringErrorCode> = {
  ...commonMessages,
  UNAUTHENTICATED: { ro: 'Pentru aceasta trebuie să vă autentificați.', en: 'You have to sign in for this.' },
  FORBIDDEN: { ro: 'Nu aveți dreptul să faceți aceasta.', en: 'You may not do this.' },
  NOT_FOUND: { ro: '{what} nu există.', en: 'There is no such {what}.' },
  CONFLICT: {
    ro: 'Altcineva a făcut o modificare între timp: versiunea este acum {version}. Citiți din nou.',
    en: 'Somebody else has made a change meanwhile: the version is now {version}. Read it again.',
  },
  INVALID_STATE: { ro: 'Nu este posibil în starea actuală: {status}.', en: 'Not possible in the present state: {status}.' },
  SECOND_FACTOR_REQUIRED: {
    ro: 'Pentru aceasta trebuie să vă autentificați și cu al doilea factor.',
    en: 'For this, sign in with your second factor too.',
  },
  ORG_SUSPENDED: { ro: 'Organizația este suspendată.', en: 'The organization is suspended.' },
  ORG_NOT_ACTIVE: { ro: 'Organizația nu este activă în registru.', en: 'The organization is not active in the registry.' },
  REVIEW_REQUIRED: { ro: 'SGG trebuie să citească mai întâi oportunitatea: trimiteți-o spre verificare.', en: 'SGG has to read the opportunity first: submit it.' },
  REVIEW_NOT_NEEDED: { ro: 'SGG nu mai trebuie să citească oportunitățile acestei organizații: publicați-o.', en: 'SGG does not have to read the opportunities of this organization any more: publish it.' },
  DAYS_PASSED: { ro: 'Zilele oportunității au trecut: {day}.', en: 'The days of the opportunity are over: {day}.' },
  PLACES_TAKEN: { ro: 'Sunt locuri ocupate sau candidaturi: {taken}.', en: 'There are places taken or applications: {taken}.' },
  NIGHT_WORK_OF_MINORS: {
    ro: 'Cine nu are 18 ani nu lucrează noaptea (Codul muncii art. 128).',
    en: 'Nobody under 18 works at night (Codul muncii art. 128).',
  },
  PROFILE_INCOMPLETE: { ro: 'Completați întâi numele și data nașterii.', en: 'First give your name and date of birth.' },
  OWN_ORGANIZATION: { ro: 'Nu puteți candida la propria organizație.', en: 'You cannot apply to your own organization.' },
  ALREADY_APPLIED: { ro: 'Ați candidat deja.', en: 'You have already applied.' },
  APPLICATIONS_CLOSED: { ro: 'Nu se mai primesc candidaturi.', en: 'Applications are no longer taken.' },
  OPPORTUNITY_FULL: { ro: 'Toate locurile sunt ocupate; puneți candidatura pe lista de așteptare.', en: 'All places are taken; put the application on the waiting list.' },
  PLACES_FREE: { ro: 'Mai sunt locuri libere; acceptați candidatura.', en: 'There are free places; accept the application.' },
  UNDER_MIN_AGE: { ro: 'Vârsta minimă în prima zi este de {minimum} ani.', en: 'The minimum age on the first day is {minimum}.' },
  MINORS_NOT_ACCEPTED: { ro: 'Oportunitatea nu este deschisă persoanelor sub 18 ani.', en: 'The opportunity is not open to people under 18.' },
  BLOCKED_BY_HOST: { ro: 'Organizația nu primește candidaturi de la dumneavoastră.', en: 'The organization takes no applications from you.' },
  ACTIVITY_NOT_BEGUN: { ro: 'Activitatea nu a început.', en: 'The activity has not begun.' },
  ...contractMessages,
};

/** What does not exist, as a part of the sentence of NOT_FOUND. */
export const subjects: Readonly<Record<string, MessageTexts>> = {
  OPPORTUNITY: { ro: 'Oportunitatea de voluntariat', en: 'volunteering opportunity' },
  APPLICATION: { ro: 'Candidatura', en: 'application' },
  CONTRACT: { ro: 'Contractul de voluntariat', en: 'volunteering contract' },
  SHIFT: { ro: 'Tura', en: 'shift' },
  VOLUNTEER: { ro: 'Voluntarul', en: 'volunteer' },
  VOLUNTEER_BLOCK: { ro: 'Blocarea', en: 'block' },
  GUARDIAN_LINK: { ro: 'Legătura', en: 'link' },
};

/** States in words, in the sentence of INVALID_STATE. */
export const statusTexts: Readonly<Record<string, MessageTexts>> = {
  OPPORTUNITY_DRAFT: { ro: 'ciornă', en: 'draft' },
  OPPORTUNITY_IN_REVIEW: { ro: 'în verificare', en: 'under review' },
  OPPORTUNITY_REJECTED: { ro: 'respinsă de SGG', en: 'rejected by SGG' },
  OPPORTUNITY_PUBLISHED: { ro: 'publicată', en: 'published' },
  OPPORTUNITY_PAUSED: { ro: 'suspendată temporar', en: 'paused' },
  OPPORTUNITY_CLOSED: { ro: 'închisă', en: 'closed' },
  OPPORTUNITY_CANCELLED: { ro: 'anulată', en: 'cancelled' },
  OPPORTUNITY_ARCHIVED: { ro: 'arhivată', en: 'archived' },
  APPLICATION_SUBMITTED: { ro: 'candidatura așteaptă răspuns', en: 'the application waits for an answer' },
  APPLICATION_WAITLISTED: { ro: 'candidatura este pe lista de așteptare', en: 'the application is on the waiting list' },
  APPLICATION_ACCEPTED: { ro: 'candidatura este acceptată', en: 'the application is accepted' },
  APPLICATION_REJECTED: { ro: 'candidatura este respinsă', en: 'the application is rejected' },
  APPLICATION_WITHDRAWN: { ro: 'candidatura este retrasă', en: 'the application is withdrawn' },
  APPLICATION_CANCELLED_BY_HOST: { ro: 'candidatura este anulată de gazdă', en: 'the application is cancelled by the host' },
  APPLICATION_ENGAGED: { ro: 'voluntarul are contract', en: 'the volunteer has a contract' },
  APPLICATION_COMPLETED: { ro: 'activitatea este încheiată', en: 'the activity is completed' },
  APPLICATION_NO_SHOW: { ro: 'voluntarul nu s-a prezentat', en: 'the volunteer did not come' },
  ...contractStatusTexts,
};

/** What was expected of an input, as the end of the sentence of BAD_USER_INPUT. */
export const expectations: Readonly<Record<Expectation, MessageTexts>> = {
  ...commonExpectations,
  DOMAIN_CODE: { ro: 'coduri de domenii de activitate', en: 'codes of activity domains' },
  ENTRIES_BETWEEN: { ro: 'între {minimum} și {maximum} intrări', en: '{minimum} to {maximum} entries' },
  NUMBER_BETWEEN: { ro: 'un număr întreg de la {minimum} la {maximum}', en: 'a whole number from {minimum} to {maximum}' },
  DAY_BETWEEN: { ro: 'o zi de la {from} până la {until}', en: 'a day from {from} to {until}' },
  DAY_UNTIL: { ro: 'o zi, cel târziu {until}', en: 'a day, {until} at the latest' },
  DAY_FROM_TODAY: { ro: 'o zi începând cu {today}', en: 'a day from {today} on' },
  LOCALITY_CODE: { ro: 'codul SIRUTA al unei localități', en: 'the SIRUTA code of a locality' },
  COORDINATES: { ro: 'latitudine 43,5–48,5 împreună cu longitudine 20–30', en: 'a latitude of 43.5 to 48.5 together with a longitude of 20 to 30' },
  PLACE_OR_REMOTE: { ro: 'fie un loc, fie activitate la distanță', en: 'either a place or a remote activity' },
  PLACES_OR_SHIFTS: { ro: 'fie un număr de locuri, fie ture', en: 'either a number of places or shifts' },
  SHIFT_TIMES: { ro: 'o tură de cel mult 24 de ore în zilele {from}–{until}', en: 'a shift of at most 24 hours within the days {from} to {until}' },
  KNOWN_SHIFT: { ro: 'o tură a acestei oportunități', en: 'a shift of this opportunity' },
  KNOWN_QUESTION: { ro: 'o întrebare a acestei oportunități', en: 'a question of this opportunity' },
  LANGUAGE_CODE: { ro: 'coduri de limbi ISO 639-1, de exemplu ro', en: 'language codes of ISO 639-1, e.g. ro' },
  OPEN_TO_MINORS: { ro: 'cel puțin 18 ani, dacă minorii nu sunt acceptați', en: 'at least 18 unless it is open to minors' },
  NIGHT_WORK: { ro: 'muncă de noapte, pentru că o tură are loc între 22:00 și 6:00', en: 'night work, since a shift reaches between 22:00 and 6:00' },
  BIRTH_DATE: { ro: 'data nașterii unei persoane de cel mult {maximum} de ani', en: 'the date of birth of somebody not older than {maximum}' },
  COUNTY: { ro: 'codul unui județ, de exemplu CJ', en: 'the code of a county, e.g. CJ' },
  ANSWER: { ro: 'un răspuns la întrebarea obligatorie „{question}”', en: 'an answer to the required question "{question}"' },
  ...contractExpectations,
};
