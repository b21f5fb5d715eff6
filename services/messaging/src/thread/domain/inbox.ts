import { rolesIn, rolesInInstitution, type Role, type Viewer } from '@conect/kernel';
import type { InboxKind, SenderKind, Thread, ThreadSide } from './thread';

/** Who reads and answers an institution's letters: who speaks for it, and its officers for transparency, information and civil society. */
const officers: readonly Role[] = ['INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER', 'FOI_OFFICER', 'CIVIL_SOCIETY_UNIT'];
/** Who speaks for an organization. */
const speakers: readonly Role[] = ['NGO_ADMIN', 'NGO_EDITOR'];
/** Who decides on the volunteers of an organization: the letters about an application, also of a minor, are theirs alone. */
const coordinators: readonly Role[] = ['NGO_ADMIN', 'VOLUNTEER_COORDINATOR'];

/** Which part of an inbox a thread lies in. */
export type InboxDrawer = 'LETTERS' | 'APPLICATIONS';

/** The drawer of a thread. */
export const drawerOf = ({ contextType }: Pick<Thread, 'contextType'>): InboxDrawer => (contextType === 'Application' ? 'APPLICATIONS' : 'LETTERS');

/** The roles that open a drawer. */
export function rolesFor(kind: InboxKind, drawer: InboxDrawer): readonly Role[] {
  if (kind === 'INSTITUTION') return officers;
  return drawer === 'APPLICATIONS' ? coordinators : speakers;
}

/** Whose inbox it is. */
interface Inbox {
  readonly kind: InboxKind;
  readonly id: string;
}

/** The drawers of an inbox that the viewer may open; none for a stranger. */
export function drawersOf(viewer: Viewer, { kind, id }: Inbox): readonly InboxDrawer[] {
  const held = kind === 'INSTITUTION' ? rolesInInstitution(viewer, id) : rolesIn(viewer, id);
  return (['LETTERS', 'APPLICATIONS'] as const).filter((drawer) => rolesFor(kind, drawer).some((role) => held.includes(role)));
}

/** Somebody who has threads, and the drawers in which they lie. */
export interface ThreadParty {
  readonly kind: Exclude<SenderKind, 'OUTSIDE'>;
  readonly id: string;
  readonly drawers: readonly InboxDrawer[];
}

/** The person himself as one whose threads a list holds. */
export const personParty = (id: string): ThreadParty => ({ kind: 'PERSON', id, drawers: ['LETTERS', 'APPLICATIONS'] });

/** In whose threads the viewer takes part: his own, and those of every inbox of which he may open a drawer. */
export function partiesOf(viewer: Viewer): readonly ThreadParty[] {
  if (viewer.userId === null) return [];
  const [organizations, institutions] = [distinct(viewer.roles.map((held) => held.organizationId)), distinct(viewer.roles.map((held) => held.institutionId))];
  const inboxes = [...organizations.map((id) => ({ kind: 'ORGANIZATION', id }) as const), ...institutions.map((id) => ({ kind: 'INSTITUTION', id }) as const)];
  return [personParty(viewer.userId), ...inboxes.map((inbox) => ({ ...inbox, drawers: drawersOf(viewer, inbox) })).filter(({ drawers }) => drawers.length > 0)];
}

const distinct = (ids: readonly (string | null)[]): readonly string[] => [...new Set(ids.filter((id) => id !== null))];

type Parties = Pick<Thread, 'senderKind' | 'senderId' | 'recipientKind' | 'recipientId' | 'contextType'>;

/** Whether the viewer writes in the name of this party. */
export function speaksFor(viewer: Viewer, { kind, id }: { readonly kind: SenderKind; readonly id: string | null }, drawer: InboxDrawer): boolean {
  if (viewer.userId === null || id === null || kind === 'OUTSIDE') return false;
  return kind === 'PERSON' ? viewer.userId === id : drawersOf(viewer, { kind, id }).includes(drawer);
}

/** On which side of a thread the viewer is; null for everybody else, for whom it does not exist. Who writes to an inbox of his own reads it as its sender. */
export function sideOf(viewer: Viewer, thread: Parties): ThreadSide | null {
  const drawer = drawerOf(thread);
  if (speaksFor(viewer, { kind: thread.senderKind, id: thread.senderId }, drawer)) return 'SENDER';
  return speaksFor(viewer, { kind: thread.recipientKind, id: thread.recipientId }, drawer) ? 'RECIPIENT' : null;
}

/** Whether a side of a thread is an inbox, whose people leave notes for each other; a person has nobody to leave them for. */
export const isInbox = ({ senderKind }: Pick<Thread, 'senderKind'>, side: ThreadSide): boolean => side === 'RECIPIENT' || senderKind === 'ORGANIZATION' || senderKind === 'INSTITUTION';
