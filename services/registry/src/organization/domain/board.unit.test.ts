import { maximumBoardMembers, mergeBoard, type BoardMember, type BoardMemberInput } from './board';

const ana: BoardMember = { name: 'Ana Moldovan', role: 'PRESIDENT', termStartsOn: '2024-03-01', termEndsOn: '2028-02-29' };
const problemsOf = (given: readonly BoardMemberInput[]) => mergeBoard([], given).refusals.map(({ code, field, params }) => [code, field?.join('.'), params?.['expected']].join(' '));

describe('the board', () => {
  it('keeps its order, and terms that are not said', () => {
    expect(mergeBoard([ana], [{ name: ' Ion  Pop ', role: 'AUDITOR' }, { ...ana, termEndsOn: null }, { ...ana, role: 'EXECUTIVE_DIRECTOR' }])).toEqual({
      list: [{ name: 'Ion  Pop', role: 'AUDITOR', termStartsOn: null, termEndsOn: null }, { ...ana, termEndsOn: null }, { ...ana, role: 'EXECUTIVE_DIRECTOR' }],
      refusals: [],
    });
  });

  it('stays when nothing is said and goes with null', () => {
    expect(mergeBoard([ana], undefined).list).toEqual([ana]);
    expect(mergeBoard([ana], null).list).toEqual([]);
  });

  it.each<[BoardMemberInput, string]>([
    [{ ...ana, name: ' ' }, 'BAD_USER_INPUT boardMembers.0.name MINIMUM_LENGTH'],
    [{ ...ana, name: 'x'.repeat(201) }, 'BAD_USER_INPUT boardMembers.0.name MAXIMUM_LENGTH'],
    [{ ...ana, termStartsOn: '2024-02-30' }, 'BAD_USER_INPUT boardMembers.0.termStartsOn CALENDAR_DAY'],
    [{ ...ana, termEndsOn: 'curând' }, 'BAD_USER_INPUT boardMembers.0.termEndsOn CALENDAR_DAY'],
    [{ ...ana, termEndsOn: '2024-02-29' }, 'BAD_USER_INPUT boardMembers.0.termEndsOn TERM_END'],
  ])('%j is refused', (member, problem) => {
    expect(problemsOf([member])).toEqual([problem]);
  });

  it('may have a term of one day', () => {
    expect(problemsOf([{ ...ana, termEndsOn: ana.termStartsOn }])).toEqual([]);
  });

  it('has nobody twice in one role, however written, and at most fifty', () => {
    const many = Array.from({ length: maximumBoardMembers + 1 }, (_, index): BoardMemberInput => ({ name: `Membrul ${index}`, role: 'MEMBER' }));

    expect(problemsOf([ana, { ...ana, name: 'ANA MOLDOVAN', termEndsOn: null }])).toEqual(['BAD_USER_INPUT boardMembers ENTRY_ONCE']);
    expect(problemsOf(many.slice(1))).toEqual([]);
    expect(problemsOf(many)).toEqual(['BAD_USER_INPUT boardMembers ENTRY_COUNT']);
  });
});
