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
  return errors === undefined ? data!.institutionDashboard : String(errors[0]!.extensions['code']);
}

/** One indicator of an edition. */
export interface SeenIndicator {
  readonly code: string;
  readonly kind: string;
  readonly value: number | null;
  readonly text: string | null;
  readonly share: number | null;
  readonly label: string;
  readonly items: SeenNumber['items'] | null;
}

/** One edition of a report. */
export interface SeenEdition {
  readonly number: number;
  readonly status: string;
  readonly preparedAt: string;
  readonly frozenAt: string | null;
  readonly correctionReason: string | null;
  readonly sha256: string | null;
  readonly indicators: readonly SeenIndicator[];
}

/** What a viewer sees of a report. */
export interface SeenReport {
  readonly id: string;
  readonly version: number;
  readonly year: number;
  readonly institution: { readonly id: string };
  readonly due: object;
  readonly edition: SeenEdition;
  readonly frozenEditions: readonly SeenEdition[];
  readonly viewerCan: Readonly<Record<'prepare' | 'complete' | 'freeze' | 'correct', { readonly allowed: boolean; readonly code: string | null; readonly nextStep: string | null }>>;
}

/** What a mutation on reports answers. */
export interface ReportPayload {
  readonly transparencyReport: SeenReport | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

const editionFields = `number status preparedAt frozenAt correctionReason sha256 indicators { code kind value text share label items(first: 100) { totalCount nodes { id kind at counted consultation { id } contribution { id } } } }`;
const reportFields = `id version year institution { id } due { at term basis passed } edition { ${editionFields} } frozenEditions { ${editionFields} }
  viewerCan { ${['prepare', 'complete', 'freeze', 'correct'].map((action) => `${action} { allowed code nextStep }`).join(' ')} }`;

/** Calls one mutation on reports; fails on a top-level error. */
export async function changeReport({ ask }: TestService, principal: Principal, action: string, input: object): Promise<ReportPayload> {
  const operation = `${action}TransparencyReport`;
  const query = `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { transparencyReport { ${reportFields} } userErrors { code field message } } }`;
  const { data, errors } = await ask<Readonly<Record<string, ReportPayload>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

/** The report of an accepted mutation. */
export function acceptedReport({ transparencyReport, userErrors }: ReportPayload): SeenReport {
  if (transparencyReport === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return transparencyReport;
}

/** The codes and paths of what a mutation was refused for. */
export const reportRefusals = ({ transparencyReport, userErrors }: ReportPayload) => {
  expect(transparencyReport).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};

/** An institution's report of a year, as the viewer sees it. */
export async function reportSeenBy({ ask }: TestService, principal: Principal, institutionId: string, year: number): Promise<SeenReport | null> {
  const { data, errors } = await ask<{ transparencyReport: SeenReport | null }>(principal, `query ($id: ID!, $year: Int!) { transparencyReport(institutionId: $id, year: $year) { ${reportFields} } }`, { id: institutionId, year });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.transparencyReport;
}

/** What an edition says, by code: numbers and texts. */
export const valuesOf = ({ indicators }: SeenEdition): Readonly<Record<string, number | string | null>> => Object.fromEntries(indicators.map(({ code, value, text }) => [code, value ?? text]));

/** Every value that an institution fills in. */
export const filledValues = [
  { indicator: 'DRAFTS_ANNOUNCED_ON_OWN_SITE', number: 2 },
  { indicator: 'DRAFTS_ANNOUNCED_AT_OFFICE', number: 2 },
  { indicator: 'DRAFTS_ANNOUNCED_IN_MEDIA', number: 1 },
  { indicator: 'RESPONSIBLE_PERSONS_DESIGNATION', text: 'Prin ordin al ministrului; răspunde și de accesul la informații.' },
  { indicator: 'SESSION_PARTICIPANTS', number: 0 },
  { indicator: 'LAWSUITS', number: 1 },
  { indicator: 'OWN_EVALUATION', text: 'Parteneriatul cu asociațiile a fost bun.' },
  { indicator: 'SESSIONS_NOT_PUBLIC', number: 1 },
  { indicator: 'SESSIONS_NOT_PUBLIC_REASONS', text: 'Informații clasificate.' },
];
