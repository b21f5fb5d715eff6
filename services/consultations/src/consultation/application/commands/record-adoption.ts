import type { UserCall } from '@conect/auth';
import { accept, textOf, type Result } from '@conect/kernel';
import { deadlineSince } from '@conect/legal-clock';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { recordAdoption } from '../../domain/lifecycle';
import { changeConsultation, type ConsultationTarget } from '../change-consultation';
import type { ConsultationIds, InConsultationTransaction } from '../ports';

/** Where Monitorul Oficial has the act. */
interface Adoption extends ConsultationTarget {
  readonly officialGazetteRef: string;
}

/** See {@link createRecordAdoption}. */
export type RecordAdoption = (call: UserCall, request: Adoption) => Promise<Result<ConsultationIds, ConsultationsErrorCode>>;

/** An officer records that the act was adopted, and where Monitorul Oficial has it. */
export const createRecordAdoption =
  (inTransaction: InConsultationTransaction): RecordAdoption =>
  (call, { officialGazetteRef: given, ...target }) =>
    changeConsultation(inTransaction, call, {
      target,
      action: 'recordAdoption',
      decide: async ({ now, legalClock, scheduleWalk }, before) => {
        const officialGazetteRef = textOf(200)(given, ['officialGazetteRef'], '');
        if (!officialGazetteRef.ok) return officialGazetteRef;
        if (before.status !== 'ENDORSEMENT') return accept(null);
        const { at: archiveAt } = deadlineSince(await legalClock(), 'CONSULTATION_ARCHIVE', now);
        await scheduleWalk(archiveAt);
        return accept(recordAdoption(before, { officialGazetteRef: officialGazetteRef.value, archiveAt }, now));
      },
    });
