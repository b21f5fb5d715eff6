import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { ContractStore } from '../../contract/application/ports';
import type { ContractHours } from '../../hours/application/contract-hours';
import type { RelationSight } from '../../membership/domain/host';
import type { OrganizationStore } from '../../organization/application/ports';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { VolunteerProfileStore } from '../../volunteer/application/ports';
import type { Certificate, CertificateEvent, CertificateStatus, NameProof } from '../domain/certificate';

/** What must not stand in the database as it is. */
export interface CertificateSecrets {
  /** The hash of the code that a certificate gets. */
  readonly newCodeHash: (certificateId: string) => string;
  /** The hash of a code that somebody typed; null for what is no code. */
  readonly hashOfGiven: (text: string) => string | null;
  /** The code of a certificate; null after the secret was changed, when the paper alone has it. */
  readonly codeOf: (certificate: Pick<Certificate, 'id' | 'codeHash'>) => string | null;
  readonly proofOf: (fullName: string) => NameProof;
  /** Whether this is the name of which there is a proof. */
  readonly isNameOf: (fullName: string, proof: NameProof) => boolean;
}

/** The certificates of one transaction. */
interface CertificateStore {
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Certificate | null>;
  /** The next number of an organization and year; its counter stays locked until the transaction ends, so that a number is given once and none is left out. */
  readonly nextNumber: (organizationId: string, year: number) => Promise<number>;
  readonly insert: (certificate: Certificate) => Promise<void>;
  readonly save: (certificate: Certificate) => Promise<void>;
  /** Locks every certificate of a volunteer. */
  readonly findOfVolunteerForUpdate: (volunteerId: string) => Promise<readonly Certificate[]>;
}

/** One line of the audit trail about a certificate. */
interface CertificateAudit {
  readonly certificateId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on certificates may touch inside one transaction. */
export interface CertificateUnit {
  /** Business time. */
  readonly now: Date;
  readonly certificates: CertificateStore;
  readonly contracts: Pick<ContractStore, 'findByIdForUpdate'>;
  readonly hours: ContractHours;
  readonly organizations: Pick<OrganizationStore, 'statusOf'>;
  readonly profiles: Pick<VolunteerProfileStore, 'find'>;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: CertificateEvent) => Promise<void>;
  readonly audit: (entry: CertificateAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface CertificateIds {
  readonly certificateId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InCertificateTransaction = CommandRunner<CertificateUnit, VolunteeringErrorCode>;

/** Which certificates a list holds; null asks for nothing. */
export interface CertificateQuery {
  readonly statuses: readonly CertificateStatus[] | null;
  readonly organizationIds: readonly string[] | null;
  readonly contractIds: readonly string[] | null;
}

/** Reads certificates, one statement for however many. */
export interface CertificateReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Certificate[]>;
  readonly findByCodeHashes: (hashes: readonly string[]) => Promise<readonly Certificate[]>;
  /** The last issued first; one row more than asked for when the list goes on. */
  readonly findPage: (sight: RelationSight, query: CertificateQuery, request: PageRequest) => Promise<readonly Certificate[]>;
  readonly count: (sight: RelationSight, query: CertificateQuery) => Promise<number>;
}
