import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { draftConsultation } from '../../domain/consultation';
import { bareContent, type ActType } from '../../domain/content';
import { readContent, type ContentInput } from '../../domain/content-input';
import { refusalsOfDrafting } from '../../domain/permissions';
import type { ConsultationIds, InConsultationTransaction } from '../ports';
import { recordConsultation } from '../record-consultation';

interface Dependencies {
  readonly inTransaction: InConsultationTransaction;
  readonly newId: NewId;
}

/** For which institution, and what the draft says so far. */
interface NewConsultation extends ContentInput {
  readonly institutionId: string;
  readonly title: string;
  readonly actType: ActType;
}

/** See {@link createCreateConsultation}. */
export type CreateConsultation = (call: UserCall, request: NewConsultation) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer or the representative of an institution drafts a consultation; nobody else sees it. */
export const createCreateConsultation =
  ({ inTransaction, newId }: Dependencies): CreateConsultation =>
  async (call, { institutionId: given, ...input }) => {
    if (!isUuid(given)) return refuse(badInput(['institutionId'], 'UUID'));
    const institutionId = given.toLowerCase();

    return inTransaction<ConsultationIds>(call, async (unit) => {
      const { institutions, viewers, now } = unit;
      const { userId } = call.principal;
      const scene = { institutionId, isOpen: await institutions.isOpen(institutionId), awaitsValidation: await institutions.awaitsValidation(institutionId, userId) };
      const refusals = refusalsOfDrafting(await viewers.of(call.principal), scene);
      if (refusals.length > 0) return refuse(...refusals);

      const said = readContent(input);
      if (!said.ok) return said;
      const consultationId = newId();
      const content = { ...bareContent(input), ...said.value };
      await recordConsultation(unit, null, draftConsultation({ id: consultationId, institutionId, content, createdBy: userId }, now));
      return accept({ consultationId });
    });
  };
