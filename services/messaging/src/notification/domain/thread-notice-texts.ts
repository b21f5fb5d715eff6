import type { NoticeTexts } from './notice-text';
import type { NoticedEvent } from './notices';

type OfThreads = Extract<NoticedEvent, `Thread${string}` | `Message${string}`>;

/** One notice; a row has the title and the body in Romanian, then in English. */
const of = (titleRo: string, bodyRo: string, titleEn: string, bodyEn: string): NoticeTexts => ({ title: { RO: titleRo, EN: titleEn }, body: { RO: bodyRo, EN: bodyEn } });

/** The words of notices about letters; what a letter says is nobody's but its two sides', and in no mail. */
export const threadNoticeTexts: Readonly<Record<OfThreads, NoticeTexts>> = {
  ThreadOpened: of('Aveți o scrisoare nouă', 'Cineva a scris instituției sau organizației dumneavoastră. Termenul de răspuns, dacă legea prevede unul, se află la scrisoare.', 'You have a new letter', 'Somebody wrote to your institution or organization. The time for the answer, where the law gives one, stands with the letter.'),
  MessageSent: of('Aveți un mesaj nou', 'Cealaltă parte v-a scris într-o conversație. Deschideți-o pentru a citi.', 'You have a new message', 'The other side has written to you in a thread. Open it to read.'),
  ThreadResolved: of('Ați primit răspunsul', 'Destinatarul scrisorii a răspuns sau a refuzat motivat. Dacă răspunsul nu vă lămurește, puteți continua în aceeași conversație timp de 15 zile.', 'You have an answer', 'The recipient of your letter has answered, or refused with a reason. If the answer does not settle it, you can go on in the same thread for 15 days.'),
  ThreadReopened: of('O conversație soluționată a fost redeschisă', 'Expeditorul a continuat după răspuns sau destinatarul și-a retras răspunsul. Deschideți conversația pentru a citi.', 'A resolved thread was reopened', 'The sender went on after the answer, or the recipient took the answer back. Open the thread to read.'),
  ThreadExtended: of('Termenul de răspuns a fost prelungit', 'Destinatarul scrisorii are nevoie de mai mult timp, cât îi permite legea. Motivul și noul termen se află la conversație.', 'The time for the answer is longer', 'The recipient of your letter needs more time, as far as the law allows. The reason and the new date stand with the thread.'),
  ThreadRedirected: of('Scrisoarea a fost trimisă instituției competente', 'Instituția la care ați scris nu este competentă și a trimis scrisoarea celei care este. Urmăriți conversația de acolo.', 'Your letter was sent on to the competent institution', 'The institution to which you wrote is not competent and has sent the letter to the one that is. Follow the thread there.'),
  ThreadOverdue: of('O scrisoare nu a primit răspuns în termen', 'Termenul legal de răspuns al unei scrisori către instituția dumneavoastră a trecut. Dacă rămâne fără răspuns încă cinci zile, află și Secretariatul General al Guvernului.', 'A letter was not answered in time', 'The legal time for the answer to a letter to your institution is over. If it stays unanswered for another five days, the General Secretariat of the Government is told.'),
  ThreadEscalated: of('O instituție nu răspunde în termen', 'O scrisoare către această instituție este fără răspuns la cinci zile după termenul legal. Conținutul ei rămâne al celor două părți.', 'An institution does not answer in time', 'A letter to this institution is unanswered five days after its legal time. What it says stays between its two sides.'),
};
