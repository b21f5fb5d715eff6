/** Where a log of hours stands (domain 2.7). */
export type HourLogStatus = 'PENDING' | 'APPROVED' | 'REJECTED';

/** When something was done, and for how long. */
export interface Worked {
  /** The day in Romania on which it began. */
  readonly day: string;
  /** 1 to 1,440. */
  readonly minutes: number;
  /** Null when only the day and the length are known. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/** Hours of volunteering under one contract (ore de voluntariat). */
export interface HourLog extends Worked {
  readonly id: string;
  /** One more with each change. */
  readonly version: number;
  readonly contractId: string;
  readonly opportunityId: string;
  /** The host. */
  readonly organizationId: string;
  readonly volunteerId: string;
  /** What was done; null once the volunteer is erased. */
  readonly activity: string | null;
  readonly status: HourLogStatus;
  readonly statusSince: Date;
  /** Why it was rejected; null otherwise. */
  readonly statusReason: string | null;
  /** The shift whose code was scanned; null of hours that somebody entered. */
  readonly shiftId: string | null;
  /** What the phone said when it scanned; nothing is counted by it. */
  readonly scannedAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** Something that happened to hours; the log is as it is afterwards, or as it was before it went. */
export interface HourLogEvent {
  readonly type: 'HoursLogged' | 'HoursUpdated' | 'HoursDeleted' | 'HoursApproved' | 'HoursRejected';
  readonly hourLog: HourLog;
}
