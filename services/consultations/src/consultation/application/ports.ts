import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { CursorValues, Document, DocumentFinder, PageRequest, Viewer } from '@conect/kernel';
import type { DocumentPurpose } from '../../document/domain/document';
import type { InstitutionStore } from '../../institution/application/ports';
import type { ReadLegalClock } from '../../legal-term/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Consultation, ConsultationEvent, ConsultationStatus } from '../domain/consultation';
import type { DraftBlock } from '../domain/draft-text';
import type { ConsultationSort } from '../domain/search';
import type { ConsultationStage } from '../domain/stage';
import type { ActType } from '../domain/content';

/** The consultations of one transaction. */
export interface ConsultationStore {
  /** Locks the row until the transaction ends, so that two officers cannot change it at once. */
  readonly findByIdForUpdate: (id: string) => Promise<Consultation | null>;
  /** Keeps the row as it is until the transaction ends; others may read it so at the same time, nobody may change it. */
  readonly findByIdForShare: (id: string) => Promise<Consultation | null>;
  readonly insert: (consultation: Consultation) => Promise<void>;
  readonly save: (consultation: Consultation) => Promise<void>;
  /** Inserts those whose ids are not there yet; answers which. */
  readonly insertMissing: (consultations: readonly Consultation[]) => Promise<ReadonlySet<string>>;
  /** Has it found by what it says now. */
  readonly saveWords: (consultation: Consultation) => Promise<void>;
  /** Those that time may ask something of, the longest due first, locked; those that somebody else holds are left out. */
  readonly findDueForUpdate: (limit: number) => Promise<readonly Consultation[]>;
}

/** One version of a draft's text. */
export interface DraftVersion {
  readonly id: string;
  readonly consultationId: string;
  /** 1 for the first. */
  readonly number: number;
  /** What the version is about. */
  readonly note: string | null;
  /** The file it came as; null when it was given in articles. */
  readonly documentId: string | null;
  readonly createdAt: Date;
}

/** Finds blocks of the last version of a draft, by their id or by where they stand. */
export interface DraftBlockFinder {
  /** Of each place its block, or the first one within it when it has no text of its own; null where the draft has none. */
  readonly findBlocks: (consultationId: string, places: readonly BlockPlace[]) => Promise<readonly (Pick<DraftBlock, 'id' | 'ref'> | null)[]>;
}

/** A block by its id, or by where it stands. */
export type BlockPlace = { readonly blockId: string } | DraftBlock['ref'];

/** The versions of one transaction. */
interface DraftVersionStore {
  /** The blocks of the last version; none before the first. */
  readonly lastBlocks: (consultationId: string) => Promise<readonly DraftBlock[]>;
  readonly insert: (version: DraftVersion & { readonly blocks: readonly DraftBlock[] }) => Promise<void>;
}

/** Why the file of a draft cannot be read as a text. */
export type DraftFileProblem = 'DRAFT_FILE_UNREADABLE' | 'DRAFT_NUMBERING_UNKNOWN';

/** Reads the lines of a stored file as a person sees them, or tells why it cannot. */
export type ReadDraftFile = (document: Pick<Document, 'sha256' | 'mediaType'>) => Promise<readonly string[] | DraftFileProblem>;

/** One time that a deadline was extended. */
export interface DeadlineExtension {
  readonly consultationId: string;
  readonly extendedAt: Date;
  readonly from: Date;
  readonly to: Date;
  readonly reason: string;
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
  readonly draftVersions: DraftVersionStore;
  readonly documents: DocumentFinder<DocumentPurpose>;
  readonly extensions: { readonly insert: (extension: DeadlineExtension) => Promise<void> };
  readonly institutions: InstitutionStore;
  readonly legalClock: ReadLegalClock;
  /** Has what is due then done at that business instant. */
  readonly scheduleWalk: (at: Date) => Promise<void>;
  /** What keeps the consultation from going on: what each gate says. */
  readonly blockersOf: (consultationId: string) => Promise<readonly string[]>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: ConsultationEvent) => Promise<void>;
  readonly audit: (entry: ConsultationAudit) => Promise<void>;
}

