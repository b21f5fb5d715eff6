import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { refuseLink } from '../../domain/link';
import { closeLink, type ReasonedLinkRequest } from '../change-link';
import type { InLinkTransaction, LinkIds } from '../ports';

/** See {@link createRefuseOrganizationLink}. */
export type RefuseOrganizationLink = (call: UserCall, request: ReasonedLinkRequest) => Promise<Result<LinkIds, RegistryErrorCode>>;

/** An administrator of the side that was asked refuses, with a reason. */
export const createRefuseOrganizationLink =
  (inTransaction: InLinkTransaction): RefuseOrganizationLink =>
  (call, request) =>
    closeLink(inTransaction, call, request, ['refuse', refuseLink]);
