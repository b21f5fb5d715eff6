import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { ConsultationStore } from '../../consultation/application/ports';
import type { ContributionStore, GroupFinder } from '../../contribution/application/ports';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ContributionGroup, GroupEvent } from '../domain/group';
import type { Letter } from '../domain/sorting';

/** The groups of one transaction; the row of their consultation is locked before theirs, theirs before their members'. */
export interface GroupStore extends GroupFinder {
  readonly insert: (group: ContributionGroup) => Promise<void>;
  /** Writes where it stands now. */
  readonly save: (group: ContributionGroup) => Promise<void>;
  readonly addMembers: (groupId: string, contributionIds: readonly string[]) => Promise<void>;
  readonly removeMembers: (groupId: string) => Promise<void>;
  /** Of these contributions those that are in a group. */
  readonly findGrouped: (contributionIds: readonly string[]) => Promise<readonly string[]>;
}

/** One line of the audit trail about a group. */
interface GroupAudit {
  readonly groupId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on groups may touch inside one transaction. */
export interface GroupUnit {
  /** Business time. */
  readonly now: Date;
  readonly consultations: Pick<ConsultationStore, 'findByIdForShare'>;
  readonly contributions: Pick<ContributionStore, 'findById' | 'findByIdsForUpdate'>;
  readonly groups: GroupStore;
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: GroupEvent) => Promise<void>;
  readonly audit: (entry: GroupAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface GroupIds {
  readonly groupId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InGroupTransaction = CommandRunner<GroupUnit, ConsultationsErrorCode>;

/** One page of the groups of a consultation, as asked for beside others. */
export interface AskedGroups {
  readonly consultationId: string;
  readonly request: PageRequest;
}

/** One page of the members of a group, as asked for beside others. */
export interface AskedMembers {
  readonly groupId: string;
  readonly request: PageRequest;
}

/** A contribution in its group, and when it was registered. */
export interface GroupMember {
  readonly contributionId: string;
  readonly createdAt: Date;
}

/** Reads groups for the graph, one statement for however many; who may see what is for the caller to ask. */
export interface GroupReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly ContributionGroup[]>;
  /** The group of each contribution that is in one. */
  readonly findOf: (contributionIds: readonly string[]) => Promise<readonly (ContributionGroup | null)[]>;
  /** The first made first; one row more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedGroups[]) => Promise<readonly (readonly ContributionGroup[])[]>;
  readonly countOf: (consultationIds: readonly string[]) => Promise<readonly number[]>;
  /** The first received first; one row more than asked for when it goes on. */
  readonly findMemberPages: (asked: readonly AskedMembers[]) => Promise<readonly (readonly GroupMember[])[]>;
}

/** Reads the letters that wait for a decision. */
export interface LetterReader {
  /** Letters without a decision that are in no group, the first registered first, after this one. */
  readonly findLetters: (consultationId: string, after: Pick<Letter, 'id' | 'createdAt'> | null, limit: number) => Promise<readonly Letter[]>;
  /** A text that is another one as soon as what {@link findLetters} answers is. */
  readonly stampOf: (consultationId: string) => Promise<string>;
}