/** Keeps consultations from being answered and endorsed while something of another area is open. */
export interface ConsultationGate {
  /** What is open, one name each: the number of a proposal, or `DEBATE_OPEN`. */
  readonly blockersOf: (consultationId: string) => Promise<readonly string[]>;
}

/** What an accepted command answers; the same on a replay. */
export interface ConsultationIds {
  readonly consultationId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InConsultationTransaction = CommandRunner<ConsultationUnit, ConsultationsErrorCode>;

/** Which consultations a list holds, and in which order; null asks for nothing. */
export interface ConsultationQuery {
  readonly statuses: readonly ConsultationStatus[] | null;
  readonly stages: readonly ConsultationStage[] | null;
  readonly institutionIds: readonly string[] | null;
  readonly domains: readonly string[] | null;
  readonly actTypes: readonly ActType[] | null;
  /** The earliest deadline, and the latest. */
  readonly closesFrom: Date | null;
  readonly closesTo: Date | null;
  /** What is searched: folded words, the last of which may be unfinished; none asks for nothing, and has no relevance. */
  readonly words: readonly string[];
  readonly sort: ConsultationSort;
  /** The institutions whose hidden consultations are listed too. */
  readonly seenInstitutionIds: readonly string[];
}

/** A consultation in a list, with the values of the list's order at its place. */
interface ConsultationHit {
  readonly consultation: Consultation;
  readonly position: CursorValues;
}

/** One page of an institution's consultations, as asked for beside others. */
export interface AskedConsultations {
  readonly institutionId: string;
  /** Whether the hidden ones are listed too. */
  readonly withHidden: boolean;
  readonly request: PageRequest;
}

/** One page of a version's blocks, as asked for beside others. */
export interface AskedBlocks {
  readonly versionId: string;
  readonly request: PageRequest;
}

/** One page of what is different between two versions of a consultation's text, as asked for beside others. */
export interface AskedChanges {
  readonly versionId: string;
  readonly consultationId: string;
  /** The number of the earlier version. */
  readonly since: number;
  readonly request: PageRequest;
}

/** One block that is not as it was; one of the two is there at least. */
export interface DraftChange {
  /** Where it stands in the list: its place in the text, and the removed before what stands there now. */
  readonly place: readonly [position: number, isThere: number];
  readonly block: DraftBlock | null;
  readonly before: DraftBlock | null;
}

/** A block with its place in the text. */
export interface PlacedBlock extends DraftBlock {
  readonly position: number;
}

/** Reads consultations for the graph, one statement for however many. */
export interface ConsultationReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Consultation[]>;
  /** In the order of the list; one more than asked for when it goes on. */
  readonly findPage: (query: ConsultationQuery, request: PageRequest) => Promise<readonly ConsultationHit[]>;
  readonly count: (query: ConsultationQuery) => Promise<number>;
  /** Each page the last drafted first; one more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedConsultations[]) => Promise<readonly (readonly Consultation[])[]>;
  readonly findVersionsByIds: (ids: readonly string[]) => Promise<readonly DraftVersion[]>;
  /** The versions of these consultations, the first first. */
  readonly findVersions: (consultationIds: readonly string[]) => Promise<readonly DraftVersion[]>;
  /** Pages of versions' blocks in the order of the text; each with one more than asked for when it goes on. */
  readonly findBlockPages: (asked: readonly AskedBlocks[]) => Promise<readonly (readonly PlacedBlock[])[]>;
  readonly countBlocks: (versionIds: readonly string[]) => Promise<readonly number[]>;
  /** Pages of changes in the order of the text; each with one more than asked for when it goes on. */
  readonly findChangePages: (asked: readonly AskedChanges[]) => Promise<readonly (readonly DraftChange[])[]>;
  readonly countChanges: (asked: readonly Omit<AskedChanges, 'request'>[]) => Promise<readonly number[]>;
  /** How the deadlines of these consultations were extended, the first time first. */
  readonly findExtensions: (consultationIds: readonly string[]) => Promise<readonly DeadlineExtension[]>;
  /** How many each institution has. */
  readonly countOf: (asked: readonly Omit<AskedConsultations, 'request'>[]) => Promise<readonly number[]>;
}
