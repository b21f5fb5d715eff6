import { accept, refuse, type Result } from './result';

/** The largest page any list gives. */
export const maximumPageSize = 100;
/** The page size when the client names none. */
export const defaultPageSize = 20;

/** Arguments of a Relay connection, as the client sends them. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A checked page request: how many rows, in which direction, from which position. */
export interface PageRequest {
  readonly size: number;
  readonly direction: 'FORWARD' | 'BACKWARD';
  /** The values of the sort columns of the row to start after (FORWARD) or before (BACKWARD). */
  readonly position: CursorValues | null;
}

/** The sort columns' values of one row, the id last. */
export type CursorValues = readonly (string | number | null)[];

/** Why a page request is refused; `argument` names the GraphQL argument. */
export type PageRefusalCode = 'BAD_USER_INPUT' | 'LIMIT_EXCEEDED';

/** Writes a row's position as an opaque cursor; `order` names the sort, so that a cursor of one order is refused by another. */
export function encodeCursor(order: string, values: CursorValues): string {
  return Buffer.from(JSON.stringify([order, ...values]), 'utf8').toString('base64url');
}

/** Reads a cursor that {@link encodeCursor} wrote for this order with this many values; anything else is null. */
export function decodeCursor(order: string, length: number, cursor: string): CursorValues | null {
  if (cursor.length > 2000 || !/^[A-Za-z0-9_-]+$/.test(cursor)) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== length + 1 || parsed[0] !== order) return null;
    const values: unknown[] = parsed.slice(1);
    return values.every(isCursorValue) ? values : null;
  } catch {
    return null;
  }
}

const isCursorValue = (value: unknown): value is string | number | null =>
  value === null ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.isWellFormed() && !value.includes('\0'));

/** Checks the arguments of a connection; `length` is how many values a cursor of this order holds. */
export function parsePage(order: string, length: number, page: PageArguments): Result<PageRequest, PageRefusalCode> {
  const { first, after, last, before } = page;
  const backward = isGiven(last, before);
  if (backward && isGiven(first, after)) return badPage('last', 'BAD_USER_INPUT');
  return backward
    ? parseDirection({ direction: 'BACKWARD', size: ['last', last], cursor: ['before', before] }, order, length)
    : parseDirection({ direction: 'FORWARD', size: ['first', first], cursor: ['after', after] }, order, length);
}

const isGiven = (...page: readonly (string | number | null | undefined)[]): boolean =>
  page.some((argument) => argument !== null && argument !== undefined);

interface Direction {
  readonly direction: PageRequest['direction'];
  /** The argument's name and value. */
  readonly size: readonly [string, number | null | undefined];
  readonly cursor: readonly [string, string | null | undefined];
}

function parseDirection({ direction, size, cursor }: Direction, order: string, length: number): Result<PageRequest, PageRefusalCode> {
  const [sizeArgument, asked] = size;
  const rows = asked ?? defaultPageSize;
  const sizeProblem = problemOfSize(rows);
  if (sizeProblem !== null) return badPage(sizeArgument, sizeProblem);

  const [cursorArgument, given] = cursor;
  const position = isGiven(given) ? decodeCursor(order, length, given!) : null;
  if (isGiven(given) && position === null) return badPage(cursorArgument, 'BAD_USER_INPUT');
  return accept({ size: rows, direction, position });
}

function problemOfSize(size: number): PageRefusalCode | null {
  if (size < 0 || !Number.isInteger(size)) return 'BAD_USER_INPUT';
  return size > maximumPageSize ? 'LIMIT_EXCEEDED' : null;
}

const badPage = (argument: string, code: PageRefusalCode): Result<never, PageRefusalCode> =>
  refuse({ code, field: [argument], params: { maximum: maximumPageSize } });
