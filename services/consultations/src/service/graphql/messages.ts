import { documentExpectations } from '@conect/documents';
import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import type { ConsultationStatus } from '../../consultation/domain/consultation';
import type { ConsultationsErrorCode, Expectation } from '../domain/refusals';

/** The texts of every refusal, by code. */
export const messages: MessageCatalogue<ConsultationsErrorCode> = {
  ...commonMessages,
  UNAUTHENTICATED: { ro: 'Pentru aceasta trebuie să vă autentificați.', en: 'You have to sign in for this.' },
  FORBIDDEN: { ro: 'Nu aveți dreptul să faceți aceasta.', en: 'You may not do this.' },
  REP_NOT_VALIDATED: {
    ro: 'SGG nu a validat încă reprezentantul acestei instituții (Ordinul SGG 1128/2025 art. 3).',
    en: 'SGG has not validated the representative of this institution yet (Ordinul SGG 1128/2025 art. 3).',
  },
  NOT_FOUND: { ro: '{what} nu există.', en: 'There is no such {what}.' },
  CONFLICT: {
    ro: 'Altcineva a modificat consultarea între timp: versiunea ei este acum {version}. Citiți-o din nou.',
    en: 'Somebody else has changed the consultation meanwhile: its version is now {version}. Read it again.',
  },
  LEGAL_TERM_VIOLATION: {
    ro: 'Termenul legal nu este respectat: {basis} cere {required}, nu {given}.',
    en: 'The legal term is not kept: {basis} requires {required}, not {given}.',
  },
  DRAFT_FILE_UNREADABLE: {
    ro: 'Fișierul nu poate fi citit ca text: este întrerupt, deteriorat sau trimite în afara lui. Salvați-l din nou ca .docx sau .html în UTF-8.',
    en: 'The file cannot be read as a text: it is cut short, broken or refers outside. Save it again as .docx or as .html in UTF-8.',
  },
  DRAFT_NUMBERING_UNKNOWN: {
    ro: 'Numerotarea automată din fișier nu poate fi stabilită. Transformați-o în text și încărcați din nou.',
    en: 'The automatic numbering of the file cannot be told. Turn it into text and upload it again.',
  },
  DRAFT_WITHOUT_ARTICLES: { ro: 'Fișierul nu are niciun articol („Art. 1”).', en: 'The file has no article ("Art. 1").' },
  SECOND_FACTOR_REQUIRED: {
    ro: 'Pentru aceasta trebuie să vă autentificați și cu al doilea factor.',
    en: 'For this, sign in with your second factor too.',
  },
  INVALID_STATE: { ro: 'Nu este posibil în starea actuală: {status}.', en: 'Not possible in the present state: {status}.' },
};

/** What does not exist, as a part of the sentence of NOT_FOUND. */
export const subjects: Readonly<Record<string, MessageTexts>> = {
  CONSULTATION: { ro: 'Consultarea', en: 'consultation' },
  INSTITUTION: { ro: 'Instituția', en: 'institution' },
  CALENDAR_DAY: { ro: 'O hotărâre despre această zi', en: 'decision about this day' },
  ORGANIZATION: { ro: 'Organizația activă', en: 'active organization' },
  COMMUNITY: { ro: 'Comunitatea de expertiză', en: 'community of expertise' },
  INVITATION: { ro: 'Invitația', en: 'invitation' },
};

/** The states of a consultation in words. */
export const statusTexts: Readonly<Record<ConsultationStatus, MessageTexts>> = {
  DRAFT: { ro: 'ciornă', en: 'draft' },
  SCHEDULED: { ro: 'programată', en: 'scheduled' },
  OPEN: { ro: 'deschisă', en: 'open' },
  ANALYSIS: { ro: 'în analiză', en: 'under analysis' },
  RESPONDED: { ro: 'cu răspunsuri publicate', en: 'answered' },
  ENDORSEMENT: { ro: 'în avizare', en: 'in endorsement' },
  ADOPTED: { ro: 'act adoptat', en: 'act adopted' },
  NOT_ADOPTED: { ro: 'act neadoptat', en: 'act not adopted' },
  WITHDRAWN: { ro: 'retrasă', en: 'withdrawn' },
  CANCELLED: { ro: 'anulată', en: 'cancelled' },
  ARCHIVED: { ro: 'arhivată', en: 'archived' },
};

