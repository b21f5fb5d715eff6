import { isUuid, type Given } from '@conect/kernel';
import { endOfDay, isWithinLegalClock, legalClockRange, startOfDay } from '@conect/legal-clock';
import { badArgument, unlessEmpty, wordsSearched } from '@conect/service-kit';
import type { ThreadFilter as FilterInput } from '../../service/graphql/__generated__/resolvers-types';
import type { ThreadStatus } from '../domain/thread';
import type { ThreadAssignment, ThreadFilter } from '../domain/thread-filter';

/** What a list of threads is asked to keep, as the client says it. */
export interface WantedThreads {
  readonly filter?: Given<FilterInput>;
  readonly search?: Given<string>;
  /** An inbox takes states beside the filter; both have to hold. */
  readonly statuses?: Given<readonly ThreadStatus[]>;
}

const [maximumEntries, maximumSearchLength] = [20, 100];

/** Reads a filter for whoever asks; what is no filter is a top-level coded error that names the argument. */
export function readThreadFilter({ filter, search, statuses }: WantedThreads, readerId: string): ThreadFilter {
  const given: FilterInput = filter ?? {};
  return {
    kinds: listOf(given.kinds, 'kinds'),
    statuses: both(listOf(given.statuses, 'statuses'), unlessEmpty(statuses)),
    isOverdue: given.isOverdue ?? null,
    isUnread: given.isUnread ?? null,
    side: given.direction == null ? null : given.direction === 'SENT' ? 'SENDER' : 'RECIPIENT',
    assignment: assignmentOf(given, readerId),
    organizationId: idOf(given.organizationId, 'organizationId'),
    institutionId: idOf(given.institutionId, 'institutionId'),
    contextId: idOf(given.contextId, 'contextId'),
    registration: registrationOf(given.registrationNumber),
    ...daysOf(given),
    words: wordsOf(search),
  };
}

function listOf<Value>(list: Given<readonly Value[]>, name: string): readonly Value[] | null {
  if (list != null && list.length > maximumEntries) throw badArgument(`filter.${name}`, `at most ${maximumEntries} values`, 'LIMIT_EXCEEDED');
  return unlessEmpty(list);
}

function both<Value>(one: readonly Value[] | null, other: readonly Value[] | null): readonly Value[] | null {
  if (one === null || other === null) return one ?? other;
  return one.filter((value) => other.includes(value));
}

function idOf(id: Given<string>, name: string): string | null {
  if (id == null) return null;
  if (!isUuid(id)) throw badArgument(`filter.${name}`, 'a UUID');
  return id.toLowerCase();
}

function assignmentOf({ assignment, assigneeId }: FilterInput, readerId: string): ThreadAssignment | null {
  const id = idOf(assigneeId, 'assigneeId');
  if (assignment == null) return id === null ? null : { to: id };
  if (id !== null) throw badArgument('filter.assigneeId', 'nobody together with `assignment`');
  return assignment === 'ME' ? { to: readerId } : 'NOBODY';
}

function registrationOf(text: Given<string>): ThreadFilter['registration'] {
  if (text == null) return null;
  const parts = /^\s*(\d{1,9})\s*(?:\/\s*(\d{4})\s*)?$/.exec(text);
  if (parts === null) throw badArgument('filter.registrationNumber', 'a number of a register, e.g. 17/2026 or 17');
  return { number: Number(parts[1]), year: parts[2] === undefined ? null : Number(parts[2]) };
}

function daysOf(filter: FilterInput): Pick<ThreadFilter, 'openedFrom' | 'openedBefore'> {
  const [openedFrom, openedTo] = [dayOf(filter, 'openedFrom'), dayOf(filter, 'openedTo')];
  if (openedFrom !== null && openedTo !== null && openedFrom > openedTo) throw badArgument('filter.openedTo', 'a day that is not before `openedFrom`');
  return { openedFrom: openedFrom === null ? null : startOfDay(openedFrom), openedBefore: openedTo === null ? null : endOfDay(openedTo) };
}

function dayOf(filter: FilterInput, name: 'openedFrom' | 'openedTo'): string | null {
  const day = filter[name] ?? null;
  if (day !== null && !isWithinLegalClock(day)) throw badArgument(`filter.${name}`, `a day from ${legalClockRange.first} to ${legalClockRange.last}`);
  return day;
}

function wordsOf(search: Given<string>): readonly string[] {
  const words = wordsSearched(search, maximumSearchLength);
  if (words.length === 0 && (search ?? '').trim() !== '') throw badArgument('search', 'a word with a letter or a digit');
  return words;
}
