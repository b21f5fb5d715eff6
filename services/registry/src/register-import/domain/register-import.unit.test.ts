import type { RegisterEntry } from './register-entry';
import { enterFromRegister, followRegister } from './register-import';

const earlier = new Date('2026-03-02T09:00:00Z');
const now = new Date('2026-04-02T09:00:00Z');
const entry: RegisterEntry = {
  status: 'IMPORTED_UNCLAIMED',
  type: 'ASSOCIATION',
  legalName: 'Asociația Verde',
  cui: null,
  nationalRegisterNumber: '1/A/2020',
  courtCode: null,
  courtRegisterNumber: null,
  registeredOn: '2020-01-05',
  isBranch: false,
  publicUtilityStatus: 'NONE',
  countyCode: 'CJ',
  unitCode: '54975',
  localityCode: '54984',
  registeredAddress: null,
  purpose: 'educație',
  domains: [{ code: 'B-EDUCATION', isPrimary: true, isProposed: true }],
};
const before = enterFromRegister('0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', entry, earlier).organization;

describe('the register', () => {
  it('enters an organization that nobody speaks for', () => {
    const { organization, event } = enterFromRegister(before.id, entry, now);

    expect(organization).toMatchObject({ version: 1, source: 'NATIONAL_REGISTER', status: 'IMPORTED_UNCLAIMED', statusSince: now, profile: { legalName: 'Asociația Verde', website: null } });
    expect(event).toEqual({ type: 'OrganizationImported', organization });
  });

  it('changes nothing by saying the same again', () => {
    expect(followRegister(before, entry, now)).toBeNull();
  });

  it('changes what it says otherwise, and names it', () => {
    const change = followRegister(before, { ...entry, cui: '28765437', localityCode: '55026', unitCode: '55008' }, now);

    expect(change).toMatchObject({
      organization: { version: 2, updatedAt: now, statusSince: earlier, createdAt: earlier, profile: { cui: '28765437', localityCode: '55026', unitCode: '55008' } },
      event: { type: 'OrganizationUpdated', changedFields: ['cui', 'localityCode'] },
    });
  });

  it.each(['DISSOLVING', 'DEREGISTERED'] as const)('moves the status to %s from now on', (status) => {
    expect(followRegister(before, { ...entry, status }, now)).toMatchObject({
      organization: { status, statusSince: now },
      event: { changedFields: ['status'] },
    });
  });

  it('recognises public utility', () => {
    expect(followRegister(before, { ...entry, publicUtilityStatus: 'GRANTED' }, now)?.event.changedFields).toEqual(['publicUtilityStatus']);
  });

  it('replaces domains it proposed, never one that somebody confirmed', () => {
    const proposal = { ...entry, domains: [{ code: 'A-CULTURE', isPrimary: true, isProposed: true }] };
    const confirmed = { ...before, profile: { ...before.profile, domains: [{ code: 'E', isPrimary: true, isProposed: false }] } };

    expect(followRegister(before, proposal, now)?.organization.profile.domains).toEqual(proposal.domains);
    expect(followRegister(confirmed, proposal, now)).toBeNull();
  });
});
