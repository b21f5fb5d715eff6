import { accept, isUuid, refuse, textOf, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { notFound, refusalsOf } from '../../../organization/domain/permissions';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { joinCommunity, type CommunityMemberIdentity } from '../../domain/community';
import { changeCommunity, type CommunityScene } from '../change-community';
import type { CommunityIds, CommunityUnit, InCommunityTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InCommunityTransaction;
  readonly newId: NewId;
}

/** Which community, and for whom: an organization, or the caller himself with his field. */
interface JoinRequest {
  readonly communityId: string;
  readonly organizationId?: string | null | undefined;
  readonly expertise?: string | null | undefined;
}

/** See {@link createJoinExpertiseCommunity}. */
export type JoinExpertiseCommunity = (call: UserCall, request: JoinRequest) => Promise<Result<CommunityIds, RegistryErrorCode>>;

/** An organization joins through who edits for it, or an expert in his own name. */
export const createJoinExpertiseCommunity =
  ({ inTransaction, newId }: Dependencies): JoinExpertiseCommunity =>
  (call, request) =>
    changeCommunity(inTransaction, call, request.communityId, async (unit, scene) => {
      const { userId } = call.principal;
      const identity = request.organizationId == null ? expertOf(userId, request.expertise) : await organizationOf(unit, scene, request.organizationId);
      if (!identity.ok) return identity;
      const present = await unit.communities.findPresent(scene.community.id, identity.value);
      return joinCommunity(scene.community, present, { ...identity.value, id: newId(), joinedBy: userId, joinedAt: unit.now });
    });

type Identity = Result<CommunityMemberIdentity, RegistryErrorCode>;

function expertOf(userId: string, given: string | null | undefined): Identity {
  const expertise = given == null ? refuse(badInput(['expertise'], 'VALUE')) : textOf(300)(given, ['expertise'], '');
  return expertise.ok ? accept({ organizationId: null, userId, expertise: expertise.value }) : expertise;
}

async function organizationOf({ organizations }: CommunityUnit, { viewer }: CommunityScene, id: string): Promise<Identity> {
  if (!isUuid(id)) return refuse(badInput(['organizationId'], 'UUID'));
  const organization = await organizations.findByIdForUpdate(id);
  if (organization === null) return refuse(notFound);
  const refusals = refusalsOf('joinExpertiseCommunity', viewer, organization);
  return refusals.length > 0 ? refuse(...refusals) : accept({ organizationId: organization.id, userId: null, expertise: null });
}
