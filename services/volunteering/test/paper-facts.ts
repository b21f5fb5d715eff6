import type { Block } from '@conect/papers';
import type { VolunteeringContract } from '../src/contract/domain/contract';
import type { ContractPaper, ContractTerms, VolunteerDetails } from '../src/contract/domain/terms';
import type { CertificateFacts, SeenSignature } from '../src/paper/domain/facts';
import type { WholeContract } from '../src/paper/files/contract-paper';

const [coordinatorId, volunteerId, contractId, organizationId] = ['0193a5d2-7f00-7cc1-9d55-3f6a0c1be0aa', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0bb', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0cc', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0dd'];

/** SHA-256 of the text of {@link contractFacts}, as if it had been computed. */
export const sha256 = 'ab'.repeat(32);

const contract: VolunteeringContract = {
  id: contractId,
  version: 5,
  organizationId,
  opportunityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0ee',
  applicationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0ff',
  volunteerId,
  number: 12,
  year: 2026,
  status: 'ACTIVE',
  statusSince: new Date('2026-03-02T10:00:00Z'),
  statusReason: null,
  startsOn: '2026-04-01',
  endsOn: '2026-06-30',
  noticeGivenOn: null,
  noticeEndsOn: null,
  createdAt: new Date('2026-03-02T08:00:00Z'),
  createdBy: coordinatorId,
};

/** What a contract says, with training and insurance. */
export const contractTerms: ContractTerms = {
  activities: 'Plantare de puieți în pădurea Făget.',
  schedule: 'Sâmbăta, 9–15',
  hoursPerWeek: 6,
  requirements: null,
  training: 'O zi, la sediu.',
  insurance: { requested: true, provided: true, policyRef: 'AB 12345' },
  expenseReimbursement: null,
  coordinatorUserId: coordinatorId,
  coordinatorName: 'Ion Șerban',
  host: { seat: 'Cluj-Napoca, str. Țărmului 4', fiscalCode: '28765437', representativeName: 'Ana Țurcanu', representativeCapacity: 'președintă' },
};

const paper: ContractPaper = {
  contractId,
  revision: 1,
  templateVersion: 1,
  hostName: 'Asociația Țarnița Verde',
  terms: contractTerms,
  sha256,
  writtenAt: new Date('2026-03-02T08:00:00Z'),
};

/** What its volunteer said of herself. */
export const volunteerDetails: VolunteerDetails = {
  fullName: 'Mara Ștefănescu',
  birthDate: '2000-03-02',
  address: 'Cluj-Napoca, str. Horea 1',
  email: 'mara@example.org',
  phone: '+40722123456',
  identityCard: { series: 'CJ', number: '123456', issuedBy: 'SPCLEP Cluj-Napoca', issuedOn: '2020-05-04' },
  salt: 'sare',
};

/** Somebody's signature under it: by password, in CONECT. */
export const aSignature = (party: 'VOLUNTEER' | 'HOST', changes: Partial<SeenSignature> = {}): SeenSignature => ({
  id: contractId,
  contractId,
  revision: 1,
  party,
  signerId: party === 'HOST' ? coordinatorId : volunteerId,
  signedAt: new Date('2026-03-02T09:05:09Z'),
  sessionId: 'session',
  assurance: 'PASSWORD',
  authenticatedAt: new Date('2026-03-02T08:30:00Z'),
  sha256,
  documentId: null,
  file: null,
  ...changes,
});

/** A contract that nobody has signed. */
export const contractFacts: WholeContract = { of: 'CONTRACT', contract, paper, volunteer: volunteerDetails, signatures: [], consent: null, guardian: null };

/** A certificate over the hours of two months. */
export const certificateFacts: CertificateFacts = {
  of: 'CERTIFICATE',
  certificate: {
    id: contractId,
    version: 1,
    organizationId,
    contractId,
    volunteerId,
    number: 7,
    year: 2026,
    status: 'ISSUED',
    statusSince: new Date('2026-05-20T09:00:00Z'),
    statusReason: null,
    codeHash: sha256,
    fullName: 'Mara Ștefănescu',
    nameProof: { salt: sha256, hash: sha256 },
    contractNumber: '12/2026',
    firstDay: '2026-04-11',
    lastDay: '2026-05-16',
    minutes: 630,
    coordinatorName: 'Ion Șerban',
    activitySummary: 'A plantat puieți.',
    competences: ['ENTRECOMP_3_4'],
    createdAt: new Date('2026-05-20T09:00:00Z'),
    createdBy: coordinatorId,
  },
  hostName: 'Asociația Țarnița Verde',
  host: contractTerms.host,
  contractSignedAt: new Date('2026-03-02T22:30:00Z'),
  code: { code: 'ABCD-EFGH', url: 'https://conect.example/certificates/ABCD-EFGH' },
  months: [{ month: '2026-04', minutes: 360 }, { month: '2026-05', minutes: 270 }],
};

/** Everything that blocks say, a line for each text, whatever it stands in. */
export function textOf(blocks: readonly Block[]): string {
  const lines: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') lines.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) if (!['kind', 'marker'].includes(key)) walk(inner);
  };
  walk(blocks);
  return lines.join('\n');
}
