/** An organization that an institution asks for its proposals; once per consultation. */
export interface Invitation {
  readonly id: string;
  readonly consultationId: string;
  /** The institution of the consultation. */
  readonly institutionId: string;
  readonly organizationId: string;
  readonly createdAt: Date;
  /** When somebody of the organization first read it; null until then. */
  readonly openedAt: Date | null;
}

/** What can have happened to an invitation; it is carried as it is afterwards, the title of what it is about beside. */
export type InvitationEvent = { readonly type: 'OrganizationInvited'; readonly invitation: Invitation; readonly title: string } | { readonly type: 'InvitationOpened'; readonly invitation: Invitation };

/** Somebody of the organization reads it; who reads it again changes nothing. */
export const openInvitation = (before: Invitation, now: Date): Extract<InvitationEvent, { type: 'InvitationOpened' }> | null =>
  before.openedAt === null ? { type: 'InvitationOpened', invitation: { ...before, openedAt: now } } : null;

/** How often it has changed, which is also the version of the change's event. */
export const versionOf = ({ openedAt }: Invitation): number => (openedAt === null ? 1 : 2);
