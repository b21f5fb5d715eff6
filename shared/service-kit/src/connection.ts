import { encodeCursor, parsePage, type CursorValues, type PageArguments, type PageRequest } from '@conect/kernel';
import { badArgument } from './graphql-errors';

/** A Relay connection; `totalCount` is a function, so that it is counted only when asked. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: () => Promise<number>;
}

/** Checks a connection's arguments for one order; a bad one is a top-level coded error naming the argument. */
export function pageRequest(order: string, cursorLength: number, page: PageArguments): PageRequest {
  const parsed = parsePage(order, cursorLength, page);
  if (parsed.ok) return parsed.value;

  const [refusal] = parsed.refusals;
  const argument = refusal?.field?.[0] ?? 'first';
  const isCursor = argument === 'after' || argument === 'before';
  const expected = isCursor ? 'a cursor that this list gave in this order' : 'a whole number from 0 to 100, and not both directions at once';
  throw badArgument(argument, expected, refusal?.code);
}

interface Rows<Node> {
  readonly order: string;
  readonly request: PageRequest;
  /** In list order; one more row than asked for, when there is one, tells that the list goes on. */
  readonly rows: readonly Node[];
  readonly positionOf: (node: Node) => CursorValues;
  readonly totalCount: () => Promise<number>;
}

/**
 * Shapes rows as a connection. A store reads `request.size + 1` rows in list order: for FORWARD the extra row is the last,
 * for BACKWARD the first (the store reverses what it read from the end).
 */
export function connectionOf<Node>({ order, request, rows, positionOf, totalCount }: Rows<Node>): Connection<Node> {
  const { size, direction, position } = request;
  const more = rows.length > size;
  const nodes = direction === 'FORWARD' ? rows.slice(0, size) : rows.slice(Math.max(0, rows.length - size));
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(order, positionOf(node)) }));
  const came = position !== null;
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: direction === 'FORWARD' ? more : came,
      hasPreviousPage: direction === 'FORWARD' ? came : more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
