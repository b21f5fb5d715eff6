/** Letters that say nearly the same, which an officer answers together. */
export interface ContributionGroup {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly consultationId: string;
  readonly institutionId: string;
  /** The contribution that stands for all: the others are shown by what they say otherwise. */
  readonly representativeId: string;
  readonly memberCount: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** When it was dissolved; it is not seen any more. */
  readonly dissolvedAt: Date | null;
}

/** What happened to a group, and how it is afterwards. */
export interface GroupEvent {
  readonly type: 'ContributionsGrouped' | 'ContributionGroupDissolved';
  readonly group: ContributionGroup;
}

type NewGroup = Pick<ContributionGroup, 'id' | 'consultationId' | 'institutionId' | 'representativeId' | 'memberCount' | 'createdBy'>;

/** An officer puts letters together. */
export const beginGroup = (facts: NewGroup, now: Date): GroupEvent => ({ type: 'ContributionsGrouped', group: { ...facts, version: 1, createdAt: now, dissolvedAt: null } });

/** An officer adds letters to a group. */
export const extendGroup = (before: ContributionGroup, count: number): GroupEvent => ({ type: 'ContributionsGrouped', group: { ...before, version: before.version + 1, memberCount: before.memberCount + count } });

/** An officer takes a group apart; what was decided about its members stays. */
export const dissolveGroup = (before: ContributionGroup, now: Date): GroupEvent => ({ type: 'ContributionGroupDissolved', group: { ...before, version: before.version + 1, dissolvedAt: now } });
