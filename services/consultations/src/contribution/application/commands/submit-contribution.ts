import type { UserCall } from '@conect/auth';
import { isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { consultationNotFound } from '../../../consultation/domain/permissions';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import type { ContributionInput } from '../../domain/content-input';
import { refusalsOfSubmitting } from '../../domain/permissions';
import type { ContributionIds, InContributionTransaction } from '../ports';
import { registerContribution } from '../register-contribution';
import { readAuthor, standingOf, type AuthorInput } from '../standing';

interface Dependencies {
  readonly inTransaction: InContributionTransaction;
  readonly newId: NewId;
}

/** About which consultation, by whom, and what. */
interface Submission extends ContributionInput {
  readonly consultationId: string;
  readonly author?: AuthorInput | null | undefined;
}

/** See {@link createSubmitContribution}. */
export type SubmitContribution = (call: UserCall, request: Submission) => Promise<Result<ContributionIds, ConsultationsErrorCode>>;

/** An organization, a person or another institution proposes something about a draft; it is registered under the next number of the institution (Legea 52/2003 art. 7(5)). */
export const createSubmitContribution =
  ({ inTransaction, newId }: Dependencies): SubmitContribution =>
  async (call, { consultationId, author: givenAuthor, ...input }) => {
    if (!isUuid(consultationId)) return refuse(badInput(['consultationId'], 'UUID'));
    const author = readAuthor(givenAuthor);
    if (!author.ok) return author;

    return inTransaction<ContributionIds>(call, async (unit) => {
      const { consultations, viewers, now } = unit;
      const consultation = await consultations.findByIdForShare(consultationId);
      if (consultation === null) return refuse(consultationNotFound);
      const refusals = refusalsOfSubmitting(await viewers.of(call.principal), { consultation, now, standing: await standingOf(unit, author.value) });
      if (refusals.length > 0) return refuse(...refusals);
      const { userId } = call.principal;
      return registerContribution(unit, newId, { consultation, input, userId, author: author.value, authorUserId: userId, channel: 'PLATFORM', receivedAt: now, recordedBy: null, scanDocumentId: null });
    });
  };
