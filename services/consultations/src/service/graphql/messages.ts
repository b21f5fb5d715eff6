import { documentExpectations } from '@conect/documents';
import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import type { ConsultationStatus } from '../../consultation/domain/consultation';
import type { ContributionStatus } from '../../contribution/domain/contribution';
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
    ro: 'Altcineva a făcut o modificare între timp: versiunea este acum {version}. Citiți din nou.',
    en: 'Somebody else has made a change meanwhile: the version is now {version}. Read it again.',
  },
  LEGAL_TERM_VIOLATION: {
    ro: 'Termenul legal nu este respectat: {basis} cere {required}, nu {given}.',
    en: 'The legal term is not kept: {basis} requires {required}, not {given}.',
  },
  DEADLINE_PASSED: { ro: 'Termenul pentru propuneri a trecut.', en: 'The term for proposals is over.' },
  ORG_SUSPENDED: { ro: 'Organizația este suspendată.', en: 'The organization is suspended.' },
  ORG_NOT_ACTIVE: { ro: 'Organizația nu este activă în registru.', en: 'The organization is not active in the registry.' },
  ARTICLE_NOT_FOUND: { ro: 'Ultima versiune a proiectului nu are acest articol sau această parte a lui.', en: 'The last version of the draft has no such article or part of one.' },
  INVALID_STATE: { ro: 'Nu este posibil în starea actuală: {status}.', en: 'Not possible in the present state: {status}.' },
};

/** What does not exist, as a part of the sentence of NOT_FOUND. */
export const subjects: Readonly<Record<string, MessageTexts>> = {
  CONSULTATION: { ro: 'Consultarea', en: 'consultation' },
  CONTRIBUTION: { ro: 'Propunerea', en: 'contribution' },
  INSTITUTION: { ro: 'Instituția', en: 'institution' },
};

/** The states of consultations and contributions in words. */
export const statusTexts: Readonly<Record<ConsultationStatus | ContributionStatus, MessageTexts>> = {
  SUBMITTED: { ro: 'propunere înregistrată', en: 'registered' },
  UNDER_REVIEW: { ro: 'propunere în analiză', en: 'under review' },
  ACCEPTED: { ro: 'propunere preluată', en: 'accepted' },
  PARTIALLY_ACCEPTED: { ro: 'propunere preluată parțial', en: 'partially accepted' },
  REJECTED: { ro: 'propunere nepreluată', en: 'rejected' },
  NOT_APPLICABLE: { ro: 'propunere neaplicabilă', en: 'not applicable' },
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
  ARTICLES_OR_GENERAL: { ro: 'articolele la care vă referiți sau, în locul lor, că vă referiți la întregul proiect', en: 'the articles you refer to or, in their place, that you refer to the draft as a whole' },
  DRAFT_PLACE: { ro: 'un bloc al proiectului sau articol, alineat, literă și punct, fără goluri între ele', en: 'a block of the draft, or article, paragraph, letter and point without a gap between them' },
  COUNT: { ro: 'un număr întreg de la 1 la {maximum}', en: 'a whole number from 1 to {maximum}' },
  STORED_ATTACHMENT: { ro: 'un document propriu, încărcat ca anexă', en: 'a document of your own that was uploaded as an attachment' },
  TARGET_COUNT: { ro: '1 până la {maximum} propuneri', en: '1 to {maximum} contributions' },
  ONE_AUTHOR: { ro: 'o organizație sau o instituție, nu amândouă', en: 'an organization or an institution, not both' },
  OTHER_INSTITUTION: { ro: 'o instituție în funcțiune, alta decât cea care consultă', en: 'an institution that is not closed, other than the one that consults' },
  EMAIL_OR_PHONE: { ro: 'o adresă de e-mail sau un număr de telefon', en: 'an e-mail address or a telephone number' },
  EMAIL_OR_ADDRESS: { ro: 'o adresă de e-mail sau una poștală', en: 'an e-mail or a postal address' },
};
