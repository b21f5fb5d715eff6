import { accept, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { Consultation } from '../../consultation/domain/consultation';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ContributionInput } from '../domain/content-input';
import { submitContribution, type NewContribution } from '../domain/lifecycle';
import { contentFields } from '../domain/register';
import { composeContent } from './compose-content';
import type { ContributionIds, ContributionUnit } from './ports';
import { enterChange } from './save-contribution';

/** What is to be registered: what it says, and on which way it came from whom. */
interface Registration extends Pick<NewContribution, 'author' | 'authorUserId' | 'channel' | 'receivedAt' | 'recordedBy' | 'scanDocumentId'> {
  readonly consultation: Consultation;
  readonly input: ContributionInput;
  /** Whose documents go with it. */
  readonly userId: string;
}

/** Registers what somebody proposes, on whatever way it came, under the next number of the institution in the year of its receipt; the number is taken last (Legea 52/2003 art. 7(5)). */
export async function registerContribution(unit: ContributionUnit, newId: NewId, { consultation, input, userId, ...came }: Registration): Promise<Result<ContributionIds, ConsultationsErrorCode>> {
  const { contributions, register, now } = unit;
  const composed = await composeContent(unit, { consultation, input, before: null, userId });
  if (!composed.ok) return composed;

  const { content, attachmentHashes } = composed.value;
  const { id: consultationId, institutionId } = consultation;
  const year = Number(dayOf(came.receivedAt).slice(0, 4));
  const number = await register.nextNumber(institutionId, year);
  const event = submitContribution({ id: newId(), consultationId, institutionId, year, number, content, ...came }, now);
  await contributions.insert(event.contribution, { writtenAt: now, writtenBy: came.authorUserId });
  await enterChange(unit, null, event, { kind: 'RECEIVED', itemNumber: 1, fields: contentFields(content, attachmentHashes) });
  return accept({ contributionId: event.contribution.id });
}
