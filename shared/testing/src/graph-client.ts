/** What the graph answered. */
export interface GraphAnswer {
  readonly status: number;
  // Answers have as many shapes as there are operations; a test says what it expects.
  readonly data: Record<string, never> | null | undefined;
  readonly errors: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Readonly<Record<string, unknown>> }[];
  readonly headers: Headers;
}

/** Asks a graph over HTTP as a client would, with or without an access token. */
export async function askGraph(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  { token, headers = {} }: { readonly token?: string | undefined; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<GraphAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Partial<Pick<GraphAnswer, 'data' | 'errors'>>;
  return { status: response.status, data: body.data, errors: body.errors ?? [], headers: response.headers };
}
