import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { acceptedPayload, askGraph, type Payload } from './graph-client';
import { Problem } from './problem';

/** Somebody who uses the graph as any client does: the published operations, one after the other. */
export interface Client {
  /** What a query answered. */
  readonly see: (operation: string, variables: object) => Promise<unknown>;
  /** What a mutation answered; one that is refused is a fault of the story. */
  readonly change: (operation: string, input: object) => Promise<Payload>;
  /** The same, for what other services must first hear of. */
  readonly changeOnceTold: (operation: string, input: object) => Promise<Payload>;
}

/** What other services must first hear of is refused so until they have. */
const notToldYet = ['FORBIDDEN', 'NOT_FOUND', 'ORG_NOT_ACTIVE'];

interface Connection {
  readonly address: string;
  readonly interrupted: AbortSignal;
  readonly token?: string;
}

/** Makes a client of the graph at an address, signed in by its token. */
export function clientOf({ address, interrupted: signal, token }: Connection): Client {
  const see: Client['see'] = (operation, variables) => askGraph(address, { operation, variables, token, signal });
  const attempt = async (operation: string, input: object): Promise<Payload> => (await see(operation, { input })) as Payload;
  return {
    see,
    change: async (operation, input) => acceptedPayload(operation, await attempt(operation, input)),
    changeOnceTold: async (operation, input) => {
      for (let left = 100; ; left -= 1) {
        const payload = await attempt(operation, input);
        if (left === 0 || !payload.userErrors.some(({ code }) => notToldYet.includes(code))) return acceptedPayload(operation, payload);
        await pause(200, undefined, { signal });
      }
    },
  };
}

/** Announces a document and sends its bytes; answers the document's id. */
export async function upload(client: Client, operation: string, purpose: string, fileName: string): Promise<string> {
  const bytes = aPaper();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const announced = await client.change(operation, { fileName, mediaType: 'application/pdf', byteLength: bytes.length, sha256, purpose });
  const { documentId, url, method, headers } = announced['upload'] as { documentId: string; url: string; method: string; headers: { name: string; value: string }[] };
  const sent = await fetch(url, { method, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
  if (!sent.ok) throw new Problem(`The demo's ${fileName} was refused: ${await sent.text()}`);
  return documentId;
}

/** An empty PDF of its own. */
const aPaper = (): Buffer =>
  Buffer.from(
    `%PDF-1.4\n% ${randomUUID()}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n0\n%%EOF\n`,
  );
