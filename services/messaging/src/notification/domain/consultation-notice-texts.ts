import type { NoticeTexts } from './notice-text';
import type { NoticedEvent } from './notices';

type OfConsultations = Extract<NoticedEvent, 'OrganizationInvited' | 'DraftNotificationDue' | 'DebateRequested'>;

/** The words of notices about public consultations. */
export const consultationNoticeTexts: Readonly<Record<OfConsultations, NoticeTexts>> = {
  OrganizationInvited: {
    title: { RO: 'Organizația dumneavoastră este invitată la o consultare publică', EN: 'Your organization is invited to a public consultation' },
    body: {
      RO: 'O instituție cere propunerile organizației dumneavoastră la proiectul „{consultationTitle}”. Termenul și modul de trimitere se află la consultare.',
      EN: 'An institution asks your organization for proposals on the draft "{consultationTitle}". Until when and how to send them stands with the consultation.',
    },
  },
  DebateRequested: {
    title: { RO: 'S-a cerut o dezbatere publică', EN: 'A public debate was asked for' },
    body: {
      RO: 'O asociație legal constituită sau o autoritate cere dezbaterea publică a unui proiect (Legea 52/2003 art. 7). Cererea și ce aveți de făcut se află la consultare.',
      EN: 'An association or a public authority asks for a public debate of a draft (Legea 52/2003 art. 7). The request and what you have to do stand with the consultation.',
    },
  },
  DraftNotificationDue: {
    title: { RO: 'A fost publicat un proiect de act normativ pe care l-ați cerut', EN: 'A draft that you asked for was published' },
    body: {
      RO: 'Proiectul „{consultationTitle}” este în consultare publică. Îl primiți deoarece ați cerut instituției proiectele sale (Legea 52/2003 art. 7 alin. (1)); puteți încheia cererea oricând.',
      EN: 'The draft "{consultationTitle}" is in public consultation. You are told because you asked the institution for its drafts (Legea 52/2003 art. 7(1)); you can end the request at any time.',
    },
  },
};
