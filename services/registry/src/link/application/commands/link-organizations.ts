import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { rolesIn, type Viewer } from '../../../membership/domain/viewer';
import type { Organization } from '../../../organization/domain/organization';
import { maySeeOrganization, notFound, refusalsOf } from '../../../organization/domain/permissions';
import { badInput, conflict, type RegistryErrorCode, type RegistryRefusal } from '../../../service/domain/refusals';
import { refusalsOfFit, type LinkedOrganizations } from '../../domain/fit';
import { requestLink, type LinkSide } from '../../domain/link';
import { lockBoth } from '../link-scene';
import type { InLinkTransaction, LinkIds, LinkPair, LinkUnit } from '../ports';
import { recordLink } from '../record-link';

interface Dependencies {
  readonly inTransaction: InLinkTransaction;
  readonly newId: NewId;
}

/** See {@link createLinkOrganizations}. */
export type LinkOrganizations = (call: UserCall, request: LinkPair) => Promise<Result<LinkIds, RegistryErrorCode>>;

/** An administrator of one of two organizations asks the other one to say that they belong together. */
export const createLinkOrganizations =
  ({ inTransaction, newId }: Dependencies): LinkOrganizations =>
  async (call, { kind, ...given }) => {
    const malformed = (['parentId', 'memberId'] as const).filter((field) => !isUuid(given[field]));
    if (malformed.length > 0) return refuse(...malformed.map((field) => badInput([field], 'UUID')));
    const pair = { kind, parentId: given.parentId.toLowerCase(), memberId: given.memberId.toLowerCase() };

    return inTransaction(call, async (unit) => {
      const viewer = await unit.viewers.of(call.principal);
      const both = await visibleBoth(unit, viewer, pair);
      if (!both.ok) return both;
      const side = askingSide(viewer, pair);
      const refusals = [...refusalsOfAsking(viewer, both.value, side), ...(await refusalsOfPair(unit, pair, both.value))];
      if (refusals.length > 0) return refuse(...refusals);

      const id = newId();
      await recordLink(unit, null, requestLink({ ...pair, id, requestedBySide: side, requesterId: call.principal.userId }, unit.now));
      return accept({ linkId: id });
    });
  };

async function visibleBoth(unit: LinkUnit, viewer: Viewer, pair: LinkPair): Promise<Result<LinkedOrganizations, RegistryErrorCode>> {
  const { parent, member } = await lockBoth(unit, pair);
  const isThere = (organization: Organization | null): organization is Organization => organization !== null && maySeeOrganization(viewer, organization);
  if (isThere(parent) && isThere(member)) return accept({ parent, member });
  const missing = [...(isThere(parent) ? [] : ['parentId']), ...(isThere(member) ? [] : ['memberId'])];
  return refuse(...missing.map((field) => ({ ...notFound, field: [field] })));
}

/** Who administers both asks for the member. */
const askingSide = (viewer: Viewer, { memberId }: LinkPair): LinkSide => (rolesIn(viewer, memberId).includes('NGO_ADMIN') ? 'MEMBER' : 'PARENT');

/** He must be entitled in his own organization, and the other one must be active. */
function refusalsOfAsking(viewer: Viewer, { parent, member }: LinkedOrganizations, side: LinkSide): readonly RegistryRefusal[] {
  const [own, other, field] = side === 'MEMBER' ? [member, parent, 'parentId'] : [parent, member, 'memberId'];
  const refusals = refusalsOf('linkOrganizations', viewer, own);
  if (refusals.length > 0) return refusals;
  return other.status === 'ACTIVE' ? [] : [{ code: 'INVALID_STATE', field: [field], params: { status: other.status } }];
}

async function refusalsOfPair({ links }: LinkUnit, pair: LinkPair, both: LinkedOrganizations): Promise<readonly RegistryRefusal[]> {
  const unfit = refusalsOfFit(pair.kind, both);
  if (unfit.length > 0) return unfit;
  if (await links.hasLive(pair)) return [conflict('LINK', ['memberId'])];
  if (pair.kind === 'BRANCH' && (await links.isConfirmedBranch(pair.memberId))) return [conflict('BRANCH_PARENT', ['memberId'])];
  return (await links.isBelow(pair)) ? [conflict('LINK_CIRCLE', ['memberId'])] : [];
}
