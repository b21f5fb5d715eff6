import type { LegalClock } from '@conect/legal-clock';
import type { ShapedPermission } from '@conect/service-kit';
import type { AddDraftVersion } from '../application/commands/add-draft-version';
import type { CancelConsultation } from '../application/commands/cancel-consultation';
import type { CreateConsultation } from '../application/commands/create-consultation';
import type { ExtendDeadline } from '../application/commands/extend-deadline';
import type { PublishConsultation } from '../application/commands/publish-consultation';
import type { PublishResponses } from '../application/commands/publish-responses';
import type { SubmitForEndorsement } from '../application/commands/submit-for-endorsement';
import type { RecordAdoption } from '../application/commands/record-adoption';
import type { RecordNonAdoption } from '../application/commands/record-non-adoption';
import type { ScheduleConsultation } from '../application/commands/schedule-consultation';
import type { UpdateConsultation } from '../application/commands/update-consultation';
import type { WithdrawConsultation } from '../application/commands/withdraw-consultation';
import type { AskedBlocks, AskedChanges, AskedConsultations, ConsultationReader, DeadlineExtension, DraftChange, DraftVersion, PlacedBlock } from '../application/ports';
import type { Consultation } from '../domain/consultation';
import type { ConsultationAction } from '../domain/permissions';

/** What the viewer may do with a consultation, which other areas add to. */
export interface ConsultationPermissions extends Readonly<Record<ConsultationAction, ShapedPermission>> {
  readonly consultation: Consultation;
}

/** The commands on consultations, by the names of their mutations. */
interface ConsultationCommands {
  readonly createConsultation: CreateConsultation;
  readonly updateConsultation: UpdateConsultation;
  readonly addDraftVersion: AddDraftVersion;
  readonly scheduleConsultation: ScheduleConsultation;
  readonly publishConsultation: PublishConsultation;
  readonly cancelConsultation: CancelConsultation;
  readonly extendDeadline: ExtendDeadline;
  readonly withdrawConsultation: WithdrawConsultation;
  readonly publishResponses: PublishResponses;
  readonly submitForEndorsement: SubmitForEndorsement;
  readonly recordAdoption: RecordAdoption;
  readonly recordNonAdoption: RecordNonAdoption;
}

/** What the consultation area gives to resolvers; what is of one consultation or version is batched, whoever may see it. */
export interface ConsultationContext {
  readonly consultationCommands: ConsultationCommands;
  readonly consultationReader: Pick<ConsultationReader, 'findPage' | 'count'>;
  /** A consultation as it is now. */
  readonly consultationById: (id: string) => Promise<Consultation | null>;
  /** One page of an institution's consultations. */
  readonly consultationsOf: (asked: AskedConsultations) => Promise<readonly Consultation[]>;
  readonly consultationCountOf: (asked: Omit<AskedConsultations, 'request'>) => Promise<number>;
  readonly draftVersionsOf: (consultationId: string) => Promise<readonly DraftVersion[]>;
  readonly blocksOf: (asked: AskedBlocks) => Promise<readonly PlacedBlock[]>;
  readonly blockCountOf: (versionId: string) => Promise<number>;
  readonly changesOf: (asked: AskedChanges) => Promise<readonly DraftChange[]>;
  readonly changeCountOf: (asked: Omit<AskedChanges, 'request'>) => Promise<number>;
  readonly extensionsOf: (consultationId: string) => Promise<readonly DeadlineExtension[]>;
  /** What time means in law today. */
  readonly legalClock: () => Promise<LegalClock>;
  /** Business time, read once per request. */
  readonly businessNow: () => Promise<Date>;
}
