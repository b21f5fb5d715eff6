import type { Principal } from '@conect/auth';
import type { TestService } from '@conect/testing';

/** An item that a number counts. */
export interface SeenItem {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly counted: number;
  readonly consultation: { readonly id: string } | null;
  readonly contribution: { readonly id: string } | null;
}

/** One number with what it counts. */
export interface SeenNumber {
  readonly count: number;
  readonly items: { readonly totalCount: number; readonly nodes: readonly SeenItem[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } };
}

/** What a viewer sees of a dashboard. */
export type SeenDashboard = Readonly<Record<'open' | 'closing' | 'unanswered' | 'overdue', SeenNumber>> & { readonly asOf: string; readonly institution: { readonly id: string } };

export const items = 'items(first: $first, after: $after) { totalCount nodes { id kind at counted consultation { id } contribution { id } } pageInfo { hasNextPage endCursor } }';
const dashboardQuery = `query ($id: ID!, $first: Int, $after: String) { institutionDashboard(institutionId: $id) { institution { id } asOf
  ${['open', 'closing', 'unanswered', 'overdue'].map((name) => `${name} { count ${items} }`).join(' ')} } }`;

/** An institution's dashboard as the viewer sees it, or the code of the top-level error. */
export async function dashboardSeenBy({ ask }: TestService, principal: Principal, id: string, page: object = {}): Promise<SeenDashboard | string | null> {
  const { data, errors } = await ask<{ institutionDashboard: SeenDashboard | null } | null>(principal, dashboardQuery, { id, ...page });
  return errors === undefined ? data!.institutionDashboard : String((errors[0] as { extensions: { code: string } }).extensions.code);
}
