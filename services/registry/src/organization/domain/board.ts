import { accept, calendarDay, foldText, refuse, textOf, type Result } from '@conect/kernel';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import { allOf, mergeList } from './merge-list';

/** What somebody is in the board (consiliu director) or beside it. */
type BoardRole = 'PRESIDENT' | 'VICE_PRESIDENT' | 'SECRETARY' | 'TREASURER' | 'MEMBER' | 'EXECUTIVE_DIRECTOR' | 'AUDITOR';

/** One person in one role; who is in two is there twice. */
export interface BoardMember {
  readonly name: string;
  readonly role: BoardRole;
  /** `yyyy-mm-dd`; null when it is not said. */
  readonly termStartsOn: string | null;
  /** The last day; null for a term without an end. */
  readonly termEndsOn: string | null;
}

/** One person in one role, as the organization's people say it. */
export interface BoardMemberInput extends Pick<BoardMember, 'name' | 'role'> {
  readonly termStartsOn?: string | null | undefined;
  readonly termEndsOn?: string | null | undefined;
}

/** A board has at most so many. */
export const maximumBoardMembers = 50;

/** The board after a change, in the order given. */
export const mergeBoard = (current: readonly BoardMember[], given: readonly BoardMemberInput[] | null | undefined) =>
  mergeList(current, given, {
    field: 'boardMembers',
    maximum: maximumBoardMembers,
    parse: parseMember,
    keyOf: ({ name, role }) => `${role} ${foldText(name)}`,
  });

function parseMember({ name, role, termStartsOn, termEndsOn }: BoardMemberInput, path: readonly string[]): Result<BoardMember, RegistryErrorCode> {
  const member = allOf<BoardMember>({
    name: textOf(200)(name, [...path, 'name'], ''),
    role: accept(role),
    termStartsOn: parseDay(termStartsOn, [...path, 'termStartsOn']),
    termEndsOn: parseDay(termEndsOn, [...path, 'termEndsOn']),
  });
  return member.ok && endsBeforeItStarts(member.value) ? refuse(badInput([...path, 'termEndsOn'], 'TERM_END')) : member;
}

const parseDay = (day: string | null | undefined, path: readonly string[]): Result<string | null, RegistryErrorCode> => (day == null ? accept(null) : calendarDay(day, path, ''));

const endsBeforeItStarts = ({ termStartsOn, termEndsOn }: BoardMember): boolean => termStartsOn !== null && termEndsOn !== null && termEndsOn < termStartsOn;
