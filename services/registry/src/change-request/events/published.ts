import { changeRequestApproved, changeRequestOpened, changeRequestRejected, changeRequestWithdrawn, type EventContract } from '@conect/events';
import { changedPathsOf, type ChangeRequestEvent } from '../domain/change-request';

const contracts: Readonly<Record<ChangeRequestEvent['type'], EventContract>> = {
  ChangeRequestOpened: changeRequestOpened,
  ChangeRequestWithdrawn: changeRequestWithdrawn,
  ChangeRequestApproved: changeRequestApproved,
  ChangeRequestRejected: changeRequestRejected,
};

/** Translates what happened to a change request into the contract other services rely on; values stay here. */
export const publishedChangeRequest = ({ type, changeRequest: { id, organizationId, source, requesterId, changes } }: ChangeRequestEvent) => ({
  contract: contracts[type],
  data: { changeRequestId: id, organizationId, source, requesterId, fields: [...changedPathsOf(changes)] },
});
