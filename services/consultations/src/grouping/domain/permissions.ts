import type { Viewer } from '@conect/kernel';
import type { Consultation } from '../../consultation/domain/consultation';
import { consultationNotFound, maySeeConsultation } from '../../consultation/domain/permissions';
import type { Contribution } from '../../contribution/domain/contribution';
import { contributionNotFound, refusalsOfDeciding } from '../../contribution/domain/permissions';
import { badInput, type ConsultationsRefusal } from '../../service/domain/refusals';
import { maximumGroupSize } from './sorting';

/** A group that is not there, or not for this person to know. */
export const groupNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['groupId'], params: { what: 'CONTRIBUTION_GROUP' } };

/** Why the viewer may not put contributions of a consultation together, or take them apart: groups are for whoever decides, while it is decided. From the deadline on nobody changes what he wrote. */
export function refusalsOfGrouping(viewer: Viewer, scene: { readonly consultation: Consultation; readonly now: Date }): readonly ConsultationsRefusal[] {
  return maySeeConsultation(viewer, scene.consultation) ? refusalsOfDeciding(viewer, scene) : [consultationNotFound];
}

/** What is to be put together: the contributions that were found, and what is in groups already. */
export interface GroupingScene {
  readonly consultationId: string;
  readonly ids: readonly string[];
  readonly found: ReadonlyMap<string, Contribution>;
  readonly groupedIds: ReadonlySet<string>;
  /** The one that stands for all. */
  readonly representative: Contribution;
  readonly memberCount: number;
}

/** Why these contributions cannot be answered together; every one that cannot be is a reason. */
export function refusalsOfMembers(scene: GroupingScene): readonly ConsultationsRefusal[] {
  if (scene.memberCount < 2 || scene.memberCount > maximumGroupSize) return [badInput(['contributionIds'], 'GROUP_SIZE', { maximum: maximumGroupSize })];
  return scene.ids.flatMap((id, index) => refusalsOfMember(scene, scene.found.get(id)).map((refusal) => ({ ...refusal, field: ['contributionIds', String(index)] })));
}

function refusalsOfMember({ consultationId, groupedIds, representative }: GroupingScene, contribution: Contribution | undefined): readonly ConsultationsRefusal[] {
  if (contribution === undefined || contribution.consultationId !== consultationId) return [contributionNotFound];
  const { id, status } = contribution;
  if (status !== 'SUBMITTED' && status !== 'UNDER_REVIEW') return [{ code: 'INVALID_STATE', params: { status } }];
  if (groupedIds.has(id)) return [{ code: 'INVALID_STATE', params: { status: 'CONTRIBUTION_GROUPED' } }];
  return placesOf(contribution) === placesOf(representative) ? [] : [badInput([], 'SAME_ARTICLES')];
}

/** Which places of the draft a contribution is about, as one text. */
const placesOf = ({ content: { articleRefs } }: Pick<Contribution, 'content'>): string => articleRefs.map(({ blockId }) => blockId).toSorted().join(' ');
