import type { CommandCall } from '@conect/auth';
import type { PageRequest, Result } from '@conect/kernel';
import type { OrganizationAudit, OrganizationUnit } from '../../organization/application/ports';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { LinkEvent, LinkKind, LinkSide, OrganizationLink } from '../domain/link';

/** Which two, and how. */
export type LinkPair = Pick<OrganizationLink, 'kind' | 'parentId' | 'memberId'>;

/** The links of one transaction. The rows of both organizations are locked first, so that the links of a pair change one after the other. */
export interface LinkStore {
  readonly findById: (id: string) => Promise<OrganizationLink | null>;
  /** Those of an organization that wait or hold. */
  readonly findLiveOf: (organizationId: string) => Promise<readonly OrganizationLink[]>;
  /** Whether such a link of the pair waits or holds. */
  readonly hasLive: (pair: LinkPair) => Promise<boolean>;
  /** Whether the organization is the confirmed branch of another one. */
  readonly isConfirmedBranch: (memberId: string) => Promise<boolean>;
  /** Whether the parent belongs to the member, through however many confirmed links of the kind. */
  readonly isBelow: (pair: LinkPair) => Promise<boolean>;
  /** Until the transaction ends nobody else confirms: two confirmations of different pairs can close a circle together. Comes after the rows' locks. */
  readonly lockConfirmations: () => Promise<void>;
  readonly insert: (link: OrganizationLink) => Promise<void>;
  readonly save: (link: OrganizationLink) => Promise<void>;
}

/** One line of the audit trail about a link. */
interface LinkAudit {
  readonly linkId: string;
  readonly changes: OrganizationAudit['changes'];
}

/** What is needed to change links, whatever else happens in the transaction. */
export interface LinkWriter {
  readonly now: Date;
  readonly links: LinkStore;
  readonly publishLink: (event: LinkEvent) => Promise<void>;
  readonly auditLink: (entry: LinkAudit) => Promise<void>;
}

/** What a command on links may touch inside one transaction. */
export interface LinkUnit extends OrganizationUnit, LinkWriter {}

/** What an accepted command answers; the same on a replay. */
export interface LinkIds {
  readonly linkId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InLinkTransaction = (call: CommandCall, work: (unit: LinkUnit) => Promise<Result<LinkIds, RegistryErrorCode>>) => Promise<Result<LinkIds, RegistryErrorCode>>;

/** Which links of an organization a list holds; null for no condition. */
export interface LinkQuery {
  readonly organizationId: string;
  readonly kind: LinkKind | null;
  readonly status: OrganizationLink['status'] | null;
  /** Only those in which the organization is this side. */
  readonly side: LinkSide | null;
  /** Also those that are not confirmed: all of them, or those of these organizations. */
  readonly seesAll: boolean;
  readonly ownIds: readonly string[];
}

/** One page of such a list. */
export interface AskedLinks extends LinkQuery {
  readonly request: PageRequest;
}

/** Reads links for the graph. */
export interface LinkReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly OrganizationLink[]>;
  /** For each page asked for: the newest first, one more than asked for when there are more; all in one statement. */
  readonly findPages: (asked: readonly AskedLinks[]) => Promise<readonly (readonly OrganizationLink[])[]>;
  /** For each list how many it holds, in one statement. */
  readonly countAll: (queries: readonly LinkQuery[]) => Promise<readonly number[]>;
}
