import type { HistoryRecord } from '../domain/history';

/** What the area of history gives to resolvers. */
export interface HistoryContext {
  /** Where a consultation comes from; null of one that was held here. */
  readonly historyOf: (consultationId: string) => Promise<HistoryRecord | null>;
}
