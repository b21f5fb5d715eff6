import type { NoticeTexts } from './notice-text';
import type { NoticedEvent } from './notices';

/** The words of notices about the life of organizations, interest records, public utility and institutions' accounts. */
export const statusNoticeTexts = {
  OrganizationSuspended: {
    title: { RO: 'Organizația dumneavoastră a fost suspendată', EN: 'Your organization was suspended' },
    body: {
      RO: 'Secretariatul General al Guvernului a suspendat organizația dumneavoastră. Motivul se află la organizație; până la reactivare o puteți doar consulta.',
      EN: 'The General Secretariat of the Government suspended your organization. The reason stands with the organization; until it is reactivated you can only read.',
    },
  },
  OrganizationReactivated: {
    title: { RO: 'Organizația dumneavoastră a fost reactivată', EN: 'Your organization was reactivated' },
    body: {
      RO: 'Suspendarea organizației dumneavoastră s-a încheiat. Îi puteți modifica din nou profilul; ce s-a anulat între timp rămâne anulat.',
      EN: 'The suspension of your organization has ended. You can edit its profile again; what was cancelled meanwhile stays cancelled.',
    },
  },
  OrganizationBecameStale: {
    title: { RO: 'Confirmați datele organizației dumneavoastră', EN: 'Confirm the data of your organization' },
    body: {
      RO: 'Nimeni nu a confirmat datele organizației dumneavoastră în ultimele 12 luni, iar catalogul o arată. Verificați-le și confirmați-le.',
      EN: 'Nobody has confirmed the data of your organization for 12 months, and the catalogue shows it. Look through them and confirm them.',
    },
  },
  OrganizationDissolutionRecorded: {
    title: { RO: 'Dizolvarea organizației dumneavoastră a fost înregistrată', EN: 'The dissolution of your organization was recorded' },
    body: {
      RO: 'Secretariatul General al Guvernului a înregistrat că organizația dumneavoastră este în dizolvare sau lichidare.',
      EN: 'The General Secretariat of the Government recorded that your organization is in dissolution or liquidation.',
    },
  },
  OrganizationDeregistered: {
    title: { RO: 'Organizația dumneavoastră a fost radiată', EN: 'Your organization was struck off' },
    body: {
      RO: 'Secretariatul General al Guvernului a înregistrat radierea organizației dumneavoastră. Profilul rămâne public, cu starea și data.',
      EN: 'The General Secretariat of the Government recorded that your organization was struck off the register. Its profile stays public, with status and date.',
    },
  },
  OrganizationWithdrawn: {
    title: { RO: 'Organizația dumneavoastră a fost retrasă din catalog', EN: 'Your organization was taken out of the catalogue' },
    body: {
      RO: 'Un administrator al organizației dumneavoastră a retras-o din catalog. Retragerea este definitivă.',
      EN: 'An administrator of your organization took it out of the catalogue. This is final.',
    },
  },
  OrganizationLinkRequested: {
    title: { RO: 'O legătură între organizații așteaptă confirmarea', EN: 'A link between organizations waits to be confirmed' },
    body: {
      RO: 'S-a cerut o legătură (federație, filială sau rețea) a organizației dumneavoastră cu o alta. Cealaltă parte o confirmă sau o refuză la legăturile organizației.',
      EN: 'A link (federation, branch or network) of your organization with another one was asked for. The other side confirms or refuses it among the links of the organization.',
    },
  },
  OrganizationLinkConfirmed: {
    title: { RO: 'O legătură între organizații a fost confirmată', EN: 'A link between organizations was confirmed' },
    body: {
      RO: 'Legătura organizației dumneavoastră cu cealaltă organizație este confirmată și publică.',
      EN: 'The link of your organization with the other one is confirmed and public.',
    },
  },
  OrganizationLinkRefused: {
    title: { RO: 'O legătură între organizații a fost refuzată', EN: 'A link between organizations was refused' },
    body: {
      RO: 'Cealaltă organizație a refuzat legătura. Motivul se află la legăturile organizației.',
      EN: 'The other organization refused the link. The reason stands among the links of the organization.',
    },
  },
  OrganizationLinkEnded: {
    title: { RO: 'O legătură între organizații s-a încheiat', EN: 'A link between organizations has ended' },
    body: {
      RO: 'Legătura organizației dumneavoastră cu o altă organizație s-a încheiat. Motivul se află la legăturile organizației.',
      EN: 'The link of your organization with another one has ended. The reason stands among the links of the organization.',
    },
  },
  InterestRecordRequested: {
    title: { RO: 'O organizație cere luarea în evidență', EN: 'An organization asks to be taken into record' },
    body: {
      RO: 'O organizație cere instituției dumneavoastră să o ia în evidență. O găsiți printre cererile de confirmat.',
      EN: 'An organization asks your institution to take it into record. You find it among the requests to confirm.',
    },
  },
  InterestRecordConfirmed: {
    title: { RO: 'Organizația dumneavoastră a fost luată în evidență', EN: 'Your organization was taken into record' },
    body: {
      RO: 'Instituția a confirmat luarea în evidență a organizației dumneavoastră.',
      EN: 'The institution confirmed that it took your organization into record.',
    },
  },
  InterestRecordRefused: {
    title: { RO: 'Luarea în evidență a fost refuzată', EN: 'Being taken into record was refused' },
    body: {
      RO: 'Instituția a refuzat luarea în evidență a organizației dumneavoastră. Motivul se află la cerere.',
      EN: 'The institution refused to take your organization into record. The reason stands with the request.',
    },
  },
  InterestRecordEnded: {
    title: { RO: 'O luare în evidență s-a încheiat', EN: 'An interest record has ended' },
    body: {
      RO: 'Luarea în evidență a organizației de către instituție s-a încheiat. Motivul se află la ea.',
      EN: 'The record that the institution kept of the organization has ended. The reason stands with it.',
    },
  },
  PublicUtilityApplied: {
    title: { RO: 'O cerere de utilitate publică așteaptă transmiterea', EN: 'An application for public utility waits to be forwarded' },
    body: {
      RO: 'O organizație solicită recunoașterea ca fiind de utilitate publică. Dosarul așteaptă transmiterea către autoritatea competentă.',
      EN: 'An organization applies for public utility. The case waits to be forwarded to the competent authority.',
    },
  },
  PublicUtilityCaseForwarded: {
    title: { RO: 'Un dosar de utilitate publică a fost transmis', EN: 'A case of public utility was forwarded' },
    body: {
      RO: 'Secretariatul General al Guvernului a transmis dosarul de utilitate publică autorității competente.',
      EN: 'The General Secretariat of the Government forwarded the case of public utility to the competent authority.',
    },
  },
  PublicUtilityCompletionRequested: {
    title: { RO: 'Completați dosarul de utilitate publică', EN: 'Complete the case of public utility' },
    body: {
      RO: 'Autoritatea competentă cere completarea dosarului organizației dumneavoastră. Ce lipsește se află la dosar.',
      EN: 'The competent authority asks you to complete the case of your organization. What is missing stands with the case.',
    },
  },
  PublicUtilityCompletionSupplied: {
    title: { RO: 'Un dosar de utilitate publică a fost completat', EN: 'A case of public utility was completed' },
    body: {
      RO: 'Organizația a completat dosarul de utilitate publică, care așteaptă examinarea dumneavoastră.',
      EN: 'The organization completed its case of public utility, which waits for your examination.',
    },
  },
  PublicUtilityProposed: {
    title: { RO: 'Recunoașterea utilității publice a fost propusă', EN: 'Public utility was proposed' },
    body: {
      RO: 'Autoritatea competentă a propus Guvernului recunoașterea organizației ca fiind de utilitate publică.',
      EN: 'The competent authority proposed to the Government to recognise the organization as of public utility.',
    },
  },
  PublicUtilityGranted: {
    title: { RO: 'Utilitatea publică a fost recunoscută', EN: 'Public utility was granted' },
    body: {
      RO: 'Guvernul a recunoscut organizația ca fiind de utilitate publică.',
      EN: 'The Government recognised the organization as of public utility.',
    },
  },
  PublicUtilityRefused: {
    title: { RO: 'Utilitatea publică nu a fost recunoscută', EN: 'Public utility was refused' },
    body: {
      RO: 'Organizația dumneavoastră nu a fost recunoscută ca fiind de utilitate publică. Motivul se află la dosar.',
      EN: 'Your organization was not recognised as of public utility. The reason stands with the case.',
    },
  },
  PublicUtilityWithdrawn: {
    title: { RO: 'Utilitatea publică a fost retrasă', EN: 'Public utility was withdrawn' },
    body: {
      RO: 'Guvernul a retras recunoașterea utilității publice a organizației dumneavoastră.',
      EN: 'The Government took back that your organization is of public utility.',
    },
  },
  InstitutionAccountRequested: {
    title: { RO: 'O desemnare așteaptă validarea', EN: 'A designation waits to be validated' },
    body: {
      RO: 'Cineva cere să reprezinte o instituție. Găsiți actul de desemnare printre cererile de validat.',
      EN: 'Somebody asks to speak for an institution. You find the designation among the requests to validate.',
    },
  },
  InstitutionRepresentativeValidated: {
    title: { RO: 'Sunteți reprezentantul instituției', EN: 'You are the representative of the institution' },
    body: {
      RO: 'Secretariatul General al Guvernului v-a validat ca reprezentant al instituției. Puteți acorda acum roluri persoanelor responsabile.',
      EN: 'The General Secretariat of the Government validated you as the representative of the institution. You can grant roles to its officers now.',
    },
  },
  InstitutionRepresentativeRejected: {
    title: { RO: 'Cererea de reprezentare a fost respinsă', EN: 'Your request to speak for an institution was rejected' },
    body: {
      RO: 'Secretariatul General al Guvernului nu a acceptat desemnarea. Motivul se află la cererea dumneavoastră.',
      EN: 'The General Secretariat of the Government did not accept the designation. The reason stands with your request.',
    },
  },
} as const satisfies Partial<Readonly<Record<NoticedEvent, NoticeTexts>>>;
