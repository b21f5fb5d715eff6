import { lowestAge } from '../../volunteer/domain/age';
import type { VolunteeringContract } from './contract';
import type { ContractPaper, VolunteerDetails } from './terms';

/** What a block of a contract's text is. */
type TextBlockKind = 'TITLE' | 'HEADING' | 'PARAGRAPH' | 'ITEM';

/** One block of a contract's text, in the order of the paper; text alone, no markup. */
export interface TextBlock {
  readonly kind: TextBlockKind;
  readonly text: string;
}

/** Under what a block of a template stands in the contract. */
type Condition = 'REQUIREMENTS' | 'NO_REQUIREMENTS' | 'TRAINING' | 'INSURED' | 'NOT_INSURED' | 'EXPENSES' | 'NO_EXPENSES' | 'GUARDIAN';

/** One block of a template; `{name}` stands for a fact. */
interface TemplateBlock extends TextBlock {
  readonly when?: Condition;
}

/** The clauses of a contract. A version that a contract was written by never changes: a change is a new version. */
export interface ContractTemplate {
  readonly version: number;
  readonly blocks: readonly TemplateBlock[];
}

/** What a contract is written from. */
export interface ContractFacts {
  readonly contract: Pick<VolunteeringContract, 'number' | 'year' | 'startsOn' | 'endsOn' | 'createdAt'>;
  readonly paper: Pick<ContractPaper, 'revision' | 'hostName' | 'terms'>;
  readonly volunteer: VolunteerDetails;
  /** Whether the volunteer is so young on the first day that a guardian consents. */
  readonly needsGuardian: boolean;
}

/** Writes a contract: the blocks that its facts call for, with the facts in them. Every letter of it counts for its hash. */
export function writeContract({ blocks }: ContractTemplate, facts: ContractFacts): readonly TextBlock[] {
  const words = wordsOf(facts);
  const holds = conditionsOf(facts);
  return blocks.filter(({ when }) => when === undefined || holds[when]).map(({ kind, text }) => ({ kind, text: text.replace(/\{(\w+)\}/g, (_whole, name: string) => wordOf(words, name)) }));
}

function wordOf(words: Readonly<Record<string, string>>, name: string): string {
  const word = words[name];
  if (word === undefined) throw new Error(`Expected a fact for {${name}} of the template`);
  return word;
}

const conditionsOf = ({ paper: { terms }, needsGuardian }: ContractFacts): Readonly<Record<Condition, boolean>> => ({
  REQUIREMENTS: terms.requirements !== null,
  NO_REQUIREMENTS: terms.requirements === null,
  TRAINING: terms.training !== null,
  INSURED: terms.insurance.provided,
  NOT_INSURED: !terms.insurance.provided,
  EXPENSES: terms.expenseReimbursement !== null,
  NO_EXPENSES: terms.expenseReimbursement === null,
  GUARDIAN: needsGuardian,
});

/** A day as Romanians write it. */
const dayText = (day: string): string => day.split('-').reverse().join('.');

function wordsOf({ contract, paper, volunteer }: ContractFacts): Readonly<Record<string, string>> {
  const { terms, hostName, revision } = paper;
  const { identityCard: card } = volunteer;
  return {
    number: `${contract.number}/${contract.year}`,
    revision: String(revision),
    startsOn: dayText(contract.startsOn),
    endsOn: dayText(contract.endsOn),
    hostName,
    ...terms.host,
    volunteerName: volunteer.fullName,
    birthDate: dayText(volunteer.birthDate),
    address: volunteer.address,
    email: volunteer.email,
    phone: volunteer.phone,
    card: [card.series, card.number].filter((part) => part !== '').join(' '),
    cardIssuedBy: card.issuedBy,
    cardIssuedOn: dayText(card.issuedOn),
    activities: terms.activities,
    schedule: terms.schedule,
    hoursPerWeek: String(terms.hoursPerWeek),
    requirements: terms.requirements ?? '',
    training: terms.training ?? '',
    policy: terms.insurance.policyRef ?? 'se comunică voluntarului înainte de începerea activității',
    expenses: terms.expenseReimbursement ?? '',
    coordinatorName: terms.coordinatorName,
    minimumAge: String(lowestAge),
    salt: volunteer.salt,
  };
}
