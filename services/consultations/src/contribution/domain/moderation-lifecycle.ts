import type { Contribution, ModerationEvent } from './contribution';
import type { AppealedModeration, AppealRuling, HiddenModeration, HidingGrounds, ModerationStatus } from './moderation';

/** Who moves a hiding on: whoever decides about an appeal has neither hidden the text nor written it. */
type ModerationActor = 'OFFICER' | 'AUTHOR' | 'ARBITER';

/** One edge of the life of a hiding; NONE is a contribution that was never hidden. */
interface ModerationEdge {
  readonly from: ModerationStatus | 'NONE';
  readonly to: ModerationStatus;
  /** The mutation that walks it. */
  readonly by: string;
  readonly actor: ModerationActor;
  /** What the others are told. */
  readonly event: ModerationEvent['type'];
}

/** Every edge; it runs beside the life of the contribution, whose status, number and answer it does not touch (domain 2.5). */
export const moderationLifecycle: readonly ModerationEdge[] = [
  { from: 'NONE', to: 'HIDDEN', by: 'hideContribution', actor: 'OFFICER', event: 'ContributionHidden' },
  // Only what the author has said since: what was shown again stays shown.
  { from: 'RESTORED', to: 'HIDDEN', by: 'hideContribution', actor: 'OFFICER', event: 'ContributionHidden' },
  { from: 'HIDDEN', to: 'APPEALED', by: 'appealModeration', actor: 'AUTHOR', event: 'ModerationAppealed' },
  { from: 'APPEALED', to: 'KEPT_HIDDEN', by: 'decideAppeal', actor: 'ARBITER', event: 'AppealDecided' },
  { from: 'APPEALED', to: 'RESTORED', by: 'decideAppeal', actor: 'ARBITER', event: 'AppealDecided' },
];

/** Where the hiding of a contribution stands. */
export const moderationStateOf = ({ moderation }: Pick<Contribution, 'moderation'>): ModerationStatus | 'NONE' => moderation?.status ?? 'NONE';

/** The states in which a mutation may be called: those in which one of its edges begins. */
export const moderationStatesFor = (mutation: string): readonly (ModerationStatus | 'NONE')[] => moderationLifecycle.flatMap(({ from, by }) => (by === mutation ? [from] : []));

/** What a new hiding is made of. */
type NewHiding = HidingGrounds & Pick<HiddenModeration, 'hiddenBy' | 'appealUntil' | 'appealBasis'>;

/** An officer hides the words; number, receipt and place in the lists stay. */
export const hideContribution = (before: Contribution, hiding: NewHiding, now: Date): ModerationEvent => ({
  type: 'ContributionHidden',
  contribution: {
    ...before,
    version: before.version + 1,
    moderation: { ...hiding, status: 'HIDDEN', number: (before.moderation?.number ?? 0) + 1, contentNumber: before.contentNumber, hiddenAt: now },
  },
});

/** The author asks that somebody else looks at it. */
export const appealModeration = (before: Contribution & { readonly moderation: HiddenModeration }, appeal: Pick<AppealedModeration, 'appealText' | 'appealedBy'>, now: Date): ModerationEvent => ({
  type: 'ModerationAppealed',
  contribution: { ...before, version: before.version + 1, moderation: { ...before.moderation, ...appeal, status: 'APPEALED', appealedAt: now } },
});

/** Somebody else decides, about what the author says now. */
export const decideAppeal = (before: Contribution & { readonly moderation: AppealedModeration }, ruling: AppealRuling & { readonly ruledBy: string }, now: Date): ModerationEvent => ({
  type: 'AppealDecided',
  contribution: { ...before, version: before.version + 1, moderation: { ...before.moderation, ...ruling, contentNumber: before.contentNumber, ruledAt: now } },
});

/** Whether the author may appeal, as far as it stands. */
export const isAppealable = (contribution: Contribution): contribution is Contribution & { readonly moderation: HiddenModeration } => contribution.moderation?.status === 'HIDDEN';

/** Whether an appeal waits for its decision. */
export const isAppealed = (contribution: Contribution): contribution is Contribution & { readonly moderation: AppealedModeration } => contribution.moderation?.status === 'APPEALED';
