import type { Principal } from '@conect/auth';
import { waitFor, type TestService } from '@conect/testing';
import { readPdf, spokenOf } from '../../../shared/papers/test/pdf-reading';

/** What a viewer sees of a paper. */
export interface SeenPaper {
  readonly id: string;
  readonly kind: string;
  readonly format: string;
  readonly state: string;
  readonly failure: string | null;
  readonly url: string | null;
  readonly expiresAt: string | null;
  readonly sha256: string | null;
  readonly byteLength: number | null;
  readonly requestedAt: string;
  readonly keptUntil: string;
}

const fields = 'id kind format state failure url expiresAt sha256 byteLength requestedAt keptUntil';

/** Asks for a paper; fails on a top-level error. */
export async function requestPaper({ ask }: TestService, principal: Principal, input: object) {
  const query = `mutation ($input: RequestVolunteeringPaperInput!) { requestVolunteeringPaper(input: $input) { paper { ${fields} } userErrors { code field message } } }`;
  interface Payload {
    readonly paper: SeenPaper | null;
    readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
  }
  const { data, errors } = await ask<{ requestVolunteeringPaper: Payload }>(principal, query, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.requestVolunteeringPaper;
}

/** A paper that was not refused. */
export async function requestedPaper(service: TestService, principal: Principal, input: object): Promise<SeenPaper> {
  const { paper, userErrors } = await requestPaper(service, principal, input);
  if (paper === null) throw new Error(`Expected the request to be accepted: ${JSON.stringify(userErrors)}`);
  return paper;
}

/** The codes and paths of what a request was refused for. */
export async function paperRefusals(service: TestService, principal: Principal, input: object): Promise<readonly (readonly [string, string | null])[]> {
  const { paper, userErrors } = await requestPaper(service, principal, input);
  expect(paper).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null] as const);
}

/** A paper by its id, as the viewer sees it. */
export const paperSeenBy = async ({ ask }: TestService, principal: Principal, id: string): Promise<SeenPaper | null> =>
  (await ask<{ volunteeringPaper: SeenPaper | null }>(principal, `query ($id: ID!) { volunteeringPaper(id: $id) { ${fields} } }`, { id })).data.volunteeringPaper;

/** A paper once it is made, or once it is known that it is not. */
export async function finishedPaper(service: TestService, principal: Principal, { id }: Pick<SeenPaper, 'id'>): Promise<SeenPaper> {
  let seen: SeenPaper | null = null;
  await waitFor(
    async () => {
      seen = await paperSeenBy(service, principal, id);
      return seen !== null && seen.state !== 'BEING_MADE';
    },
    { describe: 'the paper to be made' },
  );
  return seen!;
}

/** Fetches a paper at an address that was signed for the address of the service's settings. */
export const fetchPaper = ({ address }: TestService, url: string): Promise<Response> => {
  const { pathname, search } = new URL(url);
  return fetch(`${address}${pathname}${search}`);
};

/** Asks for a paper, waits for it and fetches it. */
export async function madePaper(service: TestService, principal: Principal, input: object): Promise<{ readonly paper: SeenPaper; readonly bytes: Buffer; readonly response: Response }> {
  const paper = await finishedPaper(service, principal, await requestedPaper(service, principal, input));
  const response = await fetchPaper(service, paper.url!);
  return { paper, response, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Without the spaces and breaks of lines that only set the text. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a PDF says, in the order in which it is read. */
export const saidByPdf = (bytes: Buffer): string => plain(readPdf(bytes).pages.map(spokenOf).join(' '));

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** What a page of HTML says, in the same order. */
export const saidByHtml = (bytes: Buffer): string =>
  plain(
    /<body>([^]*)<\/body>/
      .exec(bytes.toString())![1]!
      .replace(/<footer>[^]*<\/footer>/, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(\w+);/g, (_whole, name: string) => named[name]!),
  );
