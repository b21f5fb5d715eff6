import type { Block, Fact } from '@conect/papers';
import { lastDayOf } from '../../contract/domain/contract';
import type { WholeContract } from './contract-paper';
import { headingOf, inkPlace, numberText, periodText } from './words';

/** The first words of a sheet: what it is, and with which contract it goes. */
export const sheetHead = (title: string, { contract, paper }: WholeContract): readonly Block[] => [
  { kind: 'HEADING', level: 1, text: title },
  {
    kind: 'PARAGRAPH',
    text: `Însoțește contractul de voluntariat nr. ${numberText(contract)}, redactarea ${paper.revision}, încheiat în temeiul Legii nr. 78/2014. Se predă voluntarului înainte de începerea activității.`,
  },
];

/** Who the two are, and who coordinates; cards, addresses and birth dates stand in the contract alone. */
export const partyFacts = ({ contract, paper: { hostName, terms }, volunteer }: WholeContract): readonly Fact[] => [
  { label: 'Organizația-gazdă', value: hostName },
  { label: 'Sediul', value: terms.host.seat },
  { label: 'Cod de identificare fiscală', value: terms.host.fiscalCode },
  { label: 'Reprezentată de', value: `${terms.host.representativeName}, ${terms.host.representativeCapacity}` },
  { label: 'Voluntarul', value: volunteer.fullName },
  { label: 'Coordonatorul voluntarului', value: terms.coordinatorName },
  { label: 'Perioada', value: periodText(contract.startsOn, lastDayOf(contract)) },
];

/** Where both sign by hand that the sheet was handed over: an act in CONECT is over the contract's text alone. */
export const handedOver = ({ paper, volunteer }: WholeContract): readonly Block[] => [
  headingOf('Predarea fișei'),
  { kind: 'SIGNATURES', places: [inkPlace(`Am predat, pentru ${paper.hostName}`), inkPlace(`Am primit un exemplar: ${volunteer.fullName}`)] },
];