/** What stands between answered proposals and the endorsement, in the sentence of INVALID_STATE. */
export const obstacleTexts: Readonly<Record<string, MessageTexts>> = {
  UNANSWERED: { ro: 'cu propuneri fără decizie sau fără justificare', en: 'with proposals without a decision or a justification' },
  DEBATE_OPEN: { ro: 'cu o dezbatere publică neîncheiată', en: 'with a public debate that is not over' },
};

/** What was expected of an input, as the end of the sentence of BAD_USER_INPUT. */
export const expectations: Readonly<Record<Expectation, MessageTexts>> = {
  ...commonExpectations,
  ...documentExpectations,
  VALUE: { ro: 'o valoare; câmpul este obligatoriu', en: 'a value; the field is required' },
  DOMAIN_CODE: { ro: 'coduri de domenii de activitate', en: 'codes of activity domains' },
  ENTRY_COUNT: { ro: 'cel mult {maximum} intrări', en: 'at most {maximum} entries' },
  ENTRY_ONCE: { ro: 'fiecare intrare o singură dată', en: 'each entry once' },
  LATER_DAY: { ro: 'o zi după termenul actual: acesta se prelungește, nu se scurtează', en: 'a day after the present deadline, which is extended and never shortened' },
  LATER_MOMENT: { ro: 'un moment din viitor, în cel mult {maximum} zile', en: 'a moment to come, within {maximum} days' },
  ARTICLES: { ro: '1 până la {maximum} articole cu text', en: '1 to {maximum} articles with text' },
  BLOCK_LABEL: { ro: 'numere sau litere, fiecare o singură dată la locul său', en: 'numbers or letters, each once in its place' },
  TEXT_ONCE: { ro: 'fie articole, fie un document', en: 'either articles or a document' },
  STORED_DRAFT_FILE: { ro: 'un document .docx sau .html pe care l-ați încărcat pentru textul unui proiect (DRAFT_TEXT)', en: 'a .docx or .html document that you uploaded for the text of a draft (DRAFT_TEXT)' },
  EMAIL_OR_PHONE: { ro: 'o adresă de e-mail sau un număr de telefon', en: 'an e-mail address or a telephone number' },
  COUNTY_CODE: { ro: 'coduri de județe, de exemplu CJ', en: 'codes of counties, e.g. CJ' },
  AUDIENCE: { ro: 'domenii, județe, comunități, evidențe sau organizații: cel puțin una', en: 'domains, counties, communities, interest records or organizations: at least one of them' },
  REACH: { ro: 'cel mult {maximum} organizații noi deodată; restrângeți', en: 'at most {maximum} new organizations at once; narrow it down' },
  EMAIL_OR_ADDRESS: { ro: 'o adresă de e-mail sau una poștală', en: 'an e-mail or a postal address' },
  TERM_VALUE: { ro: 'un număr întreg de la {minimum} la {maximum}', en: 'a whole number from {minimum} to {maximum}' },
  TERM_UNIT: { ro: 'una dintre unitățile {units}', en: 'one of the units {units}' },
  DAY_FROM_TODAY: { ro: 'o zi începând cu {today}', en: 'a day from {today} on' },
  DAY_TO_COME: { ro: 'o zi după {today}: o zi începută rămâne cum este', en: 'a day after {today}: one that has begun stays as it is' },
  DAY_WORKED_BY_LAW: { ro: 'o zi lucrătoare potrivit săptămânii și legii', en: 'a day that is worked by week and law' },
  DAY_OFF_BY_LAW: { ro: 'o zi nelucrătoare potrivit săptămânii și legii', en: 'a day that is off by week and law' },
};
