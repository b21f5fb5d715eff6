import type { Block, Fact, PaperDocument } from '@conect/papers';
import { lastDayOf } from '../../contract/domain/contract';
import { asOf, type WholeContract } from './contract-paper';
import { documentOf, headingOf, inkPlace, numberText, periodText } from './words';

/** A sheet that goes with a contract: what it is, who the two are, what it says, and where both sign that it was handed over. */
export const sheetOf = (title: string, facts: WholeContract, blocks: readonly Block[]): PaperDocument =>
  documentOf({
    title: `${title} la contractul nr. ${numberText(facts.contract)}`,
    createdAt: asOf(facts),
    footer: `${title} la contractul nr. ${numberText(facts.contract)}`,
    blocks: [...sheetHead(title, facts), { kind: 'FACTS', facts: partyFacts(facts) }, ...blocks, ...handedOver(facts)],
  });

/** The first words of a sheet: what it is, and with which contract it goes. */
const sheetHead = (title: string, { contract, paper }: WholeContract): readonly Block[] => [
  { kind: 'HEADING', level: 1, text: title },
  {
    kind: 'PARAGRAPH',
    text: `Însoțește contractul de voluntariat nr. ${numberText(contract)}, redactarea ${paper.revision}, încheiat în temeiul Legii nr. 78/2014. Se predă voluntarului înainte de începerea activității.`,
  },
];

/** Who the two are, and who coordinates; cards, addresses and birth dates stand in the contract alone. */
const partyFacts = ({ contract, paper: { hostName, terms }, volunteer }: WholeContract): readonly Fact[] => [
  { label: 'Organizația-gazdă', value: hostName },
  { label: 'Sediul', value: terms.host.seat },
  { label: 'Cod de identificare fiscală', value: terms.host.fiscalCode },
  { label: 'Reprezentată de', value: `${terms.host.representativeName}, ${terms.host.representativeCapacity}` },
  { label: 'Voluntarul', value: volunteer.fullName },
  { label: 'Coordonatorul voluntarului', value: terms.coordinatorName },
  { label: 'Perioada', value: periodText(contract.startsOn, lastDayOf(contract)) },
];

/** Where both sign by hand that the sheet was handed over: an act in CONECT is over the contract's text alone. */
const handedOver = ({ paper, volunteer }: WholeContract): readonly Block[] => [
  headingOf('Predarea fișei'),
  { kind: 'SIGNATURES', places: [inkPlace(`Am predat, pentru ${paper.hostName}`), inkPlace(`Am primit un exemplar: ${volunteer.fullName}`)] },
];
