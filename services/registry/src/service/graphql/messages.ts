import { documentExpectations } from '@conect/documents';
import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import { maximumLocalities, type ActivityArea } from '../../organization/domain/activity-area';
import type { OrganizationStatus } from '../../organization/domain/organization';
import type { Conflict, Expectation, RegistryErrorCode } from '../domain/refusals';

/** The texts of every refusal and warning, by code. */
export const messages: MessageCatalogue<RegistryErrorCode> = {
  ...commonMessages,
  UNAUTHENTICATED: { ro: 'Pentru aceasta trebuie să vă autentificați.', en: 'You have to sign in for this.' },
  FORBIDDEN: { ro: 'Nu aveți dreptul să faceți aceasta.', en: 'You may not do this.' },
  NOT_FOUND: { ro: '{what} nu există.', en: 'There is no such {what}.' },
  CUI_CHECKSUM: {
    ro: 'CUI-ul nu este valid: cifra de control nu se potrivește cu celelalte cifre.',
    en: 'The CUI is not valid: its check digit does not fit the other digits.',
  },
  LOCALITY_COUNTY_MISMATCH: {
    ro: 'Localitatea este în județul {expected}, nu în {given}.',
    en: 'The locality is in county {expected}, not in {given}.',
  },
  ACTIVITY_AREA_MISMATCH: { ro: 'Locurile nu se potrivesc cu aria: {area}.', en: 'The places do not fit the area: {area}.' },
  LIMIT_EXCEEDED: { ro: 'Aveți deja {maximum} revendicări neexaminate: așteptați sau retrageți una.', en: 'You have {maximum} claims waiting already: wait, or withdraw one.' },
  CONFLICT: { ro: 'Nu se poate: {conflictWith}.', en: 'Not possible: {conflictWith}.' },
  INVALID_STATE: {
    ro: 'Nu este posibil în starea actuală: {status}.',
    en: 'Not possible in the present state: {status}.',
  },
  TOO_RECENTLY_REGISTERED: {
    ro: 'Recunoașterea cere cel puțin {years} ani de la înscrierea în registru (OG 26/2000 art. 38); data înscrierii: {registeredOn}.',
    en: 'Recognition needs at least {years} years since the entry in the register (OG 26/2000 art. 38); day of the entry: {registeredOn}.',
  },
  MISSING_YEARLY_DOCUMENT: { ro: 'Din dosar lipsește {document} pentru anul {year}.', en: 'The file lacks {document} of the year {year}.' },
  SECOND_FACTOR_REQUIRED: {
    ro: 'Pentru aceasta trebuie să vă autentificați și cu al doilea factor.',
    en: 'For this, sign in with your second factor too.',
  },
  SENSITIVE_FIELD: {
    ro: 'Datele de identificare ale organizației se schimbă numai cu aprobarea SGG: după aprobarea înscrierii, prin openChangeRequest.',
    en: 'The data that identify the organization change only with the approval of SGG: once the registration is approved, by openChangeRequest.',
  },
  RESTRICTED_NAME_TERM: {
    ro: 'Denumirea folosește „{term}”, termen rezervat autorităților sau folosit numai cu acordul SGG (OG 26/2000 art. 7).',
    en: 'The name uses "{term}", a term kept for authorities or used only with the agreement of SGG (OG 26/2000 art. 7).',
  },
  POSSIBLE_DUPLICATE: {
    ro: 'În același județ există deja o organizație cu această denumire.',
    en: 'The same county already has an organization of this name.',
  },
};

/** What does not exist, as a part of the sentence of NOT_FOUND. */
export const subjects: Readonly<Record<string, MessageTexts>> = {
  ORGANIZATION: { ro: 'Organizația', en: 'organization' },
  CLAIM: { ro: 'Revendicarea', en: 'claim' },
  CHANGE_REQUEST: { ro: 'Cererea de modificare', en: 'change request' },
  INTEREST_RECORD: { ro: 'Luarea în evidență', en: 'interest record' },
  PUBLIC_UTILITY_CASE: { ro: 'Dosarul de utilitate publică', en: 'case of public utility' },
  COMMUNITY: { ro: 'Comunitatea de expertiză', en: 'community of expertise' },
  COMMUNITY_MEMBER: { ro: 'Calitatea de membru al comunității', en: 'membership of the community' },
  ORGANIZATION_LINK: { ro: 'Legătura', en: 'link' },
  ACTIVITY: { ro: 'Activitatea', en: 'activity' },
  INSTITUTION: { ro: 'Instituția', en: 'institution' },
};

