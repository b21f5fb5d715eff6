import { isUuid, type CursorValues, type PageRequest } from '@conect/kernel';
import { isWithinLegalClock, parseLocalDate } from '@conect/legal-clock';
import { badArgument } from '@conect/service-kit';
import type { OpportunitySort } from '../domain/catalogue-query';

type Value = CursorValues[number];

const isNumber = (value: Value | undefined): boolean => typeof value === 'number';
const isDays = (value: Value | undefined): boolean => Number.isInteger(value) && Math.abs(Number(value)) < 10_000_000;
const isRank = (value: Value | undefined): boolean => [0, 1, 2].some((rank) => rank === value);
const isDay = (value: Value | undefined): boolean => typeof value === 'string' && parseLocalDate(value) !== null && isWithinLegalClock(value);
const timeOfDay = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4]):[0-5]\d$/;
const isInstant = (value: Value | undefined): boolean => typeof value === 'string' && isDay(value.slice(0, 10)) && timeOfDay.test(value.slice(10));

/** What a cursor of each order holds before the id: the columns of the order, and first the day on which the walk began where the order goes by it. */
const valuesOf: Readonly<Record<OpportunitySort, readonly ((value: Value | undefined) => boolean)[]>> = {
  RELEVANCE: [isRank, isNumber],
  NEWEST: [isInstant],
  STARTS_SOONEST: [isDay, isDays],
  CLOSING_SOONEST: [isDay, isDays],
  NEAREST: [isNumber],
};

/** The name of an order in its cursors, so that a cursor of one order is refused by another. */
export const orderOf = (sort: OpportunitySort): string => `opportunities:${sort}`;

/** How many values a cursor of an order holds. */
export const cursorLengthOf = (sort: OpportunitySort): number => valuesOf[sort].length + 1;

/** Whether an order goes by the day on which the walk began. */
export const goesByDay = (sort: OpportunitySort): boolean => valuesOf[sort][0] === isDay;

/** A cursor of an order holds the values of its columns; another one was not made here. */
export function checkedPosition(sort: OpportunitySort, request: PageRequest): PageRequest {
  const { position, direction } = request;
  if (position === null) return request;
  const isOurs = valuesOf[sort].every((isValue, index) => isValue(position[index])) && isUuid(String(position.at(-1)));
  if (!isOurs) throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave in this order');
  return request;
}
