import type { CustomFetch } from 'openid-client';

const maximumAnswerBytes = 1_048_576;

/** The provider did not answer, or only that it cannot. */
class ProviderUnreachable extends Error {}

/** Asks a provider; an answer is at most 1 MB, and one of a broken server is none. */
export const fetchFromProvider: CustomFetch = async (url, { body, ...options }) => {
  const response = await attempt(() => fetch(url, { ...options, ...(body === undefined ? {} : { body: body as NonNullable<RequestInit['body']> }) }));
  if (response.status >= 500) throw new ProviderUnreachable(`status ${response.status}`);
  const bytes = await attempt(() => read(response));
  return new Response(bytes.length === 0 ? null : bytes, { status: response.status, headers: response.headers });
};

async function attempt<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (cause) {
    throw new ProviderUnreachable('no answer', { cause });
  }
}

async function read(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.byteLength;
    if (length > maximumAnswerBytes) throw new Error(`Expected at most ${maximumAnswerBytes} bytes`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Whether that is why asking failed, however the library wrapped it. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof ProviderUnreachable) return true;
  return error instanceof Error && error.cause !== undefined && isUnreachable(error.cause);
}
