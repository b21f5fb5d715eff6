import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { DocumentFinder, PageRequest, Viewer } from '@conect/kernel';
import type { Application } from '../../application/domain/application';
import type { DocumentPurpose } from '../../document/domain/document';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { VolunteerProfileStore } from '../../volunteer/application/ports';
import type { VolunteeringContract } from '../domain/contract';
import type { Guardian, GuardianConsent, GuardianLink } from '../domain/guardian';
import type { ContractEvent } from '../domain/lifecycle';
import type { Renegotiation } from '../domain/renegotiation';
import type { ContractParty, ContractSignature } from '../domain/signature';
import type { TextBlock } from '../domain/template';
import type { ContractPaper, VolunteerDetails } from '../domain/terms';

/** The contracts of one transaction. */
export interface ContractStore {
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<VolunteeringContract | null>;
  readonly insert: (contract: VolunteeringContract) => Promise<void>;
  readonly save: (contract: VolunteeringContract) => Promise<void>;
}

/** What the commands on contracts ask of all of them. */
interface ContractBook {
  /** The next number of an organization and year; its counter stays locked until the transaction ends, and a number that was not used is given again. */
  readonly nextNumber: (organizationId: string, year: number) => Promise<number>;
  /** Whether a contract of the same two that is not called off has a day in this period. */
  readonly overlaps: (contract: Pick<VolunteeringContract, 'organizationId' | 'volunteerId' | 'startsOn' | 'endsOn'>) => Promise<boolean>;
  /** Contracts that time ends, the longest due first. */
  readonly findDue: (today: string, limit: number) => Promise<readonly string[]>;
  /** Contracts with a proposal whose term is over. */
  readonly findLapsed: (now: Date, limit: number) => Promise<readonly string[]>;
  /** A volunteer's contracts that nobody is bound by yet. */
  readonly findUnsigned: (volunteerId: string) => Promise<readonly string[]>;
  /** Takes out of all contracts of a volunteer why they ended and why other terms were proposed: it may name him. */
  readonly forgetReasons: (volunteerId: string) => Promise<void>;
}

/** The wordings of one transaction. */
interface PaperStore {
  readonly insert: (paper: ContractPaper) => Promise<void>;
  /** The one in force: the last. */
  readonly findCurrent: (contractId: string) => Promise<ContractPaper>;
  readonly saveHash: (paper: Pick<ContractPaper, 'contractId' | 'revision'>, sha256: string) => Promise<void>;
}

/** The guardians' consents of one transaction; who changes one has locked its contract. */
interface ConsentStore {
  /** The consent to which a token leads by this link. */
  readonly findByToken: (link: GuardianLink, token: string) => Promise<GuardianConsent | null>;
  /** The last that was asked for, whatever became of it. */
  readonly findLast: (contractId: string) => Promise<GuardianConsent | null>;
  readonly count: (contractId: string) => Promise<number>;
  /** Makes its two tokens, and keeps only their hashes. */
  readonly insert: (consent: GuardianConsent) => Promise<void>;
  readonly save: (consent: GuardianConsent) => Promise<void>;
}

/** The proposals of one transaction; who changes one has locked its contract. */
interface RenegotiationStore {
  /** The last that was made, whatever became of it. */
  readonly findLast: (contractId: string) => Promise<Renegotiation | null>;
  /** The first whose term is over and that nobody answered. */
  readonly findUnanswered: (contractId: string, now: Date) => Promise<Renegotiation | null>;
  readonly insert: (renegotiation: Renegotiation) => Promise<void>;
  readonly save: (renegotiation: Renegotiation) => Promise<void>;
}

/** What the paper says of people, encrypted. Nobody but the two parties reads it, and a guardian his own contract's text. */
interface PeopleVault {
  readonly keepVolunteer: (contractId: string, details: VolunteerDetails) => Promise<void>;
  /** Null before he gave them, and once they are gone. */
  readonly findVolunteer: (contractId: string) => Promise<VolunteerDetails | null>;
  readonly keepGuardian: (consent: Pick<GuardianConsent, 'id' | 'contractId'>, guardian: Guardian) => Promise<void>;
  /** Removes what is kept of the volunteer's contracts that are over, the name too; answers of how many. */
  readonly forgetVolunteer: (userId: string) => Promise<number>;
  /** Removes all but the name of contracts that ended before that day, up to so many; answers of how many. */
  readonly purge: (endedBefore: string, limit: number) => Promise<number>;
}

