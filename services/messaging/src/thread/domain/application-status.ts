import type { Locale } from '@conect/kernel';
import type { Texts } from '../../notification/domain/notice-text';

/** What a conversation says of where its application stands; what CONECT says itself is in the language of whoever reads. */
const texts: Readonly<Record<string, Texts>> = {
  SUBMITTED: { RO: 'Candidatura a fost trimisă și așteaptă decizia organizației.', EN: 'The application was sent and waits for the decision of the organization.' },
  WAITLISTED: { RO: 'Toate locurile sunt ocupate; candidatura este pe lista de așteptare.', EN: 'All places are taken; the application is on the waiting list.' },
  ACCEPTED: { RO: 'Candidatura a fost acceptată.', EN: 'The application was accepted.' },
  REJECTED: { RO: 'Candidatura nu a fost acceptată; motivul se află la candidatură.', EN: 'The application was not accepted; the reason stands with the application.' },
  WITHDRAWN: { RO: 'Candidatura a fost retrasă.', EN: 'The application was withdrawn.' },
  CANCELLED_BY_HOST: { RO: 'Oportunitatea nu mai are loc sau este suspendată, iar candidatura s-a încheiat.', EN: 'The opportunity is over or suspended, and the application with it.' },
  ENGAGED: { RO: 'Contractul de voluntariat este semnat de ambele părți.', EN: 'The volunteering contract is signed by both sides.' },
  COMPLETED: { RO: 'Voluntariatul s-a încheiat.', EN: 'The volunteering is completed.' },
  NO_SHOW: { RO: 'S-a consemnat că voluntarul nu s-a prezentat.', EN: 'It was recorded that the volunteer did not come.' },
};

const changed: Texts = { RO: 'Candidatura are altă stare; ea se vede la candidatură.', EN: 'The application stands elsewhere now, as it says itself.' };

/** What is said of a state; volunteering's list is open, and of a state that is not known here there is a general word. */
export const textOfStatus = (status: string, locale: Locale): string => (texts[status] ?? changed)[locale];

/** Nothing follows these: the conversation is open for 15 more days (domain 2.7). */
const ends: ReadonlySet<string> = new Set(['REJECTED', 'WITHDRAWN', 'CANCELLED_BY_HOST', 'COMPLETED', 'NO_SHOW']);

/** Whether an application has come to its end. */
export const isEnd = (status: string): boolean => ends.has(status);
