import type { AnswerRenegotiation } from '../application/commands/answer-renegotiation';
import type { GenerateContract } from '../application/commands/generate-contract';
import type { ProvideContractDetails } from '../application/commands/provide-contract-details';
import type { RenegotiateContract } from '../application/commands/renegotiate-contract';
import type { RequestGuardianConsent } from '../application/commands/request-guardian-consent';
import type { SignContract } from '../application/commands/sign-contract';
import type { DecideConsent } from '../application/decide-consent';
import type { EndByReason } from '../application/end-by-reason';
import type { AskedContracts, ContractReader } from '../application/ports';
import type { VolunteeringContract } from '../domain/contract';
import type { Guardian, GuardianConsent } from '../domain/guardian';
import type { Renegotiation } from '../domain/renegotiation';
import type { ContractSignature } from '../domain/signature';
import type { ContractPaper, VolunteerDetails } from '../domain/terms';

/** The commands on contracts, by the names of their mutations. */
export interface ContractCommands {
  readonly generateContract: GenerateContract;
  readonly provideContractDetails: ProvideContractDetails;
  readonly requestGuardianConsent: RequestGuardianConsent;
  readonly giveGuardianConsent: DecideConsent;
  readonly refuseGuardianConsent: DecideConsent;
  readonly revokeGuardianConsent: DecideConsent;
  readonly signContract: SignContract;
  readonly countersignContract: SignContract;
  readonly rejectContract: EndByReason;
  readonly cancelContract: EndByReason;
  readonly terminateContract: EndByReason;
  readonly renegotiateContract: RenegotiateContract;
  readonly answerRenegotiation: AnswerRenegotiation;
}

/** A proposal of other terms, with the contract that it is about. */
export interface SeenRenegotiation {
  readonly contract: VolunteeringContract;
  readonly renegotiation: Renegotiation;
}

/** What the area of contracts gives to resolvers; what is of one contract, person or host is batched. Who may see it, the resolvers ask. */
export interface ContractContext {
  readonly contractCommands: ContractCommands;
  readonly registerReader: Pick<ContractReader, 'findRegister' | 'countRegister'>;
  /** A contract as it is now. */
  readonly contractById: (id: string) => Promise<VolunteeringContract | null>;
  readonly paperOf: (contractId: string) => Promise<ContractPaper | null>;
  readonly signaturesOf: (contractId: string) => Promise<readonly ContractSignature[]>;
  readonly consentOf: (contractId: string) => Promise<GuardianConsent | null>;
  readonly renegotiationOf: (contractId: string) => Promise<Renegotiation | null>;
  readonly volunteerDetailsOf: (contractId: string) => Promise<VolunteerDetails | null>;
  readonly guardianOf: (consentId: string) => Promise<Guardian | null>;
  readonly contractsOfVolunteer: (asked: AskedContracts) => Promise<readonly VolunteeringContract[]>;
  readonly contractCountOfVolunteer: (userId: string) => Promise<number>;
  readonly contractsOfHost: (asked: AskedContracts) => Promise<readonly VolunteeringContract[]>;
  readonly contractCountOfHost: (organizationId: string) => Promise<number>;
}
