import { refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { conflict, type RegistryErrorCode, type RegistryRefusal } from '../../../service/domain/refusals';
import { refusalsOfFit, type LinkedOrganizations } from '../../domain/fit';
import { confirmLink, type OrganizationLink } from '../../domain/link';
import { changeLink } from '../change-link';
import type { InLinkTransaction, LinkIds, LinkUnit } from '../ports';

/** See {@link createConfirmOrganizationLink}. */
export type ConfirmOrganizationLink = (call: UserCall, linkId: string) => Promise<Result<LinkIds, RegistryErrorCode>>;

/** An administrator of the side that was asked says that the two belong together; it is public from now on. */
export const createConfirmOrganizationLink =
  (inTransaction: InLinkTransaction): ConfirmOrganizationLink =>
  (call, linkId) =>
    changeLink(inTransaction, call, {
      linkId,
      action: 'confirm',
      decide: async ({ unit, link, userId, ...both }) => {
        const refusals = await refusalsOfConfirmation(unit, link, both);
        return refusals.length > 0 ? refuse(...refusals) : confirmLink(link, userId, unit.now);
      },
    });

/** What may have changed since it was asked for: the legal forms, and what else was confirmed. */
async function refusalsOfConfirmation({ links }: LinkUnit, link: OrganizationLink, both: LinkedOrganizations): Promise<readonly RegistryRefusal[]> {
  if (refusalsOfFit(link.kind, both).length > 0) return [{ code: 'INVALID_STATE', params: { status: 'LINK_UNFIT' } }];
  await links.lockConfirmations();
  if (link.kind === 'BRANCH' && (await links.isConfirmedBranch(link.memberId))) return [conflict('BRANCH_PARENT', ['linkId'])];
  return (await links.isBelow(link)) ? [conflict('LINK_CIRCLE', ['linkId'])] : [];
}
