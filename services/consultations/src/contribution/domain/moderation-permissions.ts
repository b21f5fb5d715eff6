import { isSggAdmin, type Viewer } from '@conect/kernel';
import { maySeeConsultation, publishesFor } from '../../consultation/domain/permissions';
import type { ConsultationsRefusal } from '../../service/domain/refusals';
import type { Contribution } from './contribution';
import { moderationStateOf, moderationStatesFor } from './moderation-lifecycle';
import { contributionNotFound, isAuthor, isOfInstitution, type ContributionActionScene } from './permissions';

/** What can be done about a text that should not be public: the names of its `viewerCan`. */
export const moderationActions = ['hide', 'appealModeration', 'decideAppeal'] as const;

/** One of {@link moderationActions}. */
export type ModerationAction = (typeof moderationActions)[number];

type ModerationScene = Pick<ContributionActionScene, 'consultation' | 'contribution' | 'now'>;

/** Why the viewer may not do this about the words of a contribution now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfModeration(action: ModerationAction, viewer: Viewer, scene: ModerationScene): readonly ConsultationsRefusal[] {
  const { contribution } = scene;
  if (!maySeeConsultation(viewer, scene.consultation)) return [contributionNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const refusals = refusalsOfPerson[action](viewer, contribution);
  if (refusals.length > 0) return refusals;
  const state = moderationStateOf(contribution);
  if (!moderationStatesFor(mutationOf[action]).includes(state)) return invalid(`MODERATION_${state}`);
  return refusalsOfState[action](scene);
}

const mutationOf: Readonly<Record<ModerationAction, string>> = { hide: 'hideContribution', appealModeration: 'appealModeration', decideAppeal: 'decideAppeal' };

const invalid = (status: string): readonly ConsultationsRefusal[] => [{ code: 'INVALID_STATE', params: { status } }];

const forbiddenUnless = (may: boolean): readonly ConsultationsRefusal[] => (may ? [] : [{ code: 'FORBIDDEN' }]);

const refusalsOfPerson: Readonly<Record<ModerationAction, (viewer: Viewer, contribution: Contribution) => readonly ConsultationsRefusal[]>> = {
  hide: (viewer, { institutionId }) => forbiddenUnless(publishesFor(viewer, institutionId)),
  // Whatever has become of an organization since, it may defend what it said.
  appealModeration: (viewer, contribution) => forbiddenUnless(isAuthor(viewer, contribution)),
  decideAppeal: refusalsOfArbiter,
};

/** SGG decides, by somebody who has neither hidden the text, nor written it, nor a role in the institution that hid it. */
function refusalsOfArbiter(viewer: Viewer, contribution: Contribution): readonly ConsultationsRefusal[] {
  const isPartial = contribution.moderation?.hiddenBy === viewer.userId || isOfInstitution(viewer, contribution) || isAuthor(viewer, contribution);
  if (!isSggAdmin(viewer) || isPartial) return [{ code: 'FORBIDDEN' }];
  return viewer.lacksSecondFactor === true ? [{ code: 'SECOND_FACTOR_REQUIRED' }] : [];
}

const refusalsOfState: Readonly<Record<ModerationAction, (scene: ModerationScene) => readonly ConsultationsRefusal[]>> = {
  hide: ({ contribution }) => refusalsOfHiding(contribution),
  appealModeration: ({ contribution: { status, moderation }, now }) => {
    if (status === 'WITHDRAWN') return invalid(status);
    return moderation !== null && moderation.appealUntil <= now ? invalid('MODERATION_APPEAL_LATE') : [];
  },
  decideAppeal: () => [],
};

/** There must be something to hide, and what somebody else has shown again is not hidden anew. Unlawful words may be hidden however old they are. */
function refusalsOfHiding({ status, content, contentNumber, moderation }: Contribution): readonly ConsultationsRefusal[] {
  if (status === 'WITHDRAWN') return invalid(status);
  if (content.text === null) return invalid('MODERATION_ERASED');
  return moderation !== null && moderation.contentNumber >= contentNumber ? invalid('MODERATION_RESTORED') : [];
}

/** Whether the viewer sees which appeals wait: who may decide about them. */
export const maySeeAppeals = (viewer: Viewer): boolean => isSggAdmin(viewer) && viewer.lacksSecondFactor !== true;
