import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, rolesIn, type NewId, type Result, type Viewer } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readParticipant, type ContactInput } from '../../domain/debate-input';
import { notFound } from '../../domain/permissions';
import { hasPlace, type DebateRegistration } from '../../domain/registration';
import { changeDebate } from '../change-debate';
import type { DebateIds, InDebateTransaction } from '../ports';
import { recordRegistration } from '../record-debate';

interface Dependencies {
  readonly inTransaction: InDebateTransaction;
  readonly newId: NewId;
}

/** Who comes, for whom, and whether he wants to speak. */
interface Registration extends ContactInput {
  readonly debateId: string;
  readonly organizationId?: string | null | undefined;
  readonly wantsToSpeak?: boolean | null | undefined;
}

/** See {@link createRegisterForDebate}. */
export type RegisterForDebate = (call: UserCall, request: Registration) => Promise<Result<DebateIds, ConsultationsErrorCode>>;

/** Somebody takes a place at a debate, for himself or for an organization of his; when all are taken, he waits in line. */
export const createRegisterForDebate =
  ({ inTransaction, newId }: Dependencies): RegisterForDebate =>
  (call, { debateId, organizationId, wantsToSpeak, ...given }) =>
    changeDebate(inTransaction, call, {
      action: 'registerForDebate',
      id: debateId,
      field: 'debateId',
      missing: notFound('debateId', 'DEBATE'),
      decide: async (unit, { viewer, debate }) => {
        const { userId } = call.principal;
        const forWhom = readOrganization(viewer, organizationId);
        if (!forWhom.ok) return forWhom;
        const contact = readParticipant(given);
        if (!contact.ok) return contact;
        if (debate.status !== 'SCHEDULED') return accept({});
        if (await unit.registrations.hasLive(debate.id, userId)) return refuse({ code: 'ALREADY_REGISTERED' });

        const isSeated = hasPlace(debate.plan.places, await unit.registrations.countSeated(debate.id));
        const registration: DebateRegistration = {
          ...{ id: newId(), debateId: debate.id, userId, organizationId: forWhom.value, contact: contact.value },
          ...{ wantsToSpeak: wantsToSpeak ?? false, position: debate.registrationCount + 1, createdAt: unit.now, attended: null },
          status: isSeated ? 'REGISTERED' : 'WAITLISTED',
        };
        await recordRegistration(unit, debate, { before: null, after: registration });
        return accept({ partId: registration.id });
      },
    });

function readOrganization(viewer: Viewer, organizationId: string | null | undefined): Result<string | null, ConsultationsErrorCode> {
  if (organizationId == null) return accept(null);
  if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));
  const id = organizationId.toLowerCase();
  return rolesIn(viewer, id).length > 0 ? accept(id) : refuse({ code: 'FORBIDDEN', field: ['organizationId'] });
}
