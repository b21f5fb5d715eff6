import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { endLink } from '../../domain/link';
import { closeLink, type ReasonedLinkRequest } from '../change-link';
import type { InLinkTransaction, LinkIds } from '../ports';

/** See {@link createEndOrganizationLink}. */
export type EndOrganizationLink = (call: UserCall, request: ReasonedLinkRequest) => Promise<Result<LinkIds, RegistryErrorCode>>;

/** An administrator of either side ends a link, or of the side that asked takes it back, with a reason. */
export const createEndOrganizationLink =
  (inTransaction: InLinkTransaction): EndOrganizationLink =>
  (call, request) =>
    closeLink(inTransaction, call, request, ['end', endLink]);
