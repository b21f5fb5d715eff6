import type { ErasingUnit } from '../../account/application/erase-person';
import type { InvitationUnit } from '../../invitation/application/ports';
import type { MembershipUnit } from '../../membership/application/ports';

/** What retention may touch inside one transaction. */
export type RetentionUnit = ErasingUnit & Pick<MembershipUnit, 'institutions'> & Pick<InvitationUnit, 'invitations'>;
