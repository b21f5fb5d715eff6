import { documentExpectations } from '@conect/documents';
import { commonExpectations, commonMessages, type MessageCatalogue, type MessageTexts } from '@conect/service-kit';
import type { Expectation, MessagingErrorCode } from '../domain/refusals';

/** The texts of every refusal, by code. */
export const messages: MessageCatalogue<MessagingErrorCode> = {
  ...commonMessages,
  UNAUTHENTICATED: { ro: 'Pentru aceasta trebuie să vă autentificați.', en: 'You have to sign in for this.' },
  FORBIDDEN: { ro: 'Nu aveți dreptul să faceți aceasta.', en: 'You may not do this.' },
  NOT_FOUND: { ro: '{what} nu există.', en: 'There is no such {what}.' },
  INVALID_STATE: { ro: 'Nu este posibil în starea actuală: {status}.', en: 'Not possible in the present state: {status}.' },
  DEADLINE_PASSED: { ro: 'Termenul a trecut: ultima zi a fost {day}.', en: 'The time is over: the last day was {day}.' },
  NO_LEGAL_TERM: { ro: 'Legea nu prevede un termen de răspuns, deci nu este nimic de prelungit.', en: 'The law gives no time for the answer, so there is nothing to extend.' },
  SENDER_BLOCKED: { ro: 'Destinatarul nu primește scrisori de acest fel de la acest expeditor.', en: 'The recipient takes no letters of this kind from this sender.' },
  KIND_NOT_REFUSABLE: {
    ro: 'Pot fi refuzate numai scrisorile de felul: {kinds}. Petițiile și cererile de informații publice se primesc de la oricine (OG 27/2002, Legea 544/2001).',
    en: 'Only letters of these kinds can be refused: {kinds}. Petitions and requests for information are taken from everybody (OG 27/2002, Legea 544/2001).',
  },
  OWN_THREAD: { ro: 'Nu puteți decide despre o conversație la care luați parte sau pe care ați raportat-o.', en: 'You cannot decide about a thread that you take part in or have reported.' },
  SECOND_FACTOR_REQUIRED: { ro: 'Pentru aceasta trebuie să vă autentificați și cu al doilea factor.', en: 'For this, sign in with your second factor too.' },
  QUOTA_EXCEEDED: { ro: 'Puteți {quota}.', en: 'You can {quota}.' },
  LIMIT_REACHED: { ro: 'Sunt posibile cel mult {maximum} deodată.', en: 'At most {maximum} are possible at a time.' },
};

/** What was expected of an input, as the end of the sentence of BAD_USER_INPUT. */
export const expectations: Readonly<Record<Expectation, MessageTexts>> = {
  ...commonExpectations,
  ...documentExpectations,
  NOTIFICATION_IDS: { ro: '1 până la {maximum} identificatori UUID', en: '1 to {maximum} UUIDs' },
  EACH_TOPIC_ONCE: { ro: 'cel puțin o temă, fiecare o singură dată', en: 'at least one topic, each of them once' },
  PUSH_ENDPOINT: { ro: 'adresa https publică a unui serviciu push', en: 'the public https address of a push service' },
  PUSH_PUBLIC_KEY: { ro: 'un punct al curbei P-256, base64url, cum îl dă navigatorul', en: 'a point of P-256, base64url, as the browser gives it' },
  PUSH_AUTH_SECRET: { ro: '16 octeți, base64url, cum îi dă navigatorul', en: '16 bytes, base64url, as the browser gives them' },
  ONE_LINE: { ro: 'un singur rând, fără caractere de control', en: 'one line, without control characters' },
  AT_MOST_ONE: { ro: 'cel mult unul dintre câmpuri', en: 'one of the fields at most' },
  EXACTLY_ONE: { ro: 'exact unul dintre câmpuri', en: 'exactly one of the fields' },
  KIND_BETWEEN: { ro: 'un fel de conversație care se poate purta între aceste părți, cu ce privește', en: 'a kind of thread that there is between these two, with what it is about' },
  OTHER_INBOX: { ro: 'o altă parte decât cele care au deja conversația', en: 'another party than those that have the thread already' },
  ATTACHMENTS: { ro: 'cel mult {maximum} documente, fiecare o singură dată', en: 'at most {maximum} documents, each of them once' },
  STORED_ATTACHMENT: { ro: 'un document propriu, încărcat ca anexă (ATTACHMENT)', en: 'a document of your own that was uploaded as an attachment (ATTACHMENT)' },
  MESSAGES_OF_OTHERS: { ro: '1 până la {maximum} mesaje ale celeilalte părți din această conversație', en: '1 to {maximum} messages of the other side of this thread' },
  WEBHOOK_ADDRESS: { ro: 'o adresă https, cu un port permis, fără nume de utilizator și parolă în ea', en: 'an https address, with a port that is allowed, without a user name or a password in it' },
  PUBLIC_HOST: { ro: 'un nume care duce numai la adrese publice din internet', en: 'a name that leads to public addresses of the internet alone' },
  PUBLIC_EVENT_TYPES: { ro: 'cel puțin un tip de eveniment public dintre: {allowed}', en: 'at least one type of public event among: {allowed}' },
  AUDIENCE: { ro: 'domenii, județe, comunități, evidențe sau organizații: cel puțin una', en: 'domains, counties, communities, interest records or organizations: at least one of them' },
  DOMAIN_CODE: { ro: 'coduri de domenii de activitate', en: 'codes of activity domains' },
  COUNTY_CODE: { ro: 'coduri de județe, de exemplu CJ', en: 'codes of counties, e.g. CJ' },
  ENTRY_COUNT: { ro: 'cel mult {maximum} intrări', en: 'at most {maximum} entries' },
  NO_BASIS: { ro: 'niciun temei, câtă vreme nicio lege nu cere anunțul', en: 'no legal basis, as long as no law asks for it' },
  SOMEBODY_REACHED: { ro: 'cel puțin o organizație activă care dorește astfel de anunțuri', en: 'at least one active organization that wants such broadcasts' },
  OF_INBOX: { ro: 'cineva care răspunde la scrisorile primite aici', en: 'somebody who answers the letters of this inbox' },
};

