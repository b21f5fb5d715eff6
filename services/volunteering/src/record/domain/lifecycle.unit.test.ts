import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { volunteeringEvents } from '@conect/events';
import { enumValuesIn } from '@conect/testing';
import { createShareTokens } from '../crypto/share-tokens';
import { ageBands } from './age-bands';
import { createRecordShare, recordShareLifecycle, refusalsOfRevokingShare, revokeRecordShare, works } from './lifecycle';
import { shareParts, type RecordShare, type RecordShareEvent, type RecordShareStatus } from './record-share';
import { readShare } from './share-input';

const sdl = readFileSync(join(__dirname, '../../../schema/record.graphql'), 'utf8');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const [then, later] = [new Date('2026-05-20T09:00:00Z'), new Date('2026-06-01T08:00:00Z')];
const said = { id: 'share', volunteerId: 'mara', tokenHash: 'a5', parts: ['HOURS'] as const, expiresOn: '2026-06-30' };
const active: RecordShare = { ...said, version: 1, status: 'ACTIVE', statusSince: then, createdAt: then };
const inEveryState: Readonly<Record<RecordShareStatus, RecordShare>> = { ACTIVE: active, REVOKED: { ...active, status: 'REVOKED' } };
/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, RecordShareEvent>> = {
  'NONE createRecordShare ACTIVE': createRecordShare(said, later),
  'ACTIVE revokeRecordShare REVOKED': revokeRecordShare(active, later),
};
const keyOf = ({ from, by, to }: (typeof recordShareLifecycle)[number]) => `${from} ${by} ${to}`;

describe('every edge of a link', () => {
  it.each(recordShareLifecycle.map((edge) => [keyOf(edge), edge] as const))('%s has a mutation, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect(inputs).toContain(by);
    expect(volunteeringEvents.map(({ name }) => name)).toContain(event);
    expect(walks[key]).toMatchObject({ type: event, share: { status: to, version: from === 'NONE' ? 1 : 2, statusSince: later } });
  });

  it('stands once, no rule and no mutation is left over', () => {
    expect(Object.keys(walks).sort()).toEqual(recordShareLifecycle.map(keyOf).sort());
    expect(recordShareLifecycle.map(({ by }) => by).sort()).toEqual([...inputs].sort());
    expect([...enumValuesIn(sdl, 'VolunteeringRecordPart')].sort()).toEqual([...shareParts].sort());
    expect(enumValuesIn(sdl, 'VolunteerAgeRange')).toEqual(ageBands);
  });
});

describe('a link', () => {
  it('is taken back by its volunteer, once; for others there is none', () => {
    const codes = (userId: string, share: RecordShare | null) => refusalsOfRevokingShare(userId, share).map(({ code }) => code);
    expect([codes('mara', active), codes('mara', inEveryState.REVOKED), codes('ion', active), codes('mara', null)]).toEqual([[], ['INVALID_STATE'], ['NOT_FOUND'], ['NOT_FOUND']]);
  });

  it('works until its last day is over in Romania, or it was taken back', () => {
    expect([works(active, new Date('2026-06-30T20:59:59Z')), works(active, new Date('2026-06-30T21:00:00Z')), works(inEveryState.REVOKED, then)]).toEqual([true, false, false]);
  });

  it('shows something beside the name, from today to a year from now', () => {
    const refused = (expiresOn: string, includes: readonly (typeof shareParts)[number][]) => {
      const read = readShare({ expiresOn, includes }, then);
      return read.ok ? [] : read.refusals.map(({ field }) => field?.join('.'));
    };
    for (const day of ['2026-05-20', '2027-05-20']) expect(refused(day, shareParts)).toEqual([]);
    for (const day of ['2026-05-19', '2027-05-21', '2026-02-30', 'x']) expect(refused(day, ['HOURS'])).toEqual(['expiresOn']);
    for (const parts of [[], ['NAME'], ['HOURS', 'HOURS']] as const) expect(refused('2026-06-01', parts)).toEqual(['includes']);
  });

  it('has a token that is made again under its secret alone', () => {
    const [tokens, others] = [createShareTokens('a-secret-of-tests-only-0123456789abcdefgh'), createShareTokens('another-secret-of-tests-only-0123456789ab')];
    const share = { id: 'one', tokenHash: tokens.newTokenHash('one') };
    const token = tokens.tokenOf(share)!;
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(tokens.hashOfGiven(token)).toBe(share.tokenHash);
    expect(others.tokenOf(share)).toBeNull();
    expect([tokens.hashOfGiven(`${token}A`), tokens.hashOfGiven(''), tokens.tokenOf({ ...share, id: 'two' })]).toEqual([null, null, null]);
  });
});
