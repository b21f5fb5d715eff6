import { createHash } from 'node:crypto';
import { signLookup } from '@conect/auth';
import type { Clock } from '@conect/kernel';
import { readPartLine, type PartLine } from '@conect/service-kit';
import { PartUnreadable } from '../application/ports';
import type { DataExportPart, ExportingService } from '../domain/data-export';

/** Where a service gives its parts, and the key that it shares with identity for that. */
interface HandingService {
  readonly url: string;
  readonly secret: string;
}

interface Dependencies {
  /** All but identity, which reads its own. */
  readonly services: Readonly<Record<Exclude<ExportingService, 'identity'>, HandingService>>;
  readonly readOwn: (exportId: string) => Promise<AsyncIterable<Uint8Array> | null>;
  readonly clock: Clock;
}

/** Reads the part of a service, line by line; throws {@link PartUnreadable} before its end when the bytes are not the announced ones. */
export type ReadPart = (exportId: string, part: DataExportPart) => AsyncGenerator<PartLine>;

/** No part takes longer than this to fetch, its last byte included: a service that hangs would hold the job. */
const patienceMillis = 120_000;

/** Makes what fetches parts: a signed question for each, good for half a minute. */
export const createPartSource = ({ services, readOwn, clock }: Dependencies): ReadPart =>
  async function* (exportId, part) {
    const { service } = part;
    const open = service === 'identity' ? () => readOwn(exportId) : () => fetchPart(services[service], { service, exportId, now: clock.now() });
    try {
      const bytes = await open();
      if (bytes === null) throw new Error(`Expected ${service} to have a part`);
      for await (const line of linesOf(measured(bytes, part))) yield readPartLine(line);
    } catch (cause) {
      throw new PartUnreadable(service, { cause });
    }
  };

async function fetchPart({ url, secret }: HandingService, { service, exportId, now }: { readonly service: string; readonly exportId: string; readonly now: Date }): Promise<AsyncIterable<Uint8Array>> {
  const token = signLookup([exportId], { service, secret, now, question: 'data-export-parts' });
  const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` }, redirect: 'error', signal: AbortSignal.timeout(patienceMillis) });
  if (!response.ok || response.body === null) throw new Error(`Expected ${service} to give a part, got ${response.status}`);
  return response.body;
}

async function* measured(bytes: AsyncIterable<Uint8Array>, { sha256, byteLength }: DataExportPart): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > byteLength!) throw new Error(`Expected ${byteLength} bytes, got more`);
    hash.update(piece);
    yield piece;
  }
  const found = hash.digest('hex');
  if (length !== byteLength || found !== sha256) throw new Error(`Expected ${byteLength} bytes with the hash ${sha256}, got ${length} with ${found}`);
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if ((rest + decoder.decode()) !== '') throw new Error('Expected the last line of a part to end');
}