/** What does not exist, as a part of the sentence of NOT_FOUND. */
export const subjects: Readonly<Record<string, MessageTexts>> = {
  NOTIFICATION: { ro: 'Notificarea', en: 'notice' },
  THREAD: { ro: 'Conversația', en: 'thread' },
  SENDER: { ro: 'Conversația cu acest expeditor', en: 'thread with this sender' },
  SENDER_BLOCK: { ro: 'Blocarea', en: 'block' },
  THREAD_REPORT: { ro: 'Raportarea', en: 'report' },
  PUSH_DEVICE: { ro: 'Dispozitivul', en: 'device' },
  FOLLOWED: { ro: 'Ce vreți să urmăriți', en: 'thing to follow' },
  WEBHOOK: { ro: 'Webhook-ul', en: 'webhook' },
  WEBHOOK_DELIVERY: { ro: 'Livrarea', en: 'delivery' },
  MESSAGE: { ro: 'Mesajul', en: 'message' },
  RECIPIENT: { ro: 'Destinatarul', en: 'recipient' },
  BROADCAST: { ro: 'Anunțul', en: 'broadcast' },
  INSTITUTION: { ro: 'Instituția', en: 'institution' },
};

/** What a person can do so many times, as the end of the sentence of QUOTA_EXCEEDED. */
export const quotas: Readonly<Record<string, MessageTexts>> = {
  MESSAGES_A_MINUTE: { ro: 'trimite cel mult {maximum} mesaje pe minut', en: 'send at most {maximum} messages a minute' },
  BROADCASTS: { ro: 'trimite cel mult {maximum} anunț(uri) în {hours} de ore', en: 'send at most {maximum} broadcast(s) in {hours} hours' },
  FOLLOWS: { ro: 'urmări cel mult {maximum} de lucruri', en: 'follow at most {maximum} things' },
};

/** States in words, in the sentence of INVALID_STATE. */
export const statusTexts: Readonly<Record<string, MessageTexts>> = {
  THREAD_OPEN: { ro: 'așteaptă răspunsul destinatarului', en: 'waits for the recipient' },
  THREAD_AWAITING_SENDER: { ro: 'așteaptă expeditorul', en: 'waits for the sender' },
  THREAD_RESOLVED: { ro: 'soluționată', en: 'resolved' },
  THREAD_CLOSED: { ro: 'închisă', en: 'closed' },
  THREAD_REDIRECTED: { ro: 'redirecționată', en: 'redirected' },
  BLOCK_ACTIVE: { ro: 'expeditorul este blocat deja', en: 'the sender is blocked already' },
  BLOCK_LIFTED: { ro: 'blocarea este ridicată', en: 'the block is lifted' },
  REPORT_OPEN: { ro: 'raportată, așteaptă decizia SGG', en: 'reported, waits for SGG' },
  REPORT_UPHELD: { ro: 'raportare admisă', en: 'report upheld' },
  REPORT_DISMISSED: { ro: 'raportare respinsă', en: 'report dismissed' },
  WEBHOOK_ACTIVE: { ro: 'activ', en: 'active' },
  WEBHOOK_PAUSED: { ro: 'oprit temporar', en: 'paused' },
  WEBHOOK_DISABLED: { ro: 'dezactivat', en: 'disabled' },
  WEBHOOK_DELETED: { ro: 'șters', en: 'deleted' },
  DELIVERY_DUE: { ro: 'urmează să fie trimis', en: 'waits to be sent' },
  BROADCAST_SENT: { ro: 'trimis tuturor', en: 'sent to everybody' },
  BROADCAST_CANCELLED: { ro: 'anulat', en: 'cancelled' },
  EXTENDED: { ro: 'prelungită deja', en: 'extended already' },
};
