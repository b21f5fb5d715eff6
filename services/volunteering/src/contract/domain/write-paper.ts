import { ageOn } from '../../volunteer/domain/age';
import type { VolunteeringContract } from './contract';
import { contractTemplateOf } from './templates/contract-templates';
import { writeContract, type TextBlock } from './template';
import type { ContractPaper, VolunteerDetails } from './terms';

/** From this age on somebody needs nobody's agreement to work (Codul muncii art. 13(1)). */
const ageOfCapacity = 16;

/** Whether somebody needs a guardian's consent for what begins on that day, or goes on: the age on the first day counts, whatever the birthdays until then. */
export const needsGuardian = (birthDate: string, day: string): boolean => ageOn(birthDate, day) < ageOfCapacity;

/** The text of a contract, in the words of the template by which it was drawn up. */
export const textOfPaper = (contract: VolunteeringContract, paper: ContractPaper, volunteer: VolunteerDetails): readonly TextBlock[] =>
  writeContract(contractTemplateOf(paper.templateVersion), { contract, paper, volunteer, needsGuardian: needsGuardian(volunteer.birthDate, contract.startsOn) });
