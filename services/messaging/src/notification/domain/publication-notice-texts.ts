import { noticeTexts, type NoticeTexts } from './notice-text';
import type { PublicationKind } from './publications';

/** One notice; a row has the title and the body in Romanian, then in English. */
/** The words of notices to those who follow something. */
export const publicationNoticeTexts: Readonly<Record<PublicationKind, NoticeTexts>> = {
  FollowedConsultationPublished: noticeTexts(
    'O consultare publică nouă, din ce urmăriți',
    'Proiectul „{consultationTitle}” este în consultare publică. Termenul și modul de trimitere a propunerilor se află la consultare.',
    'A new public consultation among what you follow',
    'The draft "{consultationTitle}" is in public consultation. Until when and how to send proposals stands with the consultation.',
  ),
  FollowedDeadlineExtended: noticeTexts(
    'O consultare publică are un termen mai lung',
    'La proiectul „{consultationTitle}” se primesc propuneri mai mult timp. Noul termen și motivul se află la consultare.',
    'A public consultation takes proposals for longer',
    'There is more time for proposals on the draft "{consultationTitle}". The new date and the reason stand with the consultation.',
  ),
  FollowedDraftVersionPublished: noticeTexts(
    'Un proiect de act normativ are un text nou',
    'Proiectul „{consultationTitle}” are o versiune nouă; cele dinainte rămân și se pot compara.',
    'A draft has a new text',
    'The draft "{consultationTitle}" has a new version; those before stay and can be compared.',
  ),
  FollowedResponsesPublished: noticeTexts(
    'S-a răspuns propunerilor la o consultare publică',
    'Instituția a publicat răspunsurile la propunerile primite la proiectul „{consultationTitle}”.',
    'The proposals of a public consultation were answered',
    'The institution has published its answers to the proposals on the draft "{consultationTitle}".',
  ),
  FollowedActAdopted: noticeTexts(
    'Un act normativ consultat public a fost adoptat',
    'Proiectul „{consultationTitle}” a fost adoptat. Locul publicării în Monitorul Oficial se află la consultare.',
    'An act that was consulted on was adopted',
    'The draft "{consultationTitle}" was adopted. Where it was published stands with the consultation.',
  ),
  FollowedActNotAdopted: noticeTexts(
    'Un proiect consultat public nu a fost adoptat',
    'Proiectul „{consultationTitle}” nu a fost adoptat. Motivul se află la consultare.',
    'A draft that was consulted on was not adopted',
    'The draft "{consultationTitle}" was not adopted. The reason stands with the consultation.',
  ),
  FollowedConsultationWithdrawn: noticeTexts(
    'O consultare publică a fost retrasă',
    'Instituția a retras proiectul „{consultationTitle}”. Motivul se află la consultare.',
    'A public consultation was withdrawn',
    'The institution has withdrawn the draft "{consultationTitle}". The reason stands with the consultation.',
  ),
  FollowedDebateScheduled: noticeTexts(
    'A fost anunțată o dezbatere publică',
    'Proiectul „{consultationTitle}” este dezbătut public. Data, locul și înscrierea se află la consultare.',
    'A public debate was announced',
    'The draft "{consultationTitle}" is debated in public. When, where and how to register stands with the consultation.',
  ),
  FollowedDebateRescheduled: noticeTexts(
    'O dezbatere publică are altă dată sau alt loc',
    'Dezbaterea proiectului „{consultationTitle}” a fost anunțată din nou. Data și locul se află la consultare.',
    'A public debate has another date or place',
    'The debate of the draft "{consultationTitle}" was announced anew. When and where stands with the consultation.',
  ),
  FollowedMinutesPublished: noticeTexts(
    'Minuta unei dezbateri publice a fost publicată',
    'Minuta dezbaterii proiectului „{consultationTitle}” este publică.',
    'The minutes of a public debate were published',
    'The minutes of the debate of the draft "{consultationTitle}" are public.',
  ),
  FollowedReportPublished: noticeTexts(
    'O instituție pe care o urmăriți și-a publicat raportul anual',
    'Raportul anual privind transparența decizională (Legea 52/2003) este public; îl găsiți la instituție.',
    'An institution that you follow has published its annual report',
    'The annual report on decisional transparency (Legea 52/2003) is public; you find it with the institution.',
  ),
  FollowedActivityPublished: noticeTexts(
    'O organizație povestește despre activitatea sa',
    '„{organizationName}” a publicat un proiect, un eveniment sau o știre. Le găsiți la organizație.',
    'An organization tells of what it does',
    '"{organizationName}" has published a project, an event or a piece of news. You find it with the organization.',
  ),
  FollowedOpportunityPublished: noticeTexts(
    'O organizație caută voluntari',
    '„{organizationName}” a publicat o oportunitate de voluntariat. Condițiile și înscrierea se află la ea.',
    'An organization looks for volunteers',
    '"{organizationName}" has published a call for volunteers. The terms and how to apply stand with it.',
  ),
};