/** The application behind a contract, and the opportunity that is locked before it. */
interface EngagementStore {
  readonly findApplicationForUpdate: (applicationId: string) => Promise<Application | null>;
  /** The application of a contract, locked before the contract, in the order that all keep. */
  readonly findOfContractForUpdate: (contractId: string) => Promise<Application | null>;
  /** ACCEPTED -> ENGAGED: a contract is in force. */
  readonly engage: (applicationId: string) => Promise<void>;
}

/** One line of the audit trail about a contract. */
interface ContractAudit {
  readonly contractId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on contracts may touch inside one transaction. */
export interface ContractUnit {
  /** Business time. */
  readonly now: Date;
  readonly contracts: ContractStore;
  readonly book: ContractBook;
  readonly papers: PaperStore;
  readonly signatures: { readonly insert: (signature: ContractSignature) => Promise<void> };
  readonly consents: ConsentStore;
  readonly renegotiations: RenegotiationStore;
  readonly vault: PeopleVault;
  readonly engagements: EngagementStore;
  readonly profiles: Pick<VolunteerProfileStore, 'find'>;
  readonly organizations: { readonly statusOf: (id: string) => Promise<string | null> };
  /** How the registry calls it; null before it was heard of. */
  readonly nameOf: (organizationId: string) => Promise<string | null>;
  /** Whether somebody decides on volunteers for an organization. */
  readonly coordinates: (userId: string, organizationId: string) => Promise<boolean>;
  readonly documents: DocumentFinder<DocumentPurpose>;
  /** SHA-256 of a text by its canonical form; one letter changes it. */
  readonly hashOf: (text: { readonly templateVersion: number; readonly blocks: readonly TextBlock[] }) => string;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: ContractEvent) => Promise<void>;
  readonly audit: (entry: ContractAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface ContractIds {
  readonly contractId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InContractTransaction = CommandRunner<ContractUnit, VolunteeringErrorCode>;

/** Whose contracts: those of a volunteer, or those of a host. */
export type ContractSide = ContractParty;

/** One page of the contracts of a volunteer or a host, as asked for beside others. */
export interface AskedContracts {
  readonly partyId: string;
  readonly request: PageRequest;
}

/** One line of the register of volunteers. */
export interface RegisterEntry {
  readonly contract: VolunteeringContract;
  /** Null once the volunteer is erased: then the number stands for him. */
  readonly volunteerName: string | null;
  readonly activities: string;
  /** When both had signed. */
  readonly recordedAt: Date;
}

/** Which register: of an organization and year, from a number on. */
interface RegisterQuery {
  readonly organizationId: string;
  readonly year: number;
  readonly request: PageRequest;
}

/** Reads contracts for the graph, one statement for however many. Who may see what, the resolvers ask. */
export interface ContractReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly VolunteeringContract[]>;
  /** The newest first; one row more than asked for when the list goes on. */
  readonly findPages: (side: ContractSide, asked: readonly AskedContracts[]) => Promise<readonly (readonly VolunteeringContract[])[]>;
  readonly countOf: (side: ContractSide, partyIds: readonly string[]) => Promise<readonly number[]>;
  readonly findPapers: (contractIds: readonly string[]) => Promise<readonly ContractPaper[]>;
  readonly findSignatures: (contractIds: readonly string[]) => Promise<readonly ContractSignature[]>;
  readonly findConsents: (contractIds: readonly string[]) => Promise<readonly GuardianConsent[]>;
  readonly findRenegotiations: (contractIds: readonly string[]) => Promise<readonly Renegotiation[]>;
  readonly findVolunteers: (contractIds: readonly string[]) => Promise<readonly (VolunteerDetails | null)[]>;
  readonly findGuardians: (consentIds: readonly string[]) => Promise<readonly (Guardian | null)[]>;
  /** By number; one row more than asked for when the list goes on. */
  readonly findRegister: (query: RegisterQuery) => Promise<readonly RegisterEntry[]>;
  readonly countRegister: (query: Omit<RegisterQuery, 'request'>) => Promise<number>;
}

/** What a guardian's page shows. */
export interface GuardianView {
  readonly consent: GuardianConsent;
  readonly contract: VolunteeringContract;
  readonly paper: ContractPaper;
  /** Null once the volunteer's details are gone. */
  readonly volunteer: VolunteerDetails | null;
  readonly now: Date;
}

/** A guardian's page, and by which of his two links it was opened. */
export interface GuardianVisit extends GuardianView {
  readonly link: GuardianLink;
}
