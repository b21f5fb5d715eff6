import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { InstitutionStore } from '../../institution/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Consultation, ConsultationEvent, ConsultationStatus } from '../domain/consultation';
import type { ActType } from '../domain/content';

/** The consultations of one transaction. */
export interface ConsultationStore {
  /** Locks the row until the transaction ends, so that two officers cannot change it at once. */
  readonly findByIdForUpdate: (id: string) => Promise<Consultation | null>;
  readonly insert: (consultation: Consultation) => Promise<void>;
  readonly save: (consultation: Consultation) => Promise<void>;
}

/** One line of the audit trail about a consultation. */
interface ConsultationAudit {
  readonly consultationId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on consultations may touch inside one transaction. */
export interface ConsultationUnit {
  /** Business time. */
  readonly now: Date;
  readonly consultations: ConsultationStore;
  readonly institutions: InstitutionStore;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: ConsultationEvent) => Promise<void>;
  readonly audit: (entry: ConsultationAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface ConsultationIds {
  readonly consultationId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InConsultationTransaction = CommandRunner<ConsultationUnit, ConsultationsErrorCode>;

/** Which consultations a list holds; null asks for nothing. */
export interface ConsultationQuery {
  readonly statuses: readonly ConsultationStatus[] | null;
  readonly institutionIds: readonly string[] | null;
  readonly domains: readonly string[] | null;
  readonly actTypes: readonly ActType[] | null;
  /** The institutions whose hidden consultations are listed too. */
  readonly seenInstitutionIds: readonly string[];
}

/** One page of an institution's consultations, as asked for beside others. */
export interface AskedConsultations {
  readonly institutionId: string;
  /** Whether the hidden ones are listed too. */
  readonly withHidden: boolean;
  readonly request: PageRequest;
}

/** Reads consultations for the graph, one statement for however many. */
export interface ConsultationReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Consultation[]>;
  /** The last drafted first; one row more than asked for when the list goes on. */
  readonly findPage: (query: ConsultationQuery, request: PageRequest) => Promise<readonly Consultation[]>;
  readonly count: (query: ConsultationQuery) => Promise<number>;
  /** Each page as {@link findPage} gives it. */
  readonly findPages: (asked: readonly AskedConsultations[]) => Promise<readonly (readonly Consultation[])[]>;
  /** How many each institution has. */
  readonly countOf: (asked: readonly Omit<AskedConsultations, 'request'>[]) => Promise<readonly number[]>;
}
