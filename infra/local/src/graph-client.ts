import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './local-settings';
import { Problem } from './problem';

/** What a mutation answers. */
export interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  readonly [field: string]: unknown;
}

interface Question {
  /** The file of the published operation, without its ending. */
  readonly operation: string;
  readonly variables?: object;
  /** The access token of who asks; absent for somebody who is not signed in. */
  readonly token?: string | undefined;
  readonly signal?: AbortSignal;
}

/** Asks the gateway at an address for one published operation and answers its one field; what is refused before a resolver is a problem. */
export async function askGraph(address: string, { operation, variables = {}, token, signal }: Question): Promise<unknown> {
  const query = readFileSync(join(repositoryRoot, 'gateway', 'operations', `${operation}.graphql`), 'utf8');
  const headers = { 'content-type': 'application/json', 'accept-language': 'en', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const url = `${address}/graphql`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }), ...(signal === undefined ? {} : { signal }) }).catch((error: unknown) => {
    throw new Problem(`Nothing answers at ${url}: run npm start first.`, { cause: error });
  });
  const { data, errors = [] } = (await response.json()) as { data?: Readonly<Record<string, unknown>> | null; errors?: readonly { readonly message: string }[] };
  const answer = Object.values(data ?? {})[0];
  if (errors.length > 0 || answer == null) throw refused(operation, errors);
  return answer;
}

/** The payload of a mutation that was accepted; the refusal of another is a problem. */
export function acceptedPayload(operation: string, payload: Payload): Payload {
  if (payload.userErrors.length > 0) throw refused(operation, payload.userErrors);
  return payload;
}

const refused = (operation: string, reasons: readonly { readonly message: string }[]): Problem => new Problem(`${operation} was refused: ${reasons.map(({ message }) => message).join(' ')}`);
