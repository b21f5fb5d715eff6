import { broadcastNoticeTexts } from './broadcast-notice-texts';
import { consultationNoticeTexts } from './consultation-notice-texts';
import { contributorNoticeTexts } from './contributor-notice-texts';
import type { NoticeTexts, Texts } from './notice-text';
import type { NotificationTopic } from './notices';
import { publicationNoticeTexts } from './publication-notice-texts';
import type { NoticeKind } from './publications';
import { statusNoticeTexts } from './status-notice-texts';
import { threadNoticeTexts } from './thread-notice-texts';
import { volunteeringNoticeTexts } from './volunteering-notice-texts';

/** The words of every notice, in both languages. */
export const noticeTexts: Readonly<Record<NoticeKind, NoticeTexts>> = {
  OrganizationSubmitted: {
    title: { RO: 'O cerere de înscriere așteaptă examinarea', EN: 'A registration waits for review' },
    body: {
      RO: 'A fost depusă o cerere de înscriere a unei organizații. O găsiți printre cererile de examinat.',
      EN: 'The registration of an organization was submitted. You find it among the registrations to review.',
    },
  },
  OrganizationChangesRequested: {
    title: { RO: 'Cererea de înscriere v-a fost întoarsă pentru modificări', EN: 'Your registration was returned for changes' },
    body: {
      RO: 'Secretariatul General al Guvernului cere modificări ale cererii de înscriere a organizației dumneavoastră. Citiți observațiile, modificați câmpurile și depuneți cererea din nou.',
      EN: 'The General Secretariat of the Government asks for changes of the registration of your organization. Read the comments, change the fields and submit it again.',
    },
  },
  OrganizationApproved: {
    title: { RO: 'Organizația dumneavoastră a fost înscrisă', EN: 'Your organization was registered' },
    body: {
      RO: '„{organizationName}” a fost aprobată și este publică în catalog.',
      EN: '"{organizationName}" was approved and is public in the catalogue.',
    },
  },
  OrganizationRejected: {
    title: { RO: 'Cererea de înscriere a fost respinsă', EN: 'Your registration was rejected' },
    body: {
      RO: 'Cererea de înscriere a organizației dumneavoastră a fost respinsă. Motivul se află la organizație.',
      EN: 'The registration of your organization was rejected. The reason stands with the organization.',
    },
  },
  ClaimSubmitted: {
    title: { RO: 'O revendicare așteaptă examinarea', EN: 'A claim waits for review' },
    body: {
      RO: 'Cineva revendică o organizație preluată din Registrul național. O găsiți printre revendicările de examinat.',
      EN: 'Somebody claims an organization that the national register brought. You find it among the claims to review.',
    },
  },
  ClaimAccepted: {
    title: { RO: 'Revendicarea dumneavoastră a fost acceptată', EN: 'Your claim was accepted' },
    body: {
      RO: 'Secretariatul General al Guvernului v-a încredințat profilul organizației. Îl puteți completa acum.',
      EN: 'The General Secretariat of the Government handed the profile of the organization over to you. You can complete it now.',
    },
  },
  ClaimRejected: {
    title: { RO: 'Revendicarea dumneavoastră a fost respinsă', EN: 'Your claim was rejected' },
    body: {
      RO: 'Secretariatul General al Guvernului a respins revendicarea organizației. Motivul se află la revendicarea dumneavoastră.',
      EN: 'The General Secretariat of the Government rejected your claim to the organization. The reason stands with your claim.',
    },
  },
  ChangeRequestOpened: {
    title: { RO: 'O cerere de modificare așteaptă examinarea', EN: 'A change request waits for review' },
    body: {
      RO: 'S-a cerut modificarea datelor de identificare ale unei organizații. O găsiți printre cererile de modificare de examinat.',
      EN: 'A change of the data that identify an organization was asked for. You find it among the change requests to review.',
    },
  },
  ChangeRequestApproved: {
    title: { RO: 'Cererea de modificare a fost aprobată', EN: 'Your change request was approved' },
    body: {
      RO: 'Datele noi ale organizației sunt publice.',
      EN: 'The new data of the organization are public.',
    },
  },
  ChangeRequestRejected: {
    title: { RO: 'Cererea de modificare a fost respinsă', EN: 'Your change request was rejected' },
    body: {
      RO: 'Datele organizației rămân cele dinainte. Motivul se află la cererea de modificare.',
      EN: 'The data of the organization stay as they were. The reason stands with the change request.',
    },
  },
  ...statusNoticeTexts,
  ...consultationNoticeTexts,
  ...contributorNoticeTexts,
  ...volunteeringNoticeTexts,
  ...threadNoticeTexts,
  ...publicationNoticeTexts,
  WebhookDisabled: {
    title: { RO: 'Un webhook a fost dezactivat', EN: 'A webhook was disabled' },
    body: {
      RO: 'Sistemul dumneavoastră nu mai primește evenimente: de câteva zile nu răspunde sau a spus că adresa nu mai există. Reparați-l, încercați-l cu un eveniment de probă și reluați trimiterea.',
      EN: 'Your system gets no more events: it has not answered for days, or has said that the address is gone. Mend it, try it with a test event, and resume the webhook.',
    },
  },
  ...broadcastNoticeTexts,
};

/** The topics in words, for mails and for the page that ends them. */
export const topicTexts: Readonly<Record<NotificationTopic, Texts>> = {
  ORGANIZATION_REGISTRATION: { RO: 'înscrierea organizației mele', EN: 'the registration of my organization' },
  ORGANIZATION_STATUS: { RO: 'starea organizației mele', EN: 'the status of my organization' },
  ORGANIZATION_LINKS: { RO: 'legăturile organizației mele', EN: 'the links of my organization' },
  INTEREST_RECORDS: { RO: 'luarea în evidență', EN: 'interest records' },
  PUBLIC_UTILITY: { RO: 'utilitatea publică', EN: 'public utility' },
  INSTITUTION_ACCOUNT: { RO: 'reprezentarea unei instituții', EN: 'speaking for an institution' },
  REGISTRATION_REVIEW: { RO: 'cereri de examinat', EN: 'requests to review' },
  CONSULTATIONS: { RO: 'consultări publice', EN: 'public consultations' },
  VOLUNTEERING: { RO: 'voluntariat', EN: 'volunteering' },
  CORRESPONDENCE: { RO: 'scrisori', EN: 'letters' },
  FOLLOWS: { RO: 'ce urmăriți', EN: 'what you follow' },
  WEBHOOKS: { RO: 'webhook-uri', EN: 'webhooks' },
  BROADCASTS: { RO: 'anunțuri ale instituțiilor', EN: 'announcements of institutions' },
};
