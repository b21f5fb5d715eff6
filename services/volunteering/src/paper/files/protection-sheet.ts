import type { Block, Fact, PaperDocument } from '@conect/papers';
import type { Insurance } from '../../contract/domain/terms';
import { needsGuardian } from '../../contract/domain/write-paper';
import { ageOn, fullAge } from '../../volunteer/domain/age';
import type { WholeContract } from './contract-paper';
import { sheetOf } from './sheet-parts';
import { headingOf } from './words';

/** What CONECT does not hold stands as a line for the host: no risk is made up. */
const toComplete = 'se completează de organizația-gazdă: ....................................................';

/** The protection sheet (fișa de protecție a voluntarului): safety, health, insurance and what the age asks for; it goes with the contract (Legea 78/2014 art. 11). */
export const protectionSheet = (facts: WholeContract): PaperDocument =>
  sheetOf('Fișa de protecție a voluntarului', facts, [
    headingOf('Activitatea și sănătatea'),
    { kind: 'FACTS', facts: [{ label: 'Activitățile', value: facts.paper.terms.activities }, { label: 'Cerințe, și de sănătate', value: facts.paper.terms.requirements ?? 'fără cerințe deosebite' }] },
    headingOf('Riscurile și măsurile de protecție'),
    { kind: 'FACTS', facts: safetyFacts(facts) },
    headingOf('Asigurarea'),
    { kind: 'FACTS', facts: insuranceFacts(facts.paper.terms.insurance) },
    ...minorBlocks(facts),
    headingOf('Drepturile voluntarului'),
    { kind: 'LIST', marker: 'BULLET', items: rights.map((text) => ({ text })) },
  ]);

const safetyFacts = ({ paper: { terms } }: WholeContract): readonly Fact[] => [
  { label: 'Riscurile activității', value: toComplete },
  { label: 'Măsurile de protecție', value: toComplete },
  { label: 'Echipamentul de protecție', value: toComplete },
  { label: 'Instruirea', value: terms.training ?? toComplete },
  { label: 'Accidentele și pericolele se anunță la', value: `${terms.coordinatorName}, coordonatorul voluntarului` },
];

const insuranceFacts = ({ requested, provided, policyRef }: Insurance): readonly Fact[] => [
  { label: 'Cerută de voluntar', value: requested ? 'da' : 'nu' },
  { label: 'Încheiată de organizația-gazdă', value: provided ? 'da, pentru accidente și boli care decurg din natura activității' : 'nu' },
  ...(provided ? [{ label: 'Polița', value: policyRef ?? 'se comunică voluntarului înainte de începerea activității' }] : []),
];

/** Whoever is a minor on the first day (Codul muncii art. 13 and 128). */
function minorBlocks({ contract, volunteer }: WholeContract): readonly Block[] {
  if (ageOn(volunteer.birthDate, contract.startsOn) >= fullAge) return [];
  const consent = needsGuardian(volunteer.birthDate, contract.startsOn) ? ['Contractul se încheie cu acordul părintelui sau al reprezentantului legal, care îl poate retrage oricând.'] : [];
  const items = [...consent, 'Cine nu are 18 ani nu lucrează noaptea (Codul muncii art. 128).', 'Activitatea trebuie să se potrivească dezvoltării fizice, aptitudinilor și cunoștințelor sale (Codul muncii art. 13).'];
  return [headingOf('Voluntarul minor'), { kind: 'LIST', marker: 'BULLET', items: items.map((text) => ({ text })) }];
}

/** As the contract says them. */
const rights = [
  'Un mediu de desfășurare a activității fără riscuri pentru sănătatea și securitatea sa, sub conducerea coordonatorului și în condiții legale de securitate și sănătate.',
  'Informarea și instruirea inițială, înainte de a începe.',
  'Timp liber corespunzător activității.',
];
