/** Insurance against accident and illness: the host may provide it when the volunteer asks, within its means (Legea 78/2014). */
export interface Insurance {
  /** Whether the volunteer asks for it. */
  readonly requested: boolean;
  readonly provided: boolean;
  /** The policy; null when there is none yet. */
  readonly policyRef: string | null;
}

/** Who the host is, beside its name: what Legea 78/2014 art. 11 calls the identification of the parties. */
export interface HostIdentity {
  /** Its seat, in one line. */
  readonly seat: string;
  /** Fiscal code (CUI). */
  readonly fiscalCode: string;
  readonly representativeName: string;
  /** In what capacity, e.g. president. */
  readonly representativeCapacity: string;
}

/** What a contract says beside who, when and under which number. */
export interface ContractTerms {
  readonly activities: string;
  readonly schedule: string;
  readonly hoursPerWeek: number;
  /** Professional, social or health requirements; null when there are none. */
  readonly requirements: string | null;
  readonly training: string | null;
  readonly insurance: Insurance;
  /** Which expenses are paid back and how; null when none are. */
  readonly expenseReimbursement: string | null;
  readonly coordinatorUserId: string;
  readonly coordinatorName: string;
  readonly host: HostIdentity;
}

/** The part of the terms that a renegotiation may change; who, when and under which number stay. */
export type NegotiableTerms = Pick<ContractTerms, 'activities' | 'schedule' | 'hoursPerWeek' | 'requirements' | 'training' | 'expenseReimbursement'>;

/** An identity card, which the law's form of the contract names. */
export interface IdentityCard {
  /** Letters; empty on a paper that has none. */
  readonly series: string;
  readonly number: string;
  readonly issuedBy: string;
  readonly issuedOn: string;
}

/** Who the volunteer is, for the paper: name and birth date as in his profile, the rest said for this contract; kept encrypted, shown to the two parties only, no longer than the paper needs it. */
export interface VolunteerDetails {
  readonly fullName: string;
  readonly birthDate: string;
  readonly address: string;
  readonly email: string;
  readonly phone: string;
  readonly identityCard: IdentityCard;
  /** Random, so that who guesses at these facts cannot prove his guess by the contract's hash once they are gone. */
  readonly salt: string;
}

/** One wording of a contract. */
export interface ContractPaper {
  readonly contractId: string;
  /** 1 for the first; a renegotiation that is accepted makes the next. */
  readonly revision: number;
  /** Which template it is written by. */
  readonly templateVersion: number;
  /** The host's official name when it was drawn up. */
  readonly hostName: string;
  readonly terms: ContractTerms;
  /** SHA-256 of its text; null while the volunteer's details are missing. */
  readonly sha256: string | null;
  readonly writtenAt: Date;
}
