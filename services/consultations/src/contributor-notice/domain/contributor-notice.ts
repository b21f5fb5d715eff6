import type { ConsultationEvent } from '../../consultation/domain/consultation';

/** Of what everybody is told who proposed something (domain 2.4 and 3.6, 27): a new text while proposals are taken, the answers, and what became of the draft. */
export type Occasion = 'DRAFT_CHANGED' | 'ANSWERED' | 'ADOPTED' | 'NOT_ADOPTED' | 'WITHDRAWN';

/** Something that happened to a consultation, of which its contributors are told. */
export interface ContributorRound {
  readonly id: string;
  readonly consultationId: string;
  readonly occasion: Occasion;
  readonly begunAt: Date;
  /** The last contribution whose author was told; null before the first. */
  readonly toldUpTo: string | null;
}

/** A contribution whose author is told: an organization's people, or the person himself. */
export interface ToldContribution {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly status: string;
  readonly userId: string | null;
  readonly organizationId: string | null;
}

/** One author is told of one contribution. */
export interface ContributorNotice {
  readonly id: string;
  readonly round: ContributorRound;
  readonly contribution: ToldContribution;
  readonly institutionId: string;
  readonly title: string;
}

const occasions: Partial<Readonly<Record<ConsultationEvent['type'], Occasion>>> = {
  DraftVersionPublished: 'DRAFT_CHANGED',
  ResponsesPublished: 'ANSWERED',
  ActAdopted: 'ADOPTED',
  ActNotAdopted: 'NOT_ADOPTED',
  ConsultationWithdrawn: 'WITHDRAWN',
};

/** Of what the contributors are told when this happens; null when of nothing. */
export const occasionOf = ({ type }: Pick<ConsultationEvent, 'type'>): Occasion | null => occasions[type] ?? null;
