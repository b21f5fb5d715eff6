/** The approved hours of a contract: how many minutes, and from which day to which. */
export interface ApprovedHours {
  readonly minutes: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The hours of one transaction, for what states them. */
export interface ContractHours {
  /** Null when none is approved. */
  readonly approvedOf: (contractId: string) => Promise<ApprovedHours | null>;
}
