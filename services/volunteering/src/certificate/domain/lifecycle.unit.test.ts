import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { volunteeringEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import type { ContractStatus, VolunteeringContract } from '../../contract/domain/contract';
import type { Certificate, CertificateEvent, CertificateStatus } from './certificate';
import { readStatement } from './certificate-input';
import { competences, findCompetence } from './competences';
import { certificateLifecycle, issueCertificate, revokeCertificate } from './lifecycle';
import { refusalsOfIssuing, refusalsOfRevoking, type IssuingScene } from './permissions';
import { verificationOf } from './verification';

const sdl = readFileSync(join(__dirname, '../../../schema/certificate.graphql'), 'utf8');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const [then, later] = [new Date('2026-05-20T21:30:00Z'), new Date('2026-06-01T08:00:00Z')];
const identity = { id: 'certificate', organizationId: 'host', contractId: 'contract', volunteerId: 'mara', number: 12, year: 2026, createdBy: 'ion' };
const said = {
  ...identity, codeHash: 'c0de', fullName: 'Mara Ionescu-Pop', nameProof: { salt: '5a17', hash: 'a5' }, contractNumber: '3/2026', firstDay: '2026-05-01', lastDay: '2026-05-19', minutes: 2_400,
  coordinatorName: 'Ion Radu', activitySummary: 'Plantare', competences: ['LIFECOMP_2_3'],
};
const issued: Certificate = { ...said, version: 1, status: 'ISSUED', statusSince: then, statusReason: null, createdAt: then };
const inEveryState: Readonly<Record<CertificateStatus, Certificate>> = { ISSUED: issued, REVOKED: { ...issued, status: 'REVOKED', statusReason: 'Greșit.' } };
/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, CertificateEvent>> = {
  'NONE issueCertificate ISSUED': issueCertificate(said, later),
  'ISSUED revokeCertificate REVOKED': revokeCertificate(issued, 'Greșit.', later),
};
const keyOf = ({ from, by, to }: (typeof certificateLifecycle)[number]) => `${from} ${by} ${to}`;

describe('every edge of a certificate', () => {
  it.each(certificateLifecycle.map((edge) => [keyOf(edge), edge] as const))('%s has a mutation, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect(inputs).toContain(by);
    expect(volunteeringEvents.map(({ name }) => name)).toContain(event);
    expect(walks[key]).toMatchObject({ type: event, certificate: { status: to, version: from === 'NONE' ? 1 : 2, statusSince: later } });
  });

  it('stands once, no rule and no mutation is left over, and no state', () => {
    expect(Object.keys(walks).sort()).toEqual(certificateLifecycle.map(keyOf).sort());
    expect(certificateLifecycle.map(({ by }) => by).sort()).toEqual([...inputs].filter((name) => name !== 'filter').sort());
    expect([...enumValuesIn(sdl, 'VolunteeringCertificateStatus')].sort()).toEqual(Object.keys(inEveryState).sort());
    expect(certificateLifecycle.map(({ to }) => to).sort()).toEqual(Object.keys(inEveryState).sort());
  });
});

const inOrganization = (role: Role, organizationId: string, userId = 'viewer'): Viewer => ({ userId, roles: [{ role, institutionId: null, organizationId }] });
const ion = inOrganization('VOLUNTEER_COORDINATOR', 'host');
const mara: Viewer = { userId: 'mara', roles: [] };

