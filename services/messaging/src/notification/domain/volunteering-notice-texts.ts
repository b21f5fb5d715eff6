import { noticeTexts, type NoticeTexts } from './notice-text';
import type { NoticedEvent } from './notices';

type OfVolunteering = Extract<NoticedEvent, `Opportunity${string}` | `Application${string}` | `GuardianConsent${string}` | `Contract${string}` | `Renegotiation${string}` | `Hours${string}` | `Certificate${string}`>;

/** One notice; a row has the title and the body in Romanian, then in English. */
/** The words of notices to volunteers, hosts and guardians. */
export const volunteeringNoticeTexts: Readonly<Record<OfVolunteering, NoticeTexts>> = {
  OpportunitySubmitted: noticeTexts(
    'O oportunitate de voluntariat așteaptă examinarea',
    'O organizație ale cărei apeluri nu au mai fost examinate a depus o oportunitate de voluntariat. O găsiți printre cele de examinat.',
    'A volunteering opportunity waits for review',
    'An organization whose calls were not reviewed before has submitted a volunteering opportunity. You find it among those to review.',
  ),
  OpportunityPublished: noticeTexts(
    'O oportunitate de voluntariat a organizației este publică',
    'Candidaturile se pot trimite de acum.',
    'A volunteering opportunity of your organization is public',
    'People can apply from now on.',
  ),
  OpportunityRejected: noticeTexts(
    'Oportunitatea de voluntariat a fost respinsă',
    'Motivul se află la oportunitate. O puteți modifica și depune din nou.',
    'Your volunteering opportunity was rejected',
    'The reason stands with the opportunity. You can change it and submit it again.',
  ),
  ApplicationSubmitted: noticeTexts(
    'O candidatură nouă așteaptă răspunsul',
    'Cineva dorește să fie voluntar la o oportunitate a organizației dumneavoastră. Răspundeți la candidatură.',
    'A new application waits for an answer',
    'Somebody wants to volunteer at an opportunity of your organization. Answer the application.',
  ),
  ApplicationWaitlisted: noticeTexts(
    'Sunteți pe lista de așteptare',
    'Toate locurile sunt ocupate. Dacă se eliberează unul, îl primește primul de pe listă, iar dumneavoastră aflați imediat.',
    'You are on the waiting list',
    'All places are taken. When one becomes free, the first on the list has it, and you are told at once.',
  ),
  ApplicationAccepted: noticeTexts(
    'Candidatura dumneavoastră a fost acceptată',
    'Aveți un loc. Înainte de începerea activității, organizația-gazdă vă trimite contractul de voluntariat.',
    'Your application was accepted',
    'You have a place. Before the activity begins, the host sends you the volunteering contract.',
  ),
  ApplicationPromoted: noticeTexts(
    'S-a eliberat un loc: candidatura este acceptată',
    'Un loc s-a eliberat, iar cel care urma pe lista de așteptare îl are de acum.',
    'A place became free: the application is accepted',
    'A place became free, and who was next on the waiting list has it from now on.',
  ),
  ApplicationRejected: noticeTexts(
    'Candidatura dumneavoastră nu a fost acceptată',
    'Motivul se află la candidatură. Alte oportunități vă așteaptă.',
    'Your application was not accepted',
    'The reason stands with the application. Other opportunities wait for you.',
  ),
  ApplicationWithdrawn: noticeTexts(
    'O candidatură a fost retrasă',
    'Cineva nu mai vine la o oportunitate a organizației dumneavoastră.',
    'An application was withdrawn',
    'Somebody does not come to an opportunity of your organization after all.',
  ),
  ApplicationCancelledByHost: noticeTexts(
    'Candidatura dumneavoastră s-a încheiat fără răspuns',
    'Oportunitatea s-a închis, a fost anulată sau suspendată. Mesajul organizației-gazdă se află la candidatură.',
    'Your application ended without an answer',
    "The opportunity was closed, cancelled or suspended. The host's message stands with the application.",
  ),
  ContractGenerated: noticeTexts(
    'Contractul de voluntariat vă așteaptă',
    'Organizația-gazdă a întocmit contractul (Legea 78/2014 art. 11). Completați datele dumneavoastră, citiți-l și semnați-l.',
    'Your volunteering contract waits for you',
    'The host has drawn the contract up (Legea 78/2014 art. 11). Fill in your data, read it and sign it.',
  ),
  GuardianConsentRequested: noticeTexts(
    'Se cere acordul părintelui sau al tutorelui',
    'Un voluntar de 15 ani are nevoie de acordul dumneavoastră pentru un contract de voluntariat (Codul muncii art. 13). Linkul se folosește o singură dată, timp de 7 zile; la el găsiți contractul.',
    'The consent of a parent or guardian is asked for',
    'A volunteer of 15 years needs your consent to a volunteering contract (Codul muncii art. 13). The link works once, for 7 days; the contract stands behind it.',
  ),
  GuardianConsentGiven: noticeTexts(
    'Părintele sau tutorele și-a dat acordul',
    'Contractul de voluntariat poate fi semnat. Acordul poate fi retras oricând de cel care l-a dat.',
    'The parent or guardian has consented',
    'The volunteering contract can be signed. Whoever gave the consent can take it back at any time.',
  ),
  GuardianConsentRefused: noticeTexts(
    'Părintele sau tutorele nu și-a dat acordul',
    'Contractul de voluntariat nu se încheie.',
    'The parent or guardian has not consented',
    'There is no volunteering contract.',
  ),
  GuardianConsentRevoked: noticeTexts(
    'Părintele sau tutorele și-a retras acordul',
    'Contractul de voluntariat încetează, iar activitatea nu mai poate continua.',
    'The parent or guardian has taken the consent back',
    'The volunteering contract ends, and the activity cannot go on.',
  ),
  ContractSigned: noticeTexts(
    'Un voluntar a semnat contractul',
    'Contractul de voluntariat așteaptă semnătura organizației dumneavoastră.',
    'A volunteer has signed the contract',
    'The volunteering contract waits for the signature of your organization.',
  ),
  ContractActivated: noticeTexts(
    'Contractul de voluntariat este în vigoare',
    'Ambele părți au semnat, iar dumneavoastră sunteți în registrul voluntarilor. Orele se pot nota de acum.',
    'Your volunteering contract is in force',
    'Both sides have signed, and you stand in the register of volunteers. Hours can be logged from now on.',
  ),
  ContractRejected: noticeTexts(
    'Un voluntar nu dorește contractul',
    'Motivul se află la contractul de voluntariat.',
    'A volunteer does not want the contract',
    'The reason stands with the volunteering contract.',
  ),
  ContractCancelled: noticeTexts(
    'Contractul de voluntariat a fost anulat',
    'Organizația-gazdă a renunțat la el sau zilele lui au trecut înainte ca ambele părți să semneze. Motivul se află la contract.',
    'The volunteering contract was cancelled',
    'The host has given it up, or its days were over before both sides had signed. The reason stands with the contract.',
  ),
  ContractNoticeGiven: noticeTexts(
    'Contractul de voluntariat a fost denunțat',
    'Una dintre părți încetează contractul cu un preaviz de 15 zile (Legea 78/2014). Ultima zi se află la contract; până atunci orele se pot nota.',
    'Notice of the volunteering contract was given',
    'One side ends the contract by a notice of 15 days (Legea 78/2014). The last day stands with the contract; hours can be logged until then.',
  ),
  ContractTerminated: noticeTexts(
    'Contractul de voluntariat a încetat',
    'Orele și certificatele rămân. Un certificat se poate elibera și acum.',
    'The volunteering contract has ended',
    'Hours and certificates stay. A certificate can still be issued.',
  ),
  ContractExpired: noticeTexts(
    'Contractul de voluntariat a ajuns la termen',
    'Ultima lui zi a trecut. Un certificat se poate elibera și acum.',
    'The volunteering contract has run out',
    'Its last day is over. A certificate can still be issued.',
  ),
  RenegotiationProposed: noticeTexts(
    'Se propune modificarea contractului de voluntariat',
    'Una dintre părți propune alte condiții. Răspunsul se dă în 15 zile (Legea 78/2014).',
    'A change of the volunteering contract is proposed',
    'One side proposes other terms. The answer is due within 15 days (Legea 78/2014).',
  ),
  RenegotiationAccepted: noticeTexts(
    'Modificarea contractului de voluntariat a fost acceptată',
    'Contractul are un text nou, semnat de ambele părți.',
    'The change of the volunteering contract was accepted',
    'The contract has a new wording, signed by both sides.',
  ),
  RenegotiationDeclined: noticeTexts(
    'Modificarea contractului de voluntariat nu a fost acceptată',
    'Contractul continuă așa cum a fost încheiat.',
    'The change of the volunteering contract was declined',
    'The contract goes on as it was concluded.',
  ),
  HoursRejected: noticeTexts(
    'Orele notate nu au fost confirmate',
    'Organizația-gazdă nu confirmă ore pe care le-ați notat. Motivul se află la ele.',
    'Logged hours were not confirmed',
    'The host does not vouch for hours that you logged. The reason stands with them.',
  ),
  CertificateIssued: noticeTexts(
    'Certificatul de voluntariat a fost eliberat',
    'Oricine îl poate verifica după codul său, fără cont.',
    'Your volunteering certificate was issued',
    'Anybody can verify it by its code, without an account.',
  ),
  CertificateRevoked: noticeTexts(
    'Certificatul de voluntariat a fost revocat',
    'La verificare apare ca revocat. Motivul se află la certificat.',
    'Your volunteering certificate was revoked',
    'Who verifies it sees that it was revoked. The reason stands with the certificate.',
  ),
};
