import { escapeHtml, type Locale } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { TextBlock } from '../domain/template';

/** What a guardian decides with a button. */
export type GuardianDecision = 'consent' | 'refuse' | 'revoke';

/** Text as HTML shows it; a name cannot become markup. */
type Words = Readonly<Record<Locale, string>>;

const words = {
  title: { RO: 'Acordul pentru un contract de voluntariat', EN: 'Consent to a volunteering contract' },
  asks: {
    RO: 'Voluntarul are 15 ani: legea cere acordul unui părinte sau al reprezentantului legal (Codul muncii art. 13 alin. (2)). Citiți contractul și hotărâți. Nu aveți nevoie de cont.',
    EN: 'The volunteer is 15: the law asks for the consent of a parent or guardian (Codul muncii art. 13(2)). Read the contract, which is in Romanian, and decide. You need no account.',
  },
  consent: { RO: 'Sunt de acord', EN: 'I consent' },
  refuse: { RO: 'Nu sunt de acord', EN: 'I do not consent' },
  given: {
    RO: 'V-ați dat acordul pentru acest contract. Îl puteți retrage până când voluntarul împlinește 16 ani: contractul încetează atunci imediat.',
    EN: 'You have consented to this contract. You can take the consent back until the volunteer is 16: then the contract ends at once.',
  },
  revoke: { RO: 'Îmi retrag acordul', EN: 'I take my consent back' },
  changed: { RO: 'Textul s-a schimbat între timp. Citiți-l din nou.', EN: 'The text has changed meanwhile. Read it again.' },
  contract: { RO: 'Contractul', EN: 'The contract' },
  hash: { RO: 'Amprenta SHA-256 a textului', EN: 'SHA-256 of the text' },
} as const satisfies Readonly<Record<string, Words>>;

const doneWords: Readonly<Record<GuardianDecision, Words>> = {
  consent: {
    RO: 'Acordul dumneavoastră a fost consemnat. Primiți un mesaj cu legătura prin care îl puteți retrage.',
    EN: 'Your consent was recorded. You get a message with the link by which you can take it back.',
  },
  refuse: { RO: 'S-a consemnat că nu sunteți de acord. Contractul nu se încheie.', EN: 'It was recorded that you do not consent. There will be no contract.' },
  revoke: { RO: 'Acordul a fost retras. Contractul a încetat.', EN: 'The consent was taken back. The contract has ended.' },
};

const page = (...parts: readonly string[]): string =>
  `<!doctype html><html lang="ro"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${words.title.RO} – CONECT</title></head><body><main><h1>${words.title.RO}</h1>${parts.join('')}</main></body></html>`;

/** Both languages, each marked as what it is, for whoever reads aloud. */
const said = ({ RO, EN }: Words): string => `<p>${escapeHtml(RO)}</p><p lang="en">${escapeHtml(EN)}</p>`;
const button = (decision: GuardianDecision, { RO, EN }: Words): string => `<button name="decision" value="${decision}">${escapeHtml(RO)} / <span lang="en">${escapeHtml(EN)}</span></button>`;

const tags: Readonly<Record<TextBlock['kind'], string>> = { TITLE: 'h2', HEADING: 'h3', PARAGRAPH: 'p', ITEM: 'p' };
const shown = ({ kind, text }: TextBlock): string => `<${tags[kind]}>${escapeHtml(text)}</${tags[kind]}>`;

/** What a guardian's page shows and asks. */
interface AskingPage {
  readonly decisions: readonly GuardianDecision[];
  readonly text: readonly TextBlock[];
  readonly sha256: string;
  /** The guardian had read another text. */
  readonly isChanged: boolean;
}

/** The contract and the buttons; the form carries the hash of the text that is shown, so that the answer is about this text. */
export const askingPage = ({ decisions, text, sha256, isChanged }: AskingPage): string =>
  page(
    ...(isChanged ? [`<div role="alert">${said(words.changed)}</div>`] : []),
    said(decisions.includes('revoke') ? words.given : words.asks),
    `<section aria-label="${words.contract.RO}">${text.map(shown).join('')}</section>`,
    `<p>${words.hash.RO}: <code>${escapeHtml(sha256)}</code></p>`,
    `<form method="post"><input type="hidden" name="sha256" value="${escapeHtml(sha256)}">${decisions.map((decision) => button(decision, words[decision])).join(' ')}</form>`,
  );

/** Says that it is done. */
export const donePage = (decision: GuardianDecision): string => page(`<div role="status">${said(doneWords[decision])}</div>`);

/** A refusal in both languages. */
export const refusedPage = (texts: Words, code: VolunteeringErrorCode): string => page(`<div role="alert" data-code="${code}">${said(texts)}</div>`);
