import type { CommandRunner } from '@conect/auth';
import type { ConsultationStore } from '../../consultation/application/ports';
import type { ConsultationEvent } from '../../consultation/domain/consultation';
import type { HistoryRecord, HistoryRow } from '../domain/history';

/** One row of a file with the line on which it begins; null when its cells are not those of the heading. */
export interface NumberedRow {
  readonly line: number;
  readonly row: HistoryRow | null;
}

/** The records of one transaction. */
interface HistoryStore {
  readonly insert: (records: readonly HistoryRecord[]) => Promise<void>;
  /** Which of these consultations were brought in from elsewhere. */
  readonly findKnown: (consultationIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** What the import of history touches inside one transaction. */
export interface HistoryUnit {
  /** Business time. */
  readonly now: Date;
  readonly consultations: Pick<ConsultationStore, 'insertMissing'>;
  readonly history: HistoryStore;
  /** Puts the events in the outbox of this transaction; nothing follows from them here. */
  readonly publish: (events: readonly ConsultationEvent[]) => Promise<void>;
  readonly audit: (events: readonly ConsultationEvent[]) => Promise<void>;
}

/** Runs one step of an import in a transaction. */
export type InHistoryTransaction = CommandRunner<HistoryUnit, never>;

/** Reads where consultations that were held elsewhere come from, one statement for however many. */
export interface HistoryReader {
  readonly findByConsultations: (consultationIds: readonly string[]) => Promise<readonly HistoryRecord[]>;
}
