import { invitationOpened, organizationInvited } from '@conect/events';
import type { InvitationEvent } from '../domain/invitation';

/** Translates what happened to an invitation into the contract other services rely on. */
export function publishedInvitation(event: InvitationEvent) {
  const { id: invitationId, consultationId, institutionId, organizationId } = event.invitation;
  const data = { invitationId, consultationId, institutionId, organizationId };
  return event.type === 'OrganizationInvited' ? { contract: organizationInvited, data: { ...data, title: event.title } } : { contract: invitationOpened, data };
}
