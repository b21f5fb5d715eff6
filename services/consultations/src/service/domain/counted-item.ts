/** What an item is that a number counts. */
export type CountedItemKind = 'CONSULTATION' | 'CONTRIBUTION' | 'DEBATE' | 'DEBATE_REQUEST' | 'DRAFT_NOTIFICATION_REQUEST' | 'DRAFT_NOTIFICATION' | 'INTEREST_RECORD' | 'INSTITUTION_ROLE';

/** One thing that a number counts: ids alone, which name nobody. */
export interface CountedItem {
  readonly id: string;
  readonly kind: CountedItemKind;
  /** The consultation it belongs to; null for what belongs to none. */
  readonly consultationId: string | null;
  /** The instant by which its list is ordered: when it happened, or when it is or was due. */
  readonly at: Date;
  /** How much the number grows by it: 1, or as many as came to a debate. */
  readonly counted: number;
}
