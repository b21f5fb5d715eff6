import type { Certificate } from '../../certificate/domain/certificate';
import type { VolunteeringContract } from '../../contract/domain/contract';
import type { Guardian, GuardianConsent } from '../../contract/domain/guardian';
import type { ContractSignature } from '../../contract/domain/signature';
import type { ContractPaper, HostIdentity, VolunteerDetails } from '../../contract/domain/terms';
import type { PlacedShift } from '../../hours/domain/attendance';

/** A signature with the file that was uploaded for it; the file is null for an act in CONECT. */
export interface SeenSignature extends ContractSignature {
  readonly file: { readonly fileName: string; readonly sha256: string } | null;
}

/** What the papers of a contract are written from. */
export interface ContractFacts {
  readonly of: 'CONTRACT';
  readonly contract: VolunteeringContract;
  /** The wording in force. */
  readonly paper: ContractPaper;
  /** Null before the volunteer gave them, and once they are gone. */
  readonly volunteer: VolunteerDetails | null;
  /** Under the wording in force, the first first. */
  readonly signatures: readonly SeenSignature[];
  /** The last guardian who was asked. */
  readonly consent: GuardianConsent | null;
  readonly guardian: Guardian | null;
}

/** The approved hours of one month. */
export interface MonthOfHours {
  /** `2026-05`. */
  readonly month: string;
  readonly minutes: number;
}

/** What the paper of a certificate is written from. */
export interface CertificateFacts {
  readonly of: 'CERTIFICATE';
  readonly certificate: Certificate;
  /** Null before the registry named it. */
  readonly hostName: string | null;
  /** As the contract has it. */
  readonly host: HostIdentity | null;
  /** When the host had signed the contract; null of one that was never in force. */
  readonly contractSignedAt: Date | null;
  /** By which it is verified, and where; null after the service's secret was changed. */
  readonly code: { readonly code: string; readonly url: string } | null;
  /** The hours that it states, by month. */
  readonly months: readonly MonthOfHours[];
}

/** What a host prints for a shift. */
export interface ShiftFacts {
  readonly of: 'SHIFT';
  readonly shift: PlacedShift;
  readonly title: string;
  readonly hostName: string | null;
  /** Null for what is done from anywhere. */
  readonly place: string | null;
  /** The signed code of attendance. */
  readonly code: string;
}

/** A register, whose rows are read while it is written. */
export interface RegisterFacts {
  readonly of: 'REGISTER';
  readonly organizationId: string;
  readonly hostName: string | null;
  readonly year: number;
  /** Another text as soon as a row is another. */
  readonly rowsStamp: string;
  /** When the last of its rows became so. */
  readonly asOf: Date;
}

/** What a paper is written from, by what it is of. */
export type PaperFacts = ContractFacts | CertificateFacts | ShiftFacts | RegisterFacts;
