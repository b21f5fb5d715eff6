import type { PaperDocument } from '@conect/papers';
import type { WholeContract } from './contract-paper';
import { sheetOf } from './sheet-parts';
import { headingOf } from './words';

/** The volunteer sheet (fișa de voluntariat): what the volunteer does, when, under whom and with which training; it goes with the contract (Legea 78/2014 art. 11). */
export function volunteerSheet(facts: WholeContract): PaperDocument {
  const { terms } = facts.paper;
  return sheetOf('Fișa de voluntariat', facts, [
    headingOf('Activitățile'),
    { kind: 'PARAGRAPH', text: terms.activities },
    headingOf('Timpul'),
    { kind: 'FACTS', facts: [{ label: 'Programul', value: terms.schedule }, { label: 'Cel mult pe săptămână', value: `${terms.hoursPerWeek} ore` }] },
    headingOf('Cerințele, instruirea și cheltuielile'),
    {
      kind: 'FACTS',
      facts: [
        { label: 'Cerințe profesionale, sociale și de sănătate', value: terms.requirements ?? 'fără cerințe deosebite' },
        { label: 'Instruirea', value: terms.training ?? 'instruirea inițială despre structura, misiunea și regulile organizației-gazdă' },
        { label: 'Cheltuieli decontate', value: terms.expenseReimbursement ?? 'nu s-a convenit decontarea unor cheltuieli' },
      ],
    },
    { kind: 'PARAGRAPH', text: 'Orele se înscriu în CONECT, iar organizația-gazdă le confirmă; certificatul de voluntariat arată orele confirmate.' },
  ]);
}
