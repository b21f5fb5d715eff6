import { checkParent, closeInstitution, createInstitution, isSameName, sgg, updateInstitution, type Institution } from './institution';

const now = new Date('2026-03-02T09:00:00Z');
const made = { now, asOf: '2026-03-02' };
const ministry = (id: string, parentId: string | null = null): Institution =>
  createInstitution(id, { name: 'Ministerul Culturii', type: 'MINISTRY', parentId, transparencyPageUrl: null }, made);
const general = createInstitution(sgg.id, { ...sgg, parentId: null, transparencyPageUrl: null }, made);
const closed: Institution = { ...ministry('closed'), closedAt: now };

describe('an institution', () => {
  it('tells what changes, and from when it is known', () => {
    expect(updateInstitution(ministry('a'), { name: 'Ministerul Artelor', parentId: null }, '2026-04-01')).toMatchObject({
      ok: true,
      value: { institution: { name: 'Ministerul Artelor', type: 'MINISTRY', version: 2, asOf: '2026-04-01' }, changedFields: ['name'] },
    });
  });

  it.each([
    ['is closed', closed, { name: 'x' }, 'INVALID_STATE'],
    ['would become SGG', ministry('a'), { type: 'SGG' }, 'BAD_USER_INPUT'],
    ['is SGG and would become a ministry', general, { type: 'MINISTRY' }, 'BAD_USER_INPUT'],
  ] as const)('stays as it is when it %s', (_when, institution, change, code) => {
    expect(updateInstitution(institution, change, '2026-04-01')).toMatchObject({ ok: false, refusals: [{ code }] });
  });

  it('is closed once, and SGG never', () => {
    expect(closeInstitution(ministry('a'), now)).toMatchObject({ ok: true, value: { closedAt: now, version: 2 } });
    expect(closeInstitution(closed, now)).toEqual({ ok: true, value: null });
    expect(closeInstitution(general, now)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE' }] });
  });

  it.each([
    ['another spelling', { name: 'MINISTERUL CULTURII ', parentId: null }, true],
    ['another parent', { name: 'Ministerul Culturii', parentId: 'b' }, false],
    ['another name', { name: 'Ministerul Culturilor', parentId: null }, false],
  ])('is taken for one with %s: %s', (_what, other, same) => {
    expect(isSameName(ministry('a'), other)).toBe(same);
  });

  it.each([
    ['one that is there', 'a', [ministry('b')], null],
    ['one far above', 'a', [ministry('b', 'c'), ministry('c')], null],
    ['none', 'a', [], 'NOT_FOUND'],
    ['a closed one', 'a', [closed], 'INVALID_STATE'],
    ['itself', 'a', [ministry('a')], 'BAD_USER_INPUT'],
    ['one below it', 'a', [ministry('b', 'a'), ministry('a')], 'BAD_USER_INPUT'],
  ])('stands under %s', (_what, id, line, code) => {
    expect(checkParent(id, line)).toMatchObject(code === null ? { ok: true } : { ok: false, refusals: [{ code }] });
  });
});
