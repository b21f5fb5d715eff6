import type { Opportunity } from '../domain/opportunity';

/** The opportunities of one transaction, with their shifts. */
export interface OpportunityStore {
  /** Locks the row until the transaction ends, so that who takes a place comes after who took the one before. */
  readonly findByIdForUpdate: (id: string) => Promise<Opportunity | null>;
  /** Keeps it as it is until the transaction ends. */
  readonly findByIdForShare: (id: string) => Promise<Opportunity | null>;
  readonly insert: (opportunity: Opportunity) => Promise<void>;
  /** Writes the opportunity and its shifts; a shift that is no longer among them goes. */
  readonly save: (opportunity: Opportunity) => Promise<void>;
}
