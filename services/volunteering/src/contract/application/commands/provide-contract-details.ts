import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { ageOn, lowestAge } from '../../../volunteer/domain/age';
import type { VolunteerProfile } from '../../../volunteer/domain/volunteer-profile';
import type { VolunteeringContract } from '../../domain/contract';
import { replaceConsent } from '../../domain/guardian';
import { provideDetails } from '../../domain/lifecycle';
import type { VolunteerDetails } from '../../domain/terms';
import { readDetails, type DetailsInput } from '../../domain/terms-input';
import { needsGuardian, textOfPaper } from '../../domain/write-paper';
import { changeContract } from '../change-contract';
import type { ContractIds, ContractUnit, InContractTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InContractTransaction;
  /** 128 random bits as text, other ones at each call. */
  readonly newSalt: () => string;
}

/** See {@link createProvideContractDetails}. */
export type ProvideContractDetails = (call: UserCall, request: DetailsInput & { readonly contractId: string }) => Promise<Result<ContractIds, VolunteeringErrorCode>>;

/** The volunteer says what the paper needs of him beside name and birth date, which are those of his profile; until he signs, he may correct it. With it the text is whole, and has its hash. */
export const createProvideContractDetails =
  ({ inTransaction, newSalt }: Dependencies): ProvideContractDetails =>
  (call, { contractId, ...input }) =>
    changeContract(inTransaction, call, {
      contractId,
      action: 'provideDetails',
      decide: async (unit, { contract }) => {
        const profile = await unit.profiles.find(contract.volunteerId);
        if (profile === null) return refuse({ code: 'PROFILE_INCOMPLETE' });
        const said = readDetails(input, dayOf(unit.now));
        if (!said.ok) return said;
        if (ageOn(profile.birthDate, contract.startsOn) < lowestAge) return refuse({ code: 'UNDER_MIN_AGE', params: { minimum: lowestAge } });
        await keepDetails(unit, contract, { ...said.value, ...nameOf(profile), salt: newSalt() });
        return accept({
          event: provideDetails(contract, needsGuardian(profile.birthDate, contract.startsOn), unit.now),
          more: { volunteerDetails: { before: null, after: 'given' } },
        });
      },
    });

const nameOf = ({ fullName, birthDate }: VolunteerProfile): Pick<VolunteerDetails, 'fullName' | 'birthDate'> => ({ fullName, birthDate });

/** Another text is another hash: what a guardian consented to before is no longer what would be signed. */
async function keepDetails({ vault, papers, consents, hashOf }: ContractUnit, contract: VolunteeringContract, details: VolunteerDetails): Promise<void> {
  await vault.keepVolunteer(contract.id, details);
  const paper = await papers.findCurrent(contract.id);
  await papers.saveHash(paper, hashOf({ templateVersion: paper.templateVersion, blocks: textOfPaper(contract, paper, details) }));
  const consent = await consents.findLast(contract.id);
  if (consent !== null && (consent.status === 'GIVEN' || consent.status === 'REQUESTED')) await consents.save(replaceConsent(consent));
}
