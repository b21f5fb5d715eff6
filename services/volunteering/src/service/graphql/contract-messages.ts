import { documentExpectations } from '@conect/documents';
import type { MessageTexts } from '@conect/service-kit';

/** The texts of refusals that contracts have alone. */
export const contractMessages = {
  CONTRACT_OVERLAP: { ro: 'Voluntarul are deja un contract cu organizația în această perioadă.', en: 'The volunteer has a contract with the organization in this period already.' },
  PERSONAL_NUMBER: { ro: 'Textul conține ceva ce arată ca un cod numeric personal; CONECT nu îl colectează. Ștergeți-l.', en: 'The text holds what looks like a personal number (CNP); CONECT does not collect it. Remove it.' },
  GUARDIAN_IS_VOLUNTEER: { ro: 'Acordul îl dă părintele sau reprezentantul legal, nu voluntarul.', en: 'A parent or guardian consents, not the volunteer.' },
  QUOTA_EXCEEDED: { ro: 'Nu se poate de mai mult de {maximum} ori.', en: 'It is not possible more than {maximum} times.' },
} as const satisfies Readonly<Record<string, MessageTexts>>;

/** States of contracts, guardians' consents and proposals in words. */
export const contractStatusTexts: Readonly<Record<string, MessageTexts>> = {
  CONTRACT_DRAFT: { ro: 'contractul așteaptă datele voluntarului', en: 'the contract waits for what the volunteer says of himself' },
  CONTRACT_PENDING_GUARDIAN: { ro: 'contractul așteaptă acordul părintelui sau al reprezentantului legal', en: 'the contract waits for the consent of a parent or guardian' },
  CONTRACT_PENDING_VOLUNTEER: { ro: 'contractul așteaptă semnătura voluntarului', en: "the contract waits for the volunteer's signature" },
  CONTRACT_PENDING_HOST: { ro: 'contractul așteaptă semnătura organizației-gazdă', en: "the contract waits for the host's signature" },
  CONTRACT_ACTIVE: { ro: 'contractul este în vigoare', en: 'the contract is in force' },
  CONTRACT_NOTICE_GIVEN: { ro: 'contractul este denunțat, cu preavizul în curs', en: 'notice was given, and runs' },
  CONTRACT_TERMINATED: { ro: 'contractul a încetat', en: 'the contract was ended' },
  CONTRACT_EXPIRED: { ro: 'contractul a ajuns la termen', en: 'the last day of the contract is over' },
  CONTRACT_REJECTED: { ro: 'contractul a fost refuzat', en: 'the contract was rejected' },
  CONTRACT_CANCELLED: { ro: 'contractul a fost anulat', en: 'the contract was called off' },
  CONTRACT_DETAILS_GONE: { ro: 'datele voluntarului din contract nu mai sunt păstrate', en: 'what the contract says of the volunteer is no longer kept' },
  RENEGOTIATION_OPEN: { ro: 'o propunere de renegociere așteaptă răspuns', en: 'a proposal of other terms waits for its answer' },
  RENEGOTIATION_NONE: { ro: 'nicio propunere de renegociere nu așteaptă răspuns', en: 'no proposal of other terms waits for an answer' },
  GUARDIAN_EXPIRED: { ro: 'legătura a expirat', en: 'the link has expired' },
  GUARDIAN_REQUESTED: { ro: 'acordul nu a fost dat încă', en: 'the consent has not been given yet' },
  GUARDIAN_GIVEN: { ro: 'legătura a fost folosită: acordul a fost dat', en: 'the link was used: the consent was given' },
  GUARDIAN_REFUSED: { ro: 'legătura a fost folosită: acordul nu a fost dat', en: 'the link was used: the consent was refused' },
  GUARDIAN_REVOKED: { ro: 'acordul a fost retras', en: 'the consent was taken back' },
  GUARDIAN_REPLACED: { ro: 'altă cerere sau alt text i-a luat locul', en: 'another request or another text took its place' },
  GUARDIAN_NOT_NEEDED: { ro: 'voluntarul a împlinit 16 ani și își încheie singur contractul', en: 'the volunteer is 16 and ends his contract himself' },
};

/** What was expected of an input about a contract or a document. */
export const contractExpectations = {
  ...documentExpectations,
  DAY_FROM: { ro: 'o zi începând cu {first}', en: 'a day from {first} on' },
  CARD_SERIES: { ro: 'cel mult trei litere', en: 'at most three letters' },
  CARD_NUMBER: { ro: '5 până la 12 cifre sau litere', en: '5 to 12 digits or letters' },
  COORDINATOR: { ro: 'un coordonator al organizației-gazdă', en: 'a coordinator of the host' },
  STORED_CONTRACT: { ro: 'un contract semnat pe care l-ați încărcat pentru SIGNED_CONTRACT', en: 'a signed contract that you have uploaded for SIGNED_CONTRACT' },
} as const satisfies Readonly<Record<string, MessageTexts>>;
