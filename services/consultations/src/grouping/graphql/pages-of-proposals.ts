import type { PageRequest } from '@conect/kernel';
import type { LetterGroup } from '../domain/sorting';

type Position = readonly (string | number | null)[];

/** Where a proposal stands: the larger before the smaller, then the one whose first letter came first. */
export const positionOfProposal = ({ letters: [first, ...others] }: LetterGroup): Position => [String(1e9 - others.length), first!.createdAt, first!.id];

/** A page of what is in memory, in the order of its positions; one more than asked for when it goes on. */
export function pageOf<Item>(items: readonly Item[], { size, direction, position }: PageRequest, positionOf: (item: Item) => Position): readonly Item[] {
  const sorted = items.toSorted((one, other) => compare(positionOf(one), positionOf(other)));
  if (direction === 'FORWARD') return sorted.filter((item) => position === null || compare(positionOf(item), position) > 0).slice(0, size + 1);
  return sorted.filter((item) => position === null || compare(positionOf(item), position) < 0).slice(-(size + 1));
}

function compare(one: Position, other: Position): number {
  const place = one.findIndex((value, index) => String(value) !== String(other[index]));
  if (place === -1) return 0;
  return String(one[place]) < String(other[place]) ? -1 : 1;
}
