import type { Block, Fact, PaperDocument, SignaturePlace } from '@conect/papers';
import type { GuardianRelation } from '../../contract/domain/guardian';
import type { ContractParty } from '../../contract/domain/signature';
import type { TextBlock } from '../../contract/domain/template';
import type { VolunteerDetails } from '../../contract/domain/terms';
import { needsGuardian, textOfPaper } from '../../contract/domain/write-paper';
import type { ContractFacts, SeenSignature } from '../domain/facts';
import { statusWords } from './status-words';
import { documentOf, headingOf, inkPlace, latestOf, momentText, numberText } from './words';

/** The facts of a contract of which the volunteer's details are kept. */
export type WholeContract = ContractFacts & { readonly volunteer: VolunteerDetails };

/** A contract as a document: its text word for word as both sign it, the hash of that text, and how it was signed. */
export const contractPaper = (facts: WholeContract): PaperDocument =>
  documentOf({
    title: `Contract de voluntariat nr. ${numberText(facts.contract)}`,
    createdAt: asOf(facts),
    footer: `Contract de voluntariat nr. ${numberText(facts.contract)} · redactarea ${facts.paper.revision}`,
    blocks: [...textBlocks(textOfPaper(facts.contract, facts.paper, facts.volunteer)), ...evidenceBlocks(facts)],
  });

/** When the last of what a contract's papers show became so. */
export const asOf = ({ contract, paper, signatures, consent }: ContractFacts): Date =>
  latestOf(paper.writtenAt, contract.statusSince, ...signatures.map(({ signedAt }) => signedAt), ...(consent === null ? [] : [consent.decidedAt ?? consent.requestedAt]));

/** The blocks of a contract's text; items that follow each other are one list. */
export function textBlocks(text: readonly TextBlock[]): readonly Block[] {
  const blocks: Block[] = [];
  let items: { readonly text: string }[] = [];
  for (const { kind, text: words } of text) {
    if (kind !== 'ITEM') items = [];
    else if (items.push({ text: words }) > 1) continue;
    blocks.push(kind === 'ITEM' ? { kind: 'LIST', marker: 'BULLET', items } : blockOf(kind, words));
  }
  return blocks;
}

function blockOf(kind: Exclude<TextBlock['kind'], 'ITEM'>, text: string): Block {
  if (kind === 'PARAGRAPH') return { kind: 'PARAGRAPH', text };
  return { kind: 'HEADING', level: kind === 'TITLE' ? 1 : 2, text };
}

const recordedAct =
  'O semnătură consemnată mai jos este actul înregistrat în CONECT al unei persoane autentificate: cine a semnat, când, prin ce autentificare și asupra cărei amprente SHA-256. ' +
  'Legea nr. 78/2014 cere forma scrisă; ce valoare are un astfel de act hotărăște instanța.';

function evidenceBlocks(facts: WholeContract): readonly Block[] {
  const { contract, paper, volunteer } = facts;
  const guardianPlaces = needsGuardian(volunteer.birthDate, contract.startsOn) ? [guardianPlace(facts)] : [];
  return [
    headingOf('Consemnări în CONECT'),
    {
      kind: 'FACTS',
      facts: [
        { label: 'Contractul', value: `nr. ${numberText(contract)}, redactarea ${paper.revision}, modelul ${paper.templateVersion}` },
        { label: 'Starea contractului', value: `${statusWords[contract.status]}, din ${momentText(contract.statusSince)}` },
        { label: 'Amprenta SHA-256 a textului', value: paper.sha256 ?? 'nu a fost calculată' },
      ],
    },
    { kind: 'PARAGRAPH', text: recordedAct },
    { kind: 'SIGNATURES', places: [partyPlace(facts, 'VOLUNTEER'), partyPlace(facts, 'HOST'), ...guardianPlaces] },
  ];
}

function partyPlace(facts: WholeContract, party: ContractParty): SignaturePlace {
  const name = partyName(facts, party);
  const signature = facts.signatures.find((one) => one.party === party);
  if (signature === undefined) return inkPlace(name);
  return { party: name, signature: { kind: 'RECORDED', facts: signature.documentId === null ? actFacts(facts, signature) : uploadFacts(facts, signature) } };
}

const partyName = ({ paper, volunteer }: WholeContract, party: ContractParty): string => (party === 'VOLUNTEER' ? `Voluntarul: ${volunteer.fullName}` : `Organizația-gazdă: ${paper.hostName}`);

/** A host's account has no name here unless it is the coordinator's; its id is what identity knows it by. */
function signerOf({ paper, volunteer }: WholeContract, { party, signerId }: SeenSignature): string {
  const known = party === 'VOLUNTEER' ? volunteer.fullName : signerId === paper.terms.coordinatorUserId ? paper.terms.coordinatorName : null;
  return known === null ? `contul CONECT ${signerId}` : `${known}, contul CONECT ${signerId}`;
}

const assuranceWords = { PASSWORD: 'cu un singur factor', SECOND_FACTOR: 'cu al doilea factor' } as const;

const whoAndWhen = (facts: WholeContract, signature: SeenSignature): readonly Fact[] => [
  { label: 'De către', value: signerOf(facts, signature) },
  { label: 'La', value: momentText(signature.signedAt) },
  { label: 'Autentificare', value: `${assuranceWords[signature.assurance]}, din ${momentText(signature.authenticatedAt)}` },
];

const actFacts = (facts: WholeContract, signature: SeenSignature): readonly Fact[] => [
  { label: 'Semnat prin', value: 'act înregistrat în CONECT al persoanei autentificate' },
  ...whoAndWhen(facts, signature),
  { label: 'Asupra textului cu amprenta SHA-256', value: signature.sha256 },
];

const uploadFacts = (facts: WholeContract, signature: SeenSignature): readonly Fact[] => [
  { label: 'Semnat prin', value: 'exemplar semnat, încărcat în CONECT' },
  { label: 'Fișierul', value: signature.file === null ? 'nu mai este păstrat' : signature.file.fileName },
  ...(signature.file === null ? [] : [{ label: 'Amprenta SHA-256 a fișierului', value: signature.file.sha256 }]),
  ...whoAndWhen(facts, signature),
  { label: 'Pentru textul cu amprenta SHA-256', value: signature.sha256 },
];

const relationWords: Readonly<Record<GuardianRelation, string>> = { MOTHER: 'mama', FATHER: 'tatăl', LEGAL_GUARDIAN: 'reprezentantul legal' };

/** A guardian has no account: what is recorded is what was done by the link that was sent to him. */
function guardianPlace({ consent, guardian }: WholeContract): SignaturePlace {
  const party = guardian === null ? 'Părintele sau reprezentantul legal' : `Părintele sau reprezentantul legal: ${guardian.fullName} (${relationWords[guardian.relation]})`;
  if (consent?.decidedAt == null || (consent.status !== 'GIVEN' && consent.status !== 'REVOKED')) return inkPlace(party);
  const isRevoked = consent.status === 'REVOKED';
  return {
    party,
    signature: {
      kind: 'RECORDED',
      facts: [
        { label: 'Acordul', value: isRevoked ? 'a fost dat și apoi retras' : 'dat prin legătura personală trimisă la adresa sa de e-mail' },
        { label: isRevoked ? 'Retras la' : 'La', value: momentText(consent.decidedAt) },
        { label: 'Asupra textului cu amprenta SHA-256', value: consent.sha256 ?? 'nu a fost consemnată' },
      ],
    },
  };
}
