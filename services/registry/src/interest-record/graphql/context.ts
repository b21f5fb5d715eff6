import type { ConfirmInterestRecord } from '../application/commands/confirm-interest-record';
import type { EndInterestRecord } from '../application/commands/end-interest-record';
import type { RefuseInterestRecord } from '../application/commands/refuse-interest-record';
import type { RequestInterestRecord } from '../application/commands/request-interest-record';
import type { InterestRecordReader } from '../application/ports';
import type { InterestRecord } from '../domain/interest-record';

/** The commands on interest records, by the names of their mutations. */
interface InterestRecordCommands {
  readonly requestInterestRecord: RequestInterestRecord;
  readonly confirmInterestRecord: ConfirmInterestRecord;
  readonly refuseInterestRecord: RefuseInterestRecord;
  readonly endInterestRecord: EndInterestRecord;
}

/** What the interest-record area gives to resolvers. */
export interface InterestRecordContext {
  readonly interestRecordCommands: InterestRecordCommands;
  readonly interestRecordReader: Pick<InterestRecordReader, 'findOfInstitution' | 'countOfInstitution'>;
  /** An interest record as it is after a mutation of this request. */
  readonly changedInterestRecord: (id: string) => Promise<InterestRecord | null>;
  /** Batched per request; the newest first, whoever may see them. */
  readonly interestRecordsOf: (organizationId: string) => Promise<readonly InterestRecord[]>;
}
