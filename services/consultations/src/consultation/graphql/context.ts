import type { CancelConsultation } from '../application/commands/cancel-consultation';
import type { CreateConsultation } from '../application/commands/create-consultation';
import type { UpdateConsultation } from '../application/commands/update-consultation';
import type { AskedConsultations, ConsultationReader } from '../application/ports';
import type { Consultation } from '../domain/consultation';

/** The commands on consultations, by the names of their mutations. */
interface ConsultationCommands {
  readonly createConsultation: CreateConsultation;
  readonly updateConsultation: UpdateConsultation;
  readonly cancelConsultation: CancelConsultation;
}

/** What the consultation area gives to resolvers. */
export interface ConsultationContext {
  readonly consultationCommands: ConsultationCommands;
  readonly consultationReader: Pick<ConsultationReader, 'findPage' | 'count'>;
  /** A consultation as it is now; batched, whoever may see it. */
  readonly consultationById: (id: string) => Promise<Consultation | null>;
  /** One page of an institution's consultations; the pages of one request are read together. */
  readonly consultationsOf: (asked: AskedConsultations) => Promise<readonly Consultation[]>;
  readonly consultationCountOf: (asked: Omit<AskedConsultations, 'request'>) => Promise<number>;
}