/** What places each area of activity names, as the end of the sentence of ACTIVITY_AREA_MISMATCH. */
export const areaTexts: Readonly<Record<ActivityArea, MessageTexts>> = {
  LOCAL: {
    ro: `cea locală numește de la 1 la ${maximumLocalities} de localități și niciun județ`,
    en: `a local one names 1 to ${maximumLocalities} localities and no county`,
  },
  REGIONAL: { ro: 'cea regională numește cel puțin un județ și nicio localitate', en: 'a regional one names at least one county and no locality' },
  NATIONAL: { ro: 'cea națională nu numește nici județe, nici localități', en: 'a national one names neither counties nor localities' },
  INTERNATIONAL: { ro: 'cea internațională nu numește nici județe, nici localități', en: 'an international one names neither counties nor localities' },
};

/** What stands in the way, as the end of the sentence of CONFLICT. */
export const conflicts: Readonly<Record<Conflict, MessageTexts>> = {
  CUI: { ro: 'o altă organizație are deja acest CUI', en: 'another organization already has this CUI' },
  CHANGE_REQUEST: { ro: 'o cerere de modificare a organizației este deja în examinare', en: 'a change request of the organization is already under examination' },
  REGISTER_IMPORT: { ro: 'o altă preluare a Registrului național nu s-a încheiat', en: 'another import of the national register has not ended' },
  INTEREST_RECORD: { ro: 'organizația este deja în evidența instituției sau a cerut să fie', en: 'the organization is in the record of the institution already, or has asked to be' },
  YEARLY_REPORT: { ro: 'raportul anului este deja depus; pentru o corectură spuneți motivul', en: 'the report of the year is there already; say the reason for a correction' },
  LINK: { ro: 'cele două organizații sunt deja legate astfel, sau una dintre ele a cerut-o', en: 'the two organizations are linked so already, or one of them has asked to be' },
  BRANCH_PARENT: { ro: 'filiala aparține deja unei alte organizații', en: 'the branch belongs to another organization already' },
  LINK_CIRCLE: { ro: 'o organizație ar aparține, prin altele, de ea însăși', en: 'an organization would belong to itself through others' },
  PUBLIC_UTILITY: { ro: 'organizația este deja de utilitate publică sau a cerut să fie recunoscută', en: 'the organization is of public utility already, or has applied to be' },
  COMMUNITY_MEMBER: { ro: 'este deja în comunitate', en: 'is in the community already' },
  CLAIM: { ro: 'o revendicare a dumneavoastră este deja în examinare', en: 'a claim of yours is already under examination' },
};

/** The states of claims, change requests and the like in words, by names that no state of an organization has. */
export const requestStatusTexts: Readonly<Record<string, MessageTexts>> = {
  CHANGE_REQUEST_APPROVED: { ro: 'cerere de modificare aprobată', en: 'approved change request' },
  CHANGE_REQUEST_REJECTED: { ro: 'cerere de modificare respinsă', en: 'rejected change request' },
  CHANGE_REQUEST_WITHDRAWN: { ro: 'cerere de modificare retrasă', en: 'withdrawn change request' },
  CLAIM_ACCEPTED: { ro: 'revendicare acceptată', en: 'accepted claim' },
  CLAIM_REJECTED: { ro: 'revendicare respinsă', en: 'rejected claim' },
  INTEREST_RECORD_REQUESTED: { ro: 'luare în evidență cerută', en: 'requested interest record' },
  INTEREST_RECORD_CONFIRMED: { ro: 'luare în evidență confirmată', en: 'confirmed interest record' },
  INTEREST_RECORD_REFUSED: { ro: 'luare în evidență refuzată', en: 'refused interest record' },
  INTEREST_RECORD_ENDED: { ro: 'luare în evidență încheiată', en: 'ended interest record' },
  PUBLIC_UTILITY_SUBMITTED: { ro: 'dosar depus', en: 'submitted case' },
  PUBLIC_UTILITY_FORWARDED: { ro: 'dosar înaintat', en: 'forwarded case' },
  PUBLIC_UTILITY_UNDER_EXAMINATION: { ro: 'dosar în examinare', en: 'case under examination' },
  PUBLIC_UTILITY_COMPLETION_REQUESTED: { ro: 'dosar de completat', en: 'case to be completed' },
  PUBLIC_UTILITY_PROPOSED: { ro: 'dosar propus Guvernului', en: 'case proposed to the Government' },
  PUBLIC_UTILITY_GRANTED: { ro: 'utilitate publică recunoscută', en: 'recognised public utility' },
  PUBLIC_UTILITY_REFUSED: { ro: 'recunoaștere refuzată', en: 'refused recognition' },
  PUBLIC_UTILITY_WITHDRAWN: { ro: 'recunoaștere retrasă', en: 'withdrawn recognition' },
  LINK_PENDING: { ro: 'legătură neconfirmată', en: 'unconfirmed link' },
  LINK_CONFIRMED: { ro: 'legătură confirmată', en: 'confirmed link' },
  LINK_REFUSED: { ro: 'legătură refuzată', en: 'refused link' },
  LINK_ENDED: { ro: 'legătură încheiată', en: 'ended link' },
  LINK_UNFIT: { ro: 'legătura nu se mai potrivește cu formele juridice', en: 'link that no longer fits the legal forms' },
  ACTIVITY_REMOVED: { ro: 'activitate retrasă', en: 'removed activity' },
  COMMUNITY_CLOSED: { ro: 'comunitate închisă', en: 'closed community' },
  CLAIM_WITHDRAWN: { ro: 'revendicare retrasă', en: 'withdrawn claim' },
};

