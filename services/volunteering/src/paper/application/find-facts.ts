import type { CertificateReader } from '../../certificate/application/ports';
import type { Certificate } from '../../certificate/domain/certificate';
import type { ContractReader } from '../../contract/application/ports';
import type { PlacedShift } from '../../hours/domain/attendance';
import type { OrganizationNames } from '../../organization/application/organization-names';
import type { CertificateFacts, ContractFacts, MonthOfHours, RegisterFacts, ShiftFacts } from '../domain/facts';
import type { PaperKind, PaperSubject } from '../domain/paper';
import type { FindFacts } from './ports';

/** A shift with what is printed of it. */
export interface PrintedShift extends PlacedShift {
  readonly title: string;
  readonly place: string | null;
}

/** What the facts of papers are read by, on one transaction. */
export interface FactSources {
  readonly contracts: Pick<ContractReader, 'findByIds' | 'findPapers' | 'findVolunteers' | 'findSignatures' | 'findConsents' | 'findGuardians'>;
  readonly documents: { readonly findByIds: (ids: readonly string[]) => Promise<readonly { readonly id: string; readonly fileName: string; readonly sha256: string }[]> };
  readonly certificates: Pick<CertificateReader, 'findByIds'>;
  /** Null after the service's secret was changed. */
  readonly codeOfCertificate: (certificate: Certificate) => CertificateFacts['code'];
  /** When a contract came into force: the host signs last; null when it never did. */
  readonly signedAt: (contractId: string) => Promise<Date | null>;
  /** The approved hours of a contract until that instant, by month. */
  readonly monthsOf: (contractId: string, until: Date) => Promise<readonly MonthOfHours[]>;
  readonly findShift: (id: string) => Promise<PrintedShift | null>;
  readonly codeOfShift: (shift: PlacedShift) => string;
  readonly registerState: (organizationId: string, year: number) => Promise<Pick<RegisterFacts, 'rowsStamp' | 'asOf'>>;
  readonly organizationNames: OrganizationNames;
}

/** Makes what finds the facts of a paper. */
export function createFindFacts(sources: FactSources): FindFacts {
  const contract = ({ subjectId }: PaperSubject) => findContract(sources, subjectId);
  const finders: Readonly<Record<PaperKind, FindFacts>> = {
    CONTRACT: contract,
    VOLUNTEER_SHEET: contract,
    PROTECTION_SHEET: contract,
    CERTIFICATE: ({ subjectId }) => findCertificate(sources, subjectId),
    ATTENDANCE_CODE: ({ subjectId }) => findShift(sources, subjectId),
    REGISTER: (subject) => findRegister(sources, subject),
  };
  return (subject) => finders[subject.kind](subject);
}

async function findContract({ contracts, documents }: FactSources, id: string): Promise<ContractFacts | null> {
  const [contract] = await contracts.findByIds([id]);
  const [paper] = await contracts.findPapers([id]);
  if (contract === undefined || paper === undefined) return null;
  const signatures = (await contracts.findSignatures([id])).filter(({ revision }) => revision === paper.revision);
  const files = new Map((await documents.findByIds(signatures.flatMap(({ documentId }) => documentId ?? []))).map(({ id: documentId, fileName, sha256 }) => [documentId, { fileName, sha256 }]));
  const [consent = null] = await contracts.findConsents([id]);
  const [volunteer = null] = await contracts.findVolunteers([id]);
  const [guardian = null] = consent === null ? [] : await contracts.findGuardians([consent.id]);
  const withFile = signatures.map((signature) => ({ ...signature, file: signature.documentId === null ? null : (files.get(signature.documentId) ?? null) }));
  return { of: 'CONTRACT', contract, paper, volunteer, signatures: withFile, consent, guardian };
}

async function findCertificate({ certificates, contracts, codeOfCertificate, signedAt, monthsOf, organizationNames }: FactSources, id: string): Promise<CertificateFacts | null> {
  const [certificate] = await certificates.findByIds([id]);
  if (certificate === undefined) return null;
  const [hostName = null] = await organizationNames([certificate.organizationId]);
  const { contractId, createdAt } = certificate;
  const [paper] = await contracts.findPapers([contractId]);
  return {
    of: 'CERTIFICATE',
    certificate,
    hostName,
    host: paper?.terms.host ?? null,
    contractSignedAt: await signedAt(contractId),
    code: codeOfCertificate(certificate),
    months: await monthsOf(contractId, createdAt),
  };
}

async function findShift({ findShift: find, codeOfShift, organizationNames }: FactSources, id: string): Promise<ShiftFacts | null> {
  const found = await find(id);
  if (found === null) return null;
  const { title, place, ...shift } = found;
  const [hostName = null] = await organizationNames([shift.organizationId]);
  return { of: 'SHIFT', shift, title, place, hostName, code: codeOfShift(shift) };
}

async function findRegister({ registerState, organizationNames }: FactSources, { subjectId: organizationId, year }: PaperSubject): Promise<RegisterFacts | null> {
  if (year === null) return null;
  const [hostName = null] = await organizationNames([organizationId]);
  return { of: 'REGISTER', organizationId, hostName, year, ...(await registerState(organizationId, year)) };
}
