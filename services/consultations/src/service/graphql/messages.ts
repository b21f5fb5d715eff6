import { documentExpectations } from '@conect/documents';
import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import type { ConsultationStatus } from '../../consultation/domain/consultation';
import type { ContributionStatus } from '../../contribution/domain/contribution';
import type { IdeaStatus } from '../../idea/domain/idea';
import type { ReportStatus } from '../../report/domain/report';
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
  ALREADY_REQUESTED: { ro: 'O cerere de dezbatere a aceluiași solicitant există deja.', en: 'There is a request of the same requester for this debate already.' },
  ALREADY_REGISTERED: { ro: 'Sunteți deja înscris la această dezbatere.', en: 'You have registered for this debate already.' },
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
  DEADLINE_PASSED: { ro: 'Termenul pentru propuneri a trecut.', en: 'The term for proposals is over.' },
  ORG_SUSPENDED: { ro: 'Organizația este suspendată.', en: 'The organization is suspended.' },
  ORG_NOT_ACTIVE: { ro: 'Organizația nu este activă în registru.', en: 'The organization is not active in the registry.' },
  ARTICLE_NOT_FOUND: { ro: 'Ultima versiune a proiectului nu are acest articol sau această parte a lui.', en: 'The last version of the draft has no such article or part of one.' },
  OWN_IDEA: { ro: 'O organizație nu își susține propria idee.', en: 'An organization does not support its own idea.' },
  INVALID_STATE: { ro: 'Nu este posibil în starea actuală: {status}.', en: 'Not possible in the present state: {status}.' },
};