/** The documents that a file of public utility needs, as a part of the sentence of MISSING_YEARLY_DOCUMENT. */
export const yearlyDocuments: Readonly<Record<string, MessageTexts>> = {
  UTILITY_ACTIVITY_REPORT: { ro: 'raportul de activitate', en: 'the activity report' },
  UTILITY_FINANCIAL_STATEMENT: { ro: 'situația financiară', en: 'the financial statement' },
};

/** What was expected of an input, as the end of the sentence of BAD_USER_INPUT. */
export const expectations: Readonly<Record<Expectation, MessageTexts>> = {
  ...commonExpectations,
  ...documentExpectations,
  CUI: { ro: 'un CUI de 2 până la 10 cifre, cu sau fără RO', en: 'a CUI of 2 to 10 digits, with or without RO' },
  TERM_END: { ro: 'un sfârșit al mandatului care nu este înaintea începutului', en: 'an end of the term that is not before its start' },
  HTTPS_ADDRESS: { ro: 'o adresă https cu numele unui server, fără port și parolă', en: 'an https address with the name of a server, without port and password' },
  COUNTY_CODE: { ro: 'codul unui județ, de exemplu CJ', en: 'the code of a county, e.g. CJ' },
  LOCALITY_CODE: { ro: 'codul SIRUTA al unei localități', en: 'the SIRUTA code of a locality' },
  LOCALITY_NOT_UNIT: {
    ro: 'codul SIRUTA al localității, nu al unității administrativ-teritoriale {unit}; de exemplu {example}',
    en: 'the SIRUTA code of the locality, not of the administrative unit {unit}; e.g. {example}',
  },
  DOMAIN_CODE: { ro: 'codul unui domeniu de activitate', en: 'the code of an activity domain' },
  DOMAIN_COUNT: { ro: 'cel mult {maximum} domenii de activitate', en: 'at most {maximum} activity domains' },
  COURT_CODE: { ro: 'codul unei instanțe', en: 'the code of a court' },
  STORED_STATUTE: {
    ro: 'un statut pe care l-ați încărcat dumneavoastră, cu scopul STATUTE',
    en: 'a statute that you uploaded yourself, for the purpose STATUTE',
  },
  STORED_LOGO: {
    ro: 'o imagine pe care ați încărcat-o dumneavoastră, cu scopul LOGO',
    en: 'an image that you uploaded yourself, for the purpose LOGO',
  },
  STORED_EVIDENCE: {
    ro: 'documente pe care le-ați încărcat dumneavoastră, cu scopul CLAIM_EVIDENCE',
    en: 'documents that you uploaded yourself, for the purpose CLAIM_EVIDENCE',
  },
  STORED_CHANGE_EVIDENCE: {
    ro: 'un document pe care l-ați încărcat dumneavoastră, cu scopul CHANGE_EVIDENCE',
    en: 'a document that you uploaded yourself, for the purpose CHANGE_EVIDENCE',
  },
  STORED_REGISTER_FILE: {
    ro: 'un fișier pe care l-ați încărcat dumneavoastră, cu scopul REGISTER_FILE',
    en: 'a file that you uploaded yourself, for the purpose REGISTER_FILE',
  },
  REGISTER_CATEGORY: {
    ro: 'ce cuprinde fișierul: asociatii, fundatii, federatii, uniuni sau persjuridstr',
    en: 'what the file lists: asociatii, fundatii, federatii, uniuni or persjuridstr',
  },
  STORED_UTILITY_DOCUMENT: {
    ro: 'documente diferite pe care le-ați încărcat dumneavoastră, cu un scop UTILITY_...',
    en: 'different documents that you uploaded yourself, for a purpose UTILITY_...',
  },
  YEAR: { ro: 'anul la care se referă documentul', en: 'the year that the document reports on' },
  DECISION_NUMBER: { ro: 'numărul și anul hotărârii, de exemplu 123/2026', en: 'number and year of the decision, e.g. 123/2026' },
  EVIDENCE_COUNT: { ro: 'între 1 și {maximum} documente', en: '1 to {maximum} documents' },
  ENTRY_COUNT: { ro: 'cel mult {maximum} intrări', en: 'at most {maximum} entries' },
  OTHER_ORGANIZATION: { ro: 'o altă organizație', en: 'another organization' },
  FEDERATION: { ro: 'o federație (OG 26/2000 art. 35)', en: 'a federation (OG 26/2000 art. 35)' },
  ASSOCIATION_OR_FOUNDATION: { ro: 'o asociație sau o fundație care nu este filială (OG 26/2000 art. 35)', en: 'an association or foundation that is no branch (OG 26/2000 art. 35)' },
  PARENT_OF_BRANCH: { ro: 'o asociație, o fundație, o federație sau o uniune care nu este filială (OG 26/2000 art. 13)', en: 'an association, foundation, federation or union that is no branch (OG 26/2000 art. 13)' },
  BRANCH: { ro: 'o filială (OG 26/2000 art. 13)', en: 'a branch (OG 26/2000 art. 13)' },
  ENDED_YEAR: { ro: 'un an încheiat în care organizația exista: între {first} și {last}', en: 'a year that has ended and in which the organization existed: {first} to {last}' },
  AMOUNT: { ro: 'o sumă în bani, numai cifre, cel mult 15', en: 'an amount in bani, digits only, 15 at most' },
  COUNT: { ro: 'un număr întreg de la 0', en: 'a whole number from 0 on' },
  NOTHING_TO_CORRECT: { ro: 'nicio corectură: raportul anului nu a fost depus', en: 'no correction: the report of the year was not handed in' },
  STORED_ACTIVITY_REPORT: { ro: 'un document pe care l-ați încărcat dumneavoastră, cu scopul YEARLY_ACTIVITY_REPORT', en: 'a document that you uploaded yourself, for the purpose YEARLY_ACTIVITY_REPORT' },
  STORED_FINANCIAL_STATEMENT: { ro: 'un document pe care l-ați încărcat dumneavoastră, cu scopul YEARLY_FINANCIAL_STATEMENT', en: 'a document that you uploaded yourself, for the purpose YEARLY_FINANCIAL_STATEMENT' },
  NOT_BEFORE_START: { ro: 'o zi care nu este înainte de {startsOn}', en: 'a day not before {startsOn}' },
  STORED_ACTIVITY_DOCUMENT: { ro: 'un document pe care l-ați încărcat dumneavoastră, cu scopul ACTIVITY_DOCUMENT', en: 'a document that you uploaded yourself, for the purpose ACTIVITY_DOCUMENT' },
  STORED_ACTIVITY_IMAGE: { ro: 'o imagine pe care ați încărcat-o dumneavoastră, cu scopul ACTIVITY_IMAGE', en: 'a picture that you uploaded yourself, for the purpose ACTIVITY_IMAGE' },
  COMMENTS: { ro: 'cel puțin un comentariu', en: 'at least one comment' },
  COMMENT_COUNT: { ro: 'cel mult {maximum} comentarii', en: 'at most {maximum} comments' },
  FIELD_PATH: {
    ro: 'calea unui câmp al cererii de înscriere, de exemplu ["legalName"]',
    en: 'the path of a field of the registration, e.g. ["legalName"]',
  },
};

/** The states of an organization in words. */
export const statusTexts: Readonly<Record<OrganizationStatus, MessageTexts>> = {
  IMPORTED_UNCLAIMED: { ro: 'preluată din Registrul național', en: 'imported from the national register' },
  CLAIM_PENDING: { ro: 'cu revendicări în examinare', en: 'with claims under examination' },
  DRAFT: { ro: 'ciornă', en: 'draft' },
  SUBMITTED: { ro: 'depusă', en: 'submitted' },
  IN_REVIEW: { ro: 'în examinare', en: 'in review' },
  NEEDS_CHANGES: { ro: 'întoarsă pentru modificări', en: 'returned for changes' },
  ACTIVE: { ro: 'activă', en: 'active' },
  REJECTED: { ro: 'respinsă', en: 'rejected' },
  SUSPENDED: { ro: 'suspendată', en: 'suspended' },
  DISSOLVING: { ro: 'în dizolvare', en: 'in dissolution' },
  DEREGISTERED: { ro: 'radiată', en: 'struck off' },
  WITHDRAWN: { ro: 'retrasă din catalog', en: 'withdrawn from the catalogue' },
};
