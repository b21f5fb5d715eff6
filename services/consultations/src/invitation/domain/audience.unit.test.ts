import { readAudience, type AudienceInput } from '@conect/reference-data';
import { inEveryStatus, institutionId } from '../../../test/examples';
import { reachOf } from './audience';

const id = '0193A5D2-7F00-7CC1-9D55-3F6A0C1BE001';
const refusalsOf = (input: AudienceInput) => {
  const read = readAudience(input);
  return read.ok ? [] : read.refusals.map(({ field, params }) => [field?.join('.'), params?.['expected']]);
};
const reached = (input: AudienceInput) => {
  const read = readAudience(input);
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  return reachOf(read.value, inEveryStatus.OPEN);
};

describe('whom an officer invites', () => {
  it('has to be said, in codes and ids that exist', () => {
    expect(refusalsOf({})).toEqual([['domains', 'AUDIENCE']]);
    expect(refusalsOf({ fromInterestRecords: false, domains: [] })).toEqual([['domains', 'AUDIENCE']]);
    expect(refusalsOf({ domains: ['Z'], countyCodes: ['XX'], communityIds: ['c'], organizationIds: ['o'] })).toEqual([
      ['domains', 'DOMAIN_CODE'],
      ['countyCodes', 'COUNTY_CODE'],
      ['communityIds', 'UUID'],
      ['organizationIds', 'UUID'],
    ]);
    expect(refusalsOf({ communityIds: Array.from({ length: 21 }, (_, index) => `0193a5d2-7f00-7cc1-9d55-3f6a0c1be0${10 + index}`) })).toEqual([['communityIds', 'ENTRY_COUNT']]);
  });

  it('are those of a section with its domains, in the counties', () => {
    expect(reached({ domains: ['E'], countyCodes: ['CJ', 'CJ'] })).toMatchObject({ domains: expect.arrayContaining(['E', 'E-ANIMALS']), countyCodes: ['CJ'], wholeCounties: false, recordInstitutionId: null });
    expect(reached({ domains: ['E-ANIMALS'] })).toMatchObject({ domains: ['E-ANIMALS'], countyCodes: null });
  });

  it('are all of the counties when nothing else is said, whoever is named beside', () => {
    expect(reached({ countyCodes: ['CJ'], organizationIds: [id] })).toMatchObject({ wholeCounties: true, organizationIds: [id.toLowerCase()] });
  });

  it("are those in the institution's record in what the draft concerns", () => {
    expect(reached({ fromInterestRecords: true, countyCodes: ['CJ'] })).toMatchObject({ recordInstitutionId: institutionId, recordDomains: expect.arrayContaining(['E', 'E-ANIMALS']), wholeCounties: false });
  });
});