/** What does not exist, as a part of the sentence of NOT_FOUND. */
export const subjects: Readonly<Record<string, MessageTexts>> = {
  CONSULTATION: { ro: 'Consultarea', en: 'consultation' },
  CONTRIBUTION: { ro: 'Propunerea', en: 'contribution' },
  INSTITUTION: { ro: 'Instituția', en: 'institution' },
  IDEA: { ro: 'Ideea', en: 'idea' },
  IDEA_SUPPORT: { ro: 'Susținerea acestei organizații', en: 'support of this organization' },
  KNOWN_ORGANIZATION: { ro: 'Organizația', en: 'organization' },
  DEBATE: { ro: 'Dezbaterea', en: 'debate' },
  DEBATE_REQUEST: { ro: 'Cererea de dezbatere', en: 'request for a debate' },
  DEBATE_REGISTRATION: { ro: 'Înscrierea la dezbatere', en: 'registration for a debate' },
  CALENDAR_DAY: { ro: 'O hotărâre despre această zi', en: 'decision about this day' },
  ORGANIZATION: { ro: 'Organizația activă', en: 'active organization' },
  COMMUNITY: { ro: 'Comunitatea de expertiză', en: 'community of expertise' },
  INVITATION: { ro: 'Invitația', en: 'invitation' },
  DRAFT_NOTIFICATION_REQUEST: { ro: 'Cererea de a primi proiecte', en: 'request for drafts' },
  TRANSPARENCY_REPORT: { ro: 'Raportul', en: 'report' },
  CONTRIBUTION_GROUP: { ro: 'Grupul de propuneri', en: 'group of contributions' },
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

/** The states of an idea in words, in the sentence of INVALID_STATE. */
export const ideaStatusTexts: Readonly<Record<`IDEA_${IdeaStatus}`, MessageTexts>> = {
  IDEA_SUBMITTED: { ro: 'așteaptă răspuns', en: 'waiting for its answer' },
  IDEA_ANSWERED: { ro: 'cu răspuns', en: 'answered' },
  IDEA_TAKEN_UP: { ro: 'preluată într-o consultare', en: 'taken up into a consultation' },
  IDEA_WITHDRAWN: { ro: 'retrasă de organizație', en: 'withdrawn by its organization' },
};

/** What stands between answered proposals and the endorsement, in the sentence of INVALID_STATE. */
export const obstacleTexts: Readonly<Record<string, MessageTexts>> = {
  UNANSWERED: { ro: 'cu propuneri fără decizie sau fără justificare', en: 'with proposals without a decision or a justification' },
  ORGANIZATION_NOT_ACTIVE: { ro: 'organizația nu este activă', en: 'the organization is not active' },
  REQUEST_ENDED: { ro: 'cererea s-a încheiat', en: 'the request has ended' },
  DEBATE_OPEN: { ro: 'cu o dezbatere publică neîncheiată', en: 'with a public debate that is not over' },
  DEBATE_ELIGIBILITY_PENDING: { ro: 'cu o cerere de dezbatere fără decizie', en: 'with a request for a debate that waits for a decision' },
};

/** The states of a debate and of what hangs on one, in the sentence of INVALID_STATE. */
export const debateTexts: Readonly<Record<string, MessageTexts>> = {
  DEBATE_NONE: { ro: 'fără dezbatere', en: 'without a debate' },
  DEBATE_REQUESTED: { ro: 'dezbatere solicitată', en: 'debate requested' },
  DEBATE_SCHEDULED: { ro: 'dezbatere programată', en: 'debate announced' },
  DEBATE_NOT_BEGUN: { ro: 'dezbaterea nu a început', en: 'the debate has not begun' },
  DEBATE_BEGUN: { ro: 'dezbaterea a început', en: 'the debate has begun' },
  DEBATE_HELD: { ro: 'dezbatere ținută', en: 'debate held' },
  DEBATE_OVERDUE: { ro: 'dezbatere cu minuta întârziată', en: 'debate with late minutes' },
  DEBATE_MINUTES_PUBLISHED: { ro: 'dezbatere cu minuta publicată', en: 'debate with its minutes published' },
  DEBATE_REQUEST_SUGGESTION: { ro: 'sugestia unei persoane', en: 'suggestion of a person' },
  DEBATE_REQUEST_ACCEPTED: { ro: 'cerere acceptată', en: 'request accepted' },
  DEBATE_REQUEST_NOT_ELIGIBLE: { ro: 'cerere neeligibilă', en: 'request not eligible' },
  DEBATE_REGISTRATION_CANCELLED: { ro: 'înscriere anulată', en: 'registration cancelled' },
};

/** Where the hiding of a proposal stands, and whether it is in a group, in the sentence of INVALID_STATE. */
export const moderationTexts: Readonly<Record<string, MessageTexts>> = {
  MODERATION_NONE: { ro: 'textul nu este ascuns', en: 'the text is not hidden' },
  MODERATION_HIDDEN: { ro: 'textul este ascuns', en: 'the text is hidden' },
  MODERATION_APPEALED: { ro: 'ascunderea este contestată', en: 'the hiding is under appeal' },
  MODERATION_KEPT_HIDDEN: { ro: 'textul rămâne ascuns, contestația este soluționată', en: 'the text stays hidden, the appeal is decided' },
  MODERATION_RESTORED: { ro: 'textul este afișat din nou, contestația este soluționată', en: 'the text is shown again, the appeal is decided' },
  MODERATION_APPEAL_LATE: { ro: 'termenul de contestare a trecut', en: 'the term for an appeal is over' },
  CONTRIBUTION_GROUPED: { ro: 'propunerea este deja într-un grup', en: 'the contribution is in a group already' },
  MODERATION_ERASED: { ro: 'textul a fost șters la cererea persoanei', en: 'the text was erased at the request of the person' },
};

/** The states of an annual report in words, in the sentence of INVALID_STATE. */
export const reportTexts: Readonly<Record<`REPORT_${ReportStatus}` | 'REPORT_YEAR_RUNNING', MessageTexts>> = {
  REPORT_PREPARED: { ro: 'raport pregătit', en: 'report prepared' },
  REPORT_COMPLETED: { ro: 'raport completat', en: 'report completed' },
  REPORT_FROZEN: { ro: 'raport semnat', en: 'report signed' },
  REPORT_YEAR_RUNNING: { ro: 'anul raportului nu s-a încheiat', en: 'the year of the report is not over' },
};

/** What was expected of an input, as the end of the sentence of BAD_USER_INPUT. */
export const expectations: Readonly<Record<Expectation, MessageTexts>> = {
  ...commonExpectations,
  ...documentExpectations,
  DOMAIN_CODE: { ro: 'coduri de domenii de activitate', en: 'codes of activity domains' },
  ENTRY_COUNT: { ro: 'cel mult {maximum} intrări', en: 'at most {maximum} entries' },
  LATER_DAY: { ro: 'o zi după termenul actual: acesta se prelungește, nu se scurtează', en: 'a day after the present deadline, which is extended and never shortened' },
  LATER_MOMENT: { ro: 'un moment din viitor, în cel mult {maximum} zile', en: 'a moment to come, within {maximum} days' },
  ARTICLES: { ro: '1 până la {maximum} articole cu text', en: '1 to {maximum} articles with text' },
  BLOCK_LABEL: { ro: 'numere sau litere, fiecare o singură dată la locul său', en: 'numbers or letters, each once in its place' },
  ARTICLES_OR_GENERAL: { ro: 'articolele la care vă referiți sau, în locul lor, că vă referiți la întregul proiect', en: 'the articles you refer to or, in their place, that you refer to the draft as a whole' },
  DRAFT_PLACE: { ro: 'un bloc al proiectului sau articol, alineat, literă și punct, fără goluri între ele', en: 'a block of the draft, or article, paragraph, letter and point without a gap between them' },
  COUNT: { ro: 'un număr întreg de la 1 la {maximum}', en: 'a whole number from 1 to {maximum}' },
  STORED_ATTACHMENT: { ro: 'un document propriu, încărcat ca anexă', en: 'a document of your own that was uploaded as an attachment' },
  TARGET_COUNT: { ro: '1 până la {maximum} propuneri', en: '1 to {maximum} contributions' },
  GROUP_SIZE: { ro: 'între 2 și {maximum} propuneri într-un grup', en: '2 to {maximum} contributions in a group' },
  SAME_ARTICLES: { ro: 'o propunere despre aceleași articole ca prima din grup', en: 'a contribution about the same articles as the first of the group' },
  STORED_SCAN: { ro: 'un document propriu, încărcat ca scanare (SCAN)', en: 'a document of your own that was uploaded as a scan (SCAN)' },
  STORED_MINUTES: { ro: 'un document propriu, încărcat ca minută (MINUTES)', en: 'a document of your own that was uploaded as minutes (MINUTES)' },
  ONE_AUTHOR: { ro: 'o organizație sau o instituție, nu amândouă', en: 'an organization or an institution, not both' },
  OTHER_INSTITUTION: { ro: 'o instituție în funcțiune, alta decât cea care consultă', en: 'an institution that is not closed, other than the one that consults' },
  TEXT_ONCE: { ro: 'fie articole, fie un document', en: 'either articles or a document' },
  STORED_DRAFT_FILE: { ro: 'un document .docx sau .html pe care l-ați încărcat pentru textul unui proiect (DRAFT_TEXT)', en: 'a .docx or .html document that you uploaded for the text of a draft (DRAFT_TEXT)' },
  EMAIL_OR_PHONE: { ro: 'o adresă de e-mail sau un număr de telefon', en: 'an e-mail address or a telephone number' },
  ONE_REQUESTER: { ro: 'o organizație sau o instituție, nu amândouă', en: 'an organization or an institution, not both' },
  AFTER_START: { ro: 'un moment după început, în cel mult {maximum} zile', en: 'a moment after the beginning, within {maximum} days' },
  LOCALITY_CODE: { ro: 'codul SIRUTA al unei localități', en: 'the SIRUTA code of a locality' },
  PLACE_OR_ONLINE: { ro: 'un loc sau o adresă web', en: 'a place or a web address' },
  NUMBER_BETWEEN: { ro: 'un număr întreg de la {minimum} la {maximum}', en: 'a whole number from {minimum} to {maximum}' },
  DAY_BETWEEN: { ro: 'o zi de la {from} până la {until}', en: 'a day from {from} to {until}' },
  ID_OR_NAME: { ro: 'un identificator sau un nume, nu amândouă', en: 'an id or a name, not both' },
  REGISTRATION_OF_DEBATE: { ro: 'înscrieri la această dezbatere', en: 'registrations for this debate' },
  COUNTY_CODE: { ro: 'coduri de județe, de exemplu CJ', en: 'codes of counties, e.g. CJ' },
  AUDIENCE: { ro: 'domenii, județe, comunități, evidențe sau organizații: cel puțin una', en: 'domains, counties, communities, interest records or organizations: at least one of them' },
  REACH: { ro: 'cel mult {maximum} organizații noi deodată; restrângeți', en: 'at most {maximum} new organizations at once; narrow it down' },
  EMAIL_OR_ADDRESS: { ro: 'o adresă de e-mail sau una poștală', en: 'an e-mail or a postal address' },
  TERM_VALUE: { ro: 'un număr întreg de la {minimum} la {maximum}', en: 'a whole number from {minimum} to {maximum}' },
  TERM_UNIT: { ro: 'una dintre unitățile {units}', en: 'one of the units {units}' },
  DAY_FROM_TODAY: { ro: 'o zi începând cu {today}', en: 'a day from {today} on' },
  DAY_TO_COME: { ro: 'o zi după {today}: o zi începută rămâne cum este', en: 'a day after {today}: one that has begun stays as it is' },
  DAY_WORKED_BY_LAW: { ro: 'o zi lucrătoare potrivit săptămânii și legii', en: 'a day that is worked by week and law' },
  FILLED_INDICATOR: { ro: 'un indicator pe care îl completează instituția; acesta se numără', en: 'an indicator that the institution fills in; this one is counted' },
  INDICATOR_TEXT: { ro: 'un text, nu un număr', en: 'a text, not a number' },
  DAY_OFF_BY_LAW: { ro: 'o zi nelucrătoare potrivit săptămânii și legii', en: 'a day that is off by week and law' },
};