describe('a certificate is revoked', () => {
  const codes = (viewer: Viewer, certificate: Certificate = issued) => refusalsOfRevoking(viewer, certificate).map(({ code }) => code);

  it('by who decides for the host, once; to the volunteer it is FORBIDDEN, to others NOT_FOUND', () => {
    for (const viewer of [ion, inOrganization('NGO_ADMIN', 'host')]) expect([codes(viewer), codes(viewer, inEveryState.REVOKED)]).toEqual([[], ['INVALID_STATE']]);
    for (const certificate of Object.values(inEveryState)) {
      for (const viewer of [mara, inOrganization('NGO_ADMIN', 'host', 'mara')]) expect(codes(viewer, certificate)).toEqual(['FORBIDDEN']);
      for (const viewer of [inOrganization('NGO_EDITOR', 'host'), inOrganization('NGO_ADMIN', 'other'), inOrganization('SGG_ADMIN', 'x')]) expect(codes(viewer, certificate)).toEqual(['NOT_FOUND']);
      expect(codes(anonymousViewer, certificate)).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('with a reason, which is not kept of a volunteer who is erased', () => {
    expect(revokeCertificate(issued, 'Mara a lipsit.', later).certificate.statusReason).toBe('Mara a lipsit.');
    expect(revokeCertificate({ ...issued, fullName: null }, 'Mara a lipsit.', later).certificate).toMatchObject({ status: 'REVOKED', statusReason: null });
  });
});

describe('a certificate is issued', () => {
  const contract = { status: 'ACTIVE', organizationId: 'host', volunteerId: 'mara' } as VolunteeringContract;
  const codes = (viewer: Viewer, { status = 'ACTIVE', ...scene }: Partial<Omit<IssuingScene, 'contract'>> & { readonly status?: ContractStatus } = {}) =>
    refusalsOfIssuing(viewer, { contract: { ...contract, status }, hostStatus: 'ACTIVE', approvedMinutes: 60, fullName: 'Mara', ...scene }).map(({ code }) => code);

  it('by who decides for the host, never for himself', () => {
    expect(codes(ion)).toEqual([]);
    for (const viewer of [mara, inOrganization('NGO_ADMIN', 'host', 'mara')]) expect(codes(viewer)).toEqual(['FORBIDDEN']);
    for (const viewer of [inOrganization('NGO_EDITOR', 'host'), inOrganization('NGO_ADMIN', 'other'), anonymousViewer]) expect(codes(viewer)).toEqual(['NOT_FOUND']);
  });

  it('over approved hours of a contract that is or was in force, in the name of the volunteer', () => {
    expect(codes(ion, { approvedMinutes: 0 })).toEqual(['INVALID_STATE']);
    expect(codes(ion, { fullName: null })).toEqual(['CERTIFICATE_WITHOUT_NAME']);
    for (const status of ['ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED'] as const) expect(codes(ion, { status })).toEqual([]);
    for (const status of ['DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST', 'REJECTED', 'CANCELLED'] as const) expect(codes(ion, { status })).toEqual(['INVALID_STATE']);
  });

  it('while the host exists and is not suspended', () => {
    const byStatus = (['ACTIVE', 'DISSOLVING', 'SUSPENDED', 'DEREGISTERED', null] as const).map((hostStatus) => codes(ion, { hostStatus }));
    expect(byStatus).toEqual([[], [], ['ORG_SUSPENDED'], ['ORG_NOT_ACTIVE'], ['ORG_NOT_ACTIVE']]);
  });

  it('with a statement that is read whole', () => {
    const refused = (changes: object) => {
      const read = readStatement({ activitySummary: 'Plantare', competences: ['ENTRECOMP_3_4', 'LIFECOMP_2_3'], ...changes });
      return read.ok ? [] : read.refusals.map(({ field }) => field?.join('.'));
    };
    expect(refused({})).toEqual([]);
    expect(refused({ competences: [], coordinatorName: null })).toEqual([]);
    expect(refused({ activitySummary: '', coordinatorName: ' ', competences: ['LIFECOMP_2_3', 'LIFECOMP_4_1'] })).toEqual(['coordinatorName', 'activitySummary', 'competences.1']);
    expect(refused({ competences: ['LIFECOMP_2_3', 'LIFECOMP_2_3'] })).toEqual(['competences']);
    expect(refused({ competences: competences.slice(0, 11).map(({ code }) => code) })).toEqual(['competences']);
  });
});

describe('what anybody learns of it', () => {
  it('has no name, no reason and nothing that the parties wrote', () => {
    const seen = verificationOf(inEveryState.REVOKED);
    expect(seen).toEqual({
      status: 'REVOKED', number: '12/2026', issuedOn: '2026-05-21', revokedOn: '2026-05-21', organizationId: 'host', firstDay: '2026-05-01', lastDay: '2026-05-19', minutes: 2_400,
      competences: ['LIFECOMP_2_3'], initials: 'M. I. P.',
    });
    expect(verificationOf({ ...issued, fullName: null })).toMatchObject({ status: 'VALID', revokedOn: null, initials: null });
  });
});

describe('the competences', () => {
  it('are the 15 of EntreComp and the 9 of LifeComp, each with a code of its own, in both languages', () => {
    expect(competences.filter(({ framework }) => framework === 'ENTRECOMP')).toHaveLength(15);
    expect(competences.filter(({ framework }) => framework === 'LIFECOMP')).toHaveLength(9);
    expect(new Set(competences.map(({ code }) => code)).size).toBe(24);
    expect(findCompetence('ENTRECOMP_3_4')).toMatchObject({ name: { ro: 'Lucrul cu ceilalți', en: 'Working with others' }, area: { en: 'Into action' } });
    expect(findCompetence('toString')).toBeNull();
    expect([...enumValuesIn(sdl, 'VolunteeringCompetenceFramework')].sort()).toEqual([...new Set(competences.map(({ framework }) => framework))].sort());
  });
});
