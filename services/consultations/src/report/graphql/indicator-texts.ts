import type { MessageTexts } from '@conect/service-kit';
import type { IndicatorCode } from '../domain/indicators';

interface IndicatorTexts {
  readonly label: MessageTexts;
  /** From what it is counted, or where the institution finds it. */
  readonly source: MessageTexts;
}

const text = (ro: string, en: string): MessageTexts => ({ ro, en });

const register = text('registrul propunerilor din anul raportului, fără cele retrase de autori', 'the register of proposals of the year, but for those that their authors took back');
const answers = text('propunerile din registrul anului la care s-a publicat răspunsul', 'the proposals of the year’s register that have a published answer');
const drafts = text('consultările din CONECT', 'the consultations in CONECT');
const requests = text('cererile de a primi proiecte făcute în CONECT în anul raportului', 'the requests for drafts made in CONECT in the year');
const sent = text('trimiterile pe care CONECT le-a făcut în anul raportului', 'what CONECT sent in the year');
const roles = text('rolurile din CONECT date până la sfârșitul anului și valabile la pregătirea raportului', 'the roles in CONECT given by the end of the year that hold when the report is prepared');
const debates = text('dezbaterile publice ținute în anul raportului', 'the public debates held in the year');
const outside = (ro: string, en: string) => text(`${ro}; CONECT nu le cunoaște`, `${en}; CONECT does not know them`);

/** The words of every indicator. */
export const indicatorTexts: Readonly<Record<IndicatorCode, IndicatorTexts>> = {
  DRAFTS_ADOPTED: { label: text('Proiecte de acte normative adoptate', 'Drafts adopted'), source: drafts },
  DRAFTS_ANNOUNCED: { label: text('Proiecte anunțate public', 'Drafts announced publicly'), source: drafts },
  DRAFTS_ANNOUNCED_ON_OWN_SITE: { label: text('Proiecte anunțate pe site-ul propriu', 'Drafts announced on the institution’s own site'), source: outside('anunțurile de pe site-ul instituției', 'the announcements on the institution’s site') },
  DRAFTS_ANNOUNCED_AT_OFFICE: { label: text('Proiecte anunțate prin afișare la sediu', 'Drafts displayed at the seat'), source: outside('afișările de la sediul instituției', 'what was displayed at the institution’s seat') },
  DRAFTS_ANNOUNCED_IN_MEDIA: { label: text('Proiecte anunțate în mass-media', 'Drafts announced in the media'), source: outside('comunicatele trimise presei', 'what was sent to the media') },
  DRAFT_REQUESTS: { label: text('Cereri de informații despre proiecte primite', 'Requests for drafts received'), source: requests },
  DRAFT_REQUESTS_OF_INDIVIDUALS: { label: text('Cereri primite de la persoane fizice', 'Requests of persons'), source: requests },
  DRAFT_REQUESTS_OF_ASSOCIATIONS: { label: text('Cereri primite de la asociații legal constituite', 'Requests of legally constituted associations'), source: requests },
  ASSOCIATIONS_IN_RECORD: {
    label: text('Asociații, fundații și federații luate în evidență', 'Associations, foundations and federations taken into record'),
    source: text('evidența din registru a instituției (OG 26/2000 art. 52), cum este la pregătirea raportului', 'the institution’s record in the registry (OG 26/2000 art. 52), as it is when the report is prepared'),
  },
  DRAFTS_SENT_TO_INDIVIDUALS: { label: text('Proiecte transmise persoanelor fizice', 'Drafts sent to persons'), source: sent },
  DRAFTS_SENT_TO_ASSOCIATIONS: { label: text('Proiecte transmise asociațiilor legal constituite', 'Drafts sent to legally constituted associations'), source: sent },
  RESPONSIBLE_PERSONS: { label: text('Persoane responsabile pentru relația cu societatea civilă', 'Persons responsible for the relation with civil society'), source: roles },
  RESPONSIBLE_PERSONS_DESIGNATION: {
    label: text('Cum au fost desemnate și ce alte atribuții au', 'How they were designated, and their other duties'),
    source: outside('actele de desemnare și fișele de post', 'the acts of designation and the descriptions of posts'),
  },
  ASSOCIATIVE_STRUCTURE_STAFF: { label: text('Persoane din structura pentru relația cu mediul asociativ', 'People of the structure for the associative environment'), source: roles },
  RECOMMENDATIONS_RECEIVED: { label: text('Recomandări primite', 'Recommendations received'), source: register },
  RECOMMENDATIONS_RECEIVED_ELECTRONICALLY: { label: text('Recomandări primite în format electronic', 'Recommendations received electronically'), source: register },
  RECOMMENDATIONS_INCLUDED: { label: text('Recomandări incluse în proiecte', 'Recommendations included in drafts'), source: answers },
  JUSTIFICATIONS_SENT: { label: text('Justificări scrise ale nepreluării', 'Written justifications for what was not included'), source: answers },
  DRAFTS_WITH_INCLUDED_RECOMMENDATIONS: { label: text('Proiecte cu recomandări acceptate', 'Drafts with accepted recommendations'), source: answers },
  DRAFTS_WITHOUT_INCLUDED_RECOMMENDATIONS: { label: text('Proiecte fără recomandări acceptate', 'Drafts with none accepted'), source: answers },
  DEBATES_HELD: { label: text('Dezbateri publice organizate', 'Public debates held'), source: debates },
  DEBATES_OF_OWN_INITIATIVE: { label: text('Dezbateri din inițiativa instituției', 'Debates at the institution’s own initiative'), source: debates },
  DEBATES_ON_REQUEST: { label: text('Dezbateri la cererea unei asociații sau autorități', 'Debates on request of an association or an authority'), source: debates },
  DEBATE_PARTICIPANTS: { label: text('Participanți la dezbateri', 'Participants at debates'), source: text('prezența înregistrată la dezbaterile ținute în anul raportului', 'the recorded attendance of the debates held in the year') },
  SESSION_PARTICIPANTS: { label: text('Participanți la ședințele publice', 'Participants at public sessions'), source: outside('listele de prezență ale ședințelor publice', 'the attendance lists of public sessions') },
  LAWSUITS: { label: text('Cazuri în care instituția a fost acționată în justiție', 'Cases in which the institution was sued'), source: outside('dosarele aflate pe rolul instanțelor', 'the cases before the courts') },
  OWN_EVALUATION: {
    label: text('Evaluarea proprie a parteneriatului cu cetățenii și asociațiile', 'Own evaluation of the partnership with citizens and associations'),
    source: text('aprecierea instituției', 'the judgement of the institution'),
  },
  SESSIONS_NOT_PUBLIC: { label: text('Ședințe care nu au fost publice', 'Sessions that were not public'), source: outside('procesele-verbale ale ședințelor', 'the minutes of sessions') },
  SESSIONS_NOT_PUBLIC_REASONS: { label: text('Motivele restricționării accesului la ședințe', 'Why sessions were not public'), source: outside('procesele-verbale ale ședințelor', 'the minutes of sessions') },
};
