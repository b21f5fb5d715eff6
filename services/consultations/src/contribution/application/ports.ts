import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { DocumentFinder, PageRequest, Viewer } from '@conect/kernel';
import type { LegalClock } from '@conect/legal-clock';
import type { ConsultationStore, DraftBlockFinder } from '../../consultation/application/ports';
import type { DocumentPurpose } from '../../document/domain/document';
import type { InstitutionStore } from '../../institution/application/ports';
import type { OrganizationStore } from '../../organization/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ContributionContent, ContributionKind } from '../domain/content';
import type { Contribution, DecidedContribution, ContributionAuthorKind, ContributionEvent, ContributionStatus, ModerationEvent, RegistrationNumber } from '../domain/contribution';
import type { AppealedModeration } from '../domain/moderation';
import type { RegisterItem } from '../domain/register';

/** The contributions of one transaction; the row of their consultation is locked before theirs. */
export interface ContributionStore {
  readonly findById: (id: string) => Promise<Contribution | null>;
  /** Locks the row until the transaction ends, so that two people cannot change it at once. */
  readonly findByIdForUpdate: (id: string) => Promise<Contribution | null>;
  /** Writes it with what its author says. */
  readonly insert: (contribution: Contribution, writing: Writing) => Promise<void>;
  /** Writes where it stands now. */
  readonly save: (contribution: Contribution) => Promise<void>;
  /** Writes what the institution decided, beside what it decided before. */
  readonly addDecision: (contribution: DecidedContribution) => Promise<void>;
  /** Writes that its words are hidden, beside what was hidden before. */
  readonly addModeration: (contribution: ModerationEvent['contribution']) => Promise<void>;
  /** Writes where its last hiding stands now. */
  readonly saveModeration: (contribution: ModerationEvent['contribution']) => Promise<void>;
  /** Locks these, always in the same order. */
  readonly findByIdsForUpdate: (ids: readonly string[]) => Promise<readonly Contribution[]>;
  /** A consultation whose term is over and which has contributions that are not under review; kept as it is. */
  readonly findConsultationToReviewForShare: () => Promise<string | null>;
  /** Contributions of it that are not under review, up to so many, locked. */
  readonly findToReviewForUpdate: (consultationId: string, limit: number) => Promise<readonly Contribution[]>;
  /** Writes what its author says now, beside what was said before. */
  readonly addContent: (contribution: Contribution, writing: Writing) => Promise<void>;
  /** Those for which the user has said something that was not erased, with the numbers of what; locked, always in the same order. */
  readonly findWrittenByForUpdate: (userId: string) => Promise<readonly WrittenContribution[]>;
  /** Takes out who wrote these versions; once the person is erased whose own they are, also what was said. */
  readonly erase: (contribution: Contribution, erasure: { readonly numbers: readonly number[]; readonly erasedAt: Date | null }) => Promise<void>;
}

/** A contribution, and which of its versions somebody wrote. */
interface WrittenContribution {
  readonly contribution: Contribution;
  readonly writtenNumbers: readonly number[];
}

/** Who wrote something when. */
interface Writing {
  readonly writtenAt: Date;
  readonly writtenBy: string | null;
}

/** The register of proposals of each institution. */
export interface RegisterStore {
  /** The next number of the institution in the year. Whoever comes next waits until this transaction ends, so that no number is left out. */
  readonly nextNumber: (institutionId: string, year: number) => Promise<number>;
  /** Adds an entry at the end of the institution's register, which stays locked until the transaction ends. */
  readonly append: (item: RegisterItem) => Promise<void>;
  /** Takes out the salts of these fields of what was said, so that their hashes say nothing any more. */
  readonly forget: (what: { readonly contributionId: string; readonly numbers: readonly number[]; readonly fields: readonly string[] }) => Promise<void>;
  /** Takes out the salts of these fields of what was said about its words. */
  readonly forgetModeration: (contributionId: string, fields: readonly string[]) => Promise<void>;
  /** The ends of registers that went on since their last root and have none of this day; they stay locked. */
  readonly findDueForRootForUpdate: (day: string, limit: number) => Promise<readonly RegisterEnd[]>;
  readonly insertRoot: (root: RegisterRoot) => Promise<void>;
}

