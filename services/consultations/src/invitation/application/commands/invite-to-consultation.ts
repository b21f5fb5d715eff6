import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { readAudience, type Audience, type AudienceInput } from '@conect/reference-data';
import type { Consultation } from '../../../consultation/domain/consultation';
import { consultationNotFound, refusalsOf } from '../../../consultation/domain/permissions';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../../service/domain/refusals';
import { maximumInvitations, reachesTooMany, reachOf } from '../../domain/audience';
import type { InInvitationTransaction, InvitationUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InInvitationTransaction;
  readonly newId: NewId;
}

/** To which consultation, and whom. */
interface InvitationRequest extends AudienceInput {
  readonly consultationId: string;
}

/** What an accepted invitation answers; the same on a replay. */
export interface InvitedIds {
  readonly consultationId: string;
  readonly invitedCount: number;
  readonly alreadyInvitedCount: number;
}

/** See {@link createInviteToConsultation}. */
export type InviteToConsultation = (call: UserCall, request: InvitationRequest) => Promise<Result<InvitedIds, ConsultationsErrorCode>>;

/** An officer asks organizations for their proposals while they are taken (Legea 52/2003 art. 7(3)); who was invited before is not invited again. */
export const createInviteToConsultation =
  ({ inTransaction, newId }: Dependencies): InviteToConsultation =>
  async (call, { consultationId, ...input }) => {
    if (!isUuid(consultationId)) return refuse(badInput(['consultationId'], 'UUID'));

    return inTransaction<InvitedIds>(call, async (unit) => {
      const consultation = await unit.consultations.findByIdForShare(consultationId);
      if (consultation === null) return refuse(consultationNotFound);
      const refusals = refusalsOf('invite', await unit.viewers.of(call.principal), consultation);
      if (refusals.length > 0) return refuse(...refusals);
      // The deadline counts at its instant, even if what closes consultations comes a moment later.
      if ('inputDeadline' in consultation && consultation.inputDeadline <= unit.now) return refuse({ code: 'INVALID_STATE', params: { status: 'ANALYSIS' } });

      const audience = readAudience(input);
      if (!audience.ok) return audience;
      const unknown = await refusalsOfNames(unit, audience.value);
      return unknown.length > 0 ? refuse(...unknown) : invite(unit, newId, { consultation, audience: audience.value });
    });
  };

async function refusalsOfNames({ invitations }: InvitationUnit, { organizationIds, communityIds }: Audience): Promise<readonly ConsultationsRefusal[]> {
  const notActive = await invitations.findNotActive(organizationIds);
  const unknown = await invitations.findUnknownCommunities(communityIds);
  return [
    ...(notActive.length === 0 ? [] : [{ code: 'NOT_FOUND' as const, field: ['organizationIds'], params: { what: 'ORGANIZATION' } }]),
    ...(unknown.length === 0 ? [] : [{ code: 'NOT_FOUND' as const, field: ['communityIds'], params: { what: 'COMMUNITY' } }]),
  ];
}

interface Scene {
  readonly consultation: Consultation;
  readonly audience: Audience;
}

async function invite(unit: InvitationUnit, newId: NewId, { consultation, audience }: Scene): Promise<Result<InvitedIds, ConsultationsErrorCode>> {
  const { id: consultationId, institutionId, content } = consultation;
  const reached = await unit.invitations.findReached(consultationId, reachOf(audience, consultation), maximumInvitations + 1);
  if (reached.organizationIds.length > maximumInvitations) return refuse(reachesTooMany);

  const wanted = reached.organizationIds.map((organizationId) => ({ id: newId(), consultationId, institutionId, organizationId, createdAt: unit.now, openedAt: null }));
  const invited = await unit.invitations.insertNew(wanted);
  const invitedCount = invited.length;
  await unit.publish(invited.map((invitation) => ({ type: 'OrganizationInvited', invitation, title: content.title })));
  if (invitedCount > 0) await unit.audit({ subject: { type: 'consultation', id: consultationId }, changes: { invitedCount: { before: null, after: invitedCount }, audience: { before: null, after: audience } } });
  return accept({ consultationId, invitedCount, alreadyInvitedCount: reached.alreadyInvitedCount + wanted.length - invitedCount });
}
