import type { UserCall } from '@conect/auth';
import { isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf, startOfDay, type LocalDate } from '@conect/legal-clock';
import { readReceivedOn } from '../../../consultation/domain/received-on';
import { consultationNotFound } from '../../../consultation/domain/permissions';
import { findOwnDocument } from '../../../document/application/find-own-document';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import type { ContributionInput } from '../../domain/content-input';
import type { ContributionAuthor, ContributionAuthorKind, ContributionChannel } from '../../domain/contribution';
import { refusalsOfRecording } from '../../domain/permissions';
import type { ContributionIds, InContributionTransaction } from '../ports';
import { registerContribution } from '../register-contribution';

interface Dependencies {
  readonly inTransaction: InContributionTransaction;
  readonly newId: NewId;
}

/** Who wrote, how and when it came, what it says, and the paper itself. */
interface PaperContribution extends Omit<ContributionInput, 'attachments'> {
  readonly consultationId: string;
  readonly channel: Exclude<ContributionChannel, 'PLATFORM'>;
  readonly receivedOn: LocalDate;
  readonly authorKind: ContributionAuthorKind;
  readonly scan?: string | null | undefined;
}

/** See {@link createRecordContribution}. */
export type RecordContribution = (call: UserCall, request: PaperContribution) => Promise<Result<ContributionIds, ConsultationsErrorCode>>;

/** An officer enters what came by post, by e-mail or at the institution: the register has one row of numbers, whatever the way (Legea 52/2003 art. 7(5)). It counts from the day on which it came. */
export const createRecordContribution =
  ({ inTransaction, newId }: Dependencies): RecordContribution =>
  async (call, { consultationId, channel, receivedOn: givenDay, authorKind, scan, ...given }) => {
    if (!isUuid(consultationId)) return refuse(badInput(['consultationId'], 'UUID'));

    return inTransaction<ContributionIds>(call, async (unit) => {
      const { consultations, viewers, now } = unit;
      const consultation = await consultations.findByIdForShare(consultationId);
      if (consultation === null) return refuse(consultationNotFound);
      const refusals = refusalsOfRecording(await viewers.of(call.principal), consultation);
      if (refusals.length > 0) return refuse(...refusals);
      const { userId } = call.principal;
      const receivedOn = readReceivedOn(consultation, givenDay, now);
      if (!receivedOn.ok) return receivedOn;
      const scanDocumentId = await findOwnDocument(unit.documents, { id: scan, field: 'scan', purpose: 'SCAN' }, userId);
      if (!scanDocumentId.ok) return scanDocumentId;
      // Nobody has asked the author of a paper how the public may name him.
      const input = { ...given, display: given.display ?? 'INITIALS' };
      const came = { author: authorsUnknown[authorKind], authorUserId: null, channel, receivedAt: instantOf(receivedOn.value, now), recordedBy: userId, scanDocumentId: scanDocumentId.value };
      return registerContribution(unit, newId, { consultation, input, userId, ...came });
    });
  };

/** Who writes on paper is named by the contact of the register, not by an account. */
const authorsUnknown: Readonly<Record<ContributionAuthorKind, ContributionAuthor>> = {
  ORGANIZATION: { kind: 'ORGANIZATION', organizationId: null },
  INSTITUTION: { kind: 'INSTITUTION', institutionId: null },
  INDIVIDUAL: { kind: 'INDIVIDUAL' },
};

/** A paper of today came now, one of an earlier day when that day began: nobody knows the hour. */
const instantOf = (receivedOn: LocalDate, now: Date): Date => (receivedOn === dayOf(now) ? now : startOfDay(receivedOn));