/** One line of the audit trail about a contribution, in the chain of its own. */
interface ContributionAudit {
  readonly contributionId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on contributions may touch inside one transaction. */
export interface ContributionUnit {
  /** Business time. */
  readonly now: Date;
  readonly consultations: Pick<ConsultationStore, 'findByIdForShare'>;
  readonly draftBlocks: DraftBlockFinder;
  readonly legalClock: () => Promise<LegalClock>;
  readonly contributions: ContributionStore;
  readonly register: RegisterStore;
  readonly documents: DocumentFinder<DocumentPurpose>;
  readonly institutions: Pick<InstitutionStore, 'isOpen'>;
  readonly organizations: OrganizationStore;
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: ContributionEvent | ModerationEvent) => Promise<void>;
  readonly publishRoot: (root: RegisterRoot) => Promise<void>;
  readonly audit: (entry: ContributionAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface ContributionIds {
  readonly contributionId: string;
}

/** What an accepted command on several answers; the same on a replay. */
export interface ManyContributionIds {
  readonly contributionIds: readonly string[];
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InContributionTransaction = CommandRunner<ContributionUnit, ConsultationsErrorCode>;

/** Which contributions of a consultation a list holds; null asks for nothing. */
export interface ContributionQuery {
  readonly statuses: readonly ContributionStatus[] | null;
  readonly kinds: readonly ContributionKind[] | null;
  readonly authorKinds: readonly ContributionAuthorKind[] | null;
  readonly blockId: string | null;
  readonly isGeneral: boolean | null;
  /** Whether decisions are seen; else what is decided counts as under review. */
  readonly withDecisions: boolean;
}

/** One page of the contributions of a consultation, or of an organization, as asked for beside others. */
export interface AskedContributions extends ContributionQuery {
  readonly of: 'CONSULTATION' | 'ORGANIZATION';
  readonly ofId: string;
  readonly request: PageRequest;
}

/** A contribution whose author has appealed against its hiding. */
export type AppealedContribution = Contribution & { readonly moderation: AppealedModeration };

/** The register of one institution in one year. */
export interface RegisterQuery {
  readonly institutionId: string;
  readonly year: number;
}

/** What an author has said at one time. */
export interface ContributionVersion extends ContributionContent {
  readonly contributionId: string;
  readonly number: number;
  readonly writtenAt: Date;
}

/** Reads contributions for the graph, one statement for however many; who may see what is for the caller to ask. */
export interface ContributionReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Contribution[]>;
  /** The first received first; each page with one row more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedContributions[]) => Promise<readonly (readonly Contribution[])[]>;
  readonly countOf: (asked: readonly Omit<AskedContributions, 'request'>[]) => Promise<readonly number[]>;
  /** By number; one row more than asked for when it goes on. */
  readonly findRegisterPage: (query: RegisterQuery, request: PageRequest) => Promise<readonly Contribution[]>;
  readonly countRegister: (query: RegisterQuery) => Promise<number>;
  /** Those whose author has appealed and waits, the longest first; one row more than asked for when it goes on. */
  readonly findAppeals: (request: PageRequest) => Promise<readonly AppealedContribution[]>;
  readonly countAppeals: () => Promise<number>;
  /** Everything that authors have said, the first first. */
  readonly findVersions: (contributionIds: readonly string[]) => Promise<readonly ContributionVersion[]>;
}

/** One field of a receipt; the salt is gone once the value is erased. */
interface ReceiptField {
  readonly name: string;
  readonly hash: string;
  readonly salt: string | null;
}

/** An entry of the register with its hashes, hexadecimal, and those of its fields. */
export interface Receipt extends Omit<RegisterItem, 'fields'> {
  readonly sequence: number;
  readonly itemHash: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly fields: readonly ReceiptField[];
}

/** The last entry of a register. */
interface RegisterEnd {
  readonly institutionId: string;
  readonly sequence: number;
  readonly hash: string;
}

/** The end of a register on a day, as published. */
export interface RegisterRoot extends RegisterEnd {
  /** The day in Romania, `yyyy-mm-dd`. */
  readonly day: string;
  readonly publishedAt: Date;
}

/** What a receipt says of an entry. */
export interface ReceiptClaim extends RegistrationNumber {
  readonly institutionId: string;
  readonly sequence: number;
  readonly itemHash: string;
  readonly entryHash: string;
}

/** Whether a receipt holds, and the root that covers its entry. */
export interface ReceiptVerification {
  readonly outcome: 'IN_REGISTER' | 'NOT_IN_REGISTER' | 'DIFFERS' | 'REGISTER_BROKEN';
  readonly root: RegisterRoot | null;
}

/** Reads registers for the graph. */
export interface RegisterReader {
  /** The entry of what the author says now, of each contribution. */
  readonly findReceipts: (contributionIds: readonly string[]) => Promise<readonly (Receipt | null)[]>;
  /** Computes the entry anew, and the register from there up to the root that covers it. */
  readonly verify: (claim: ReceiptClaim) => Promise<ReceiptVerification>;
  /** The first day first; one row more than asked for when the list goes on. */
  readonly findRoots: (institutionId: string, request: PageRequest) => Promise<readonly RegisterRoot[]>;
  readonly countRoots: (institutionId: string) => Promise<number>;
}
