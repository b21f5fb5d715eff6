import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { consultationNotFound } from '../../../consultation/domain/permissions';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import type { ContributionInput } from '../../domain/content-input';
import { submitContribution } from '../../domain/lifecycle';
import { refusalsOfSubmitting } from '../../domain/permissions';
import { contentFields } from '../../domain/register';
import { composeContent } from '../compose-content';
import type { ContributionIds, InContributionTransaction } from '../ports';
import { enterChange } from '../save-contribution';
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
      const { consultations, contributions, register, viewers, now } = unit;
      const consultation = await consultations.findByIdForShare(consultationId);
      if (consultation === null) return refuse(consultationNotFound);
      const refusals = refusalsOfSubmitting(await viewers.of(call.principal), { consultation, now, standing: await standingOf(unit, author.value) });
      if (refusals.length > 0) return refuse(...refusals);
      const { userId } = call.principal;
      const composed = await composeContent(unit, { consultation, input, before: null, userId });
      if (!composed.ok) return composed;

      const { institutionId } = consultation;
      const year = Number(dayOf(now).slice(0, 4));
      const number = await register.nextNumber(institutionId, year);
      const { content, attachmentHashes } = composed.value;
      const facts = { id: newId(), consultationId: consultation.id, institutionId, year, number, receivedAt: now, author: author.value, authorUserId: userId, content };
      const event = submitContribution({ ...facts, channel: 'PLATFORM', recordedBy: null, scanDocumentId: null }, now);
      await contributions.insert(event.contribution, { writtenAt: now, writtenBy: userId });
      await enterChange(unit, null, event, { kind: 'RECEIVED', itemNumber: 1, fields: contentFields(content, attachmentHashes) });
      return accept({ contributionId: event.contribution.id });
    });
  };
