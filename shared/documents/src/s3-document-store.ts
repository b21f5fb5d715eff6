import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { systemClock, type Clock } from '@conect/kernel';
import { inspectContent, type ContentInspector } from './content/inspect-content';
import type { DocumentStore, ExpectedContent, StoredContent } from './document-store';
import { stageDocument } from './staged-document';
import { openStaging } from './staging';
import { isSha256 } from './upload-request';

/** Where an S3 server is, and how to sign in to it. */
export interface S3Connection {
  /** Of a server that is not Amazon's. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  /** Without a key of its own the process takes what its surroundings offer, e.g. the role of its container. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** The bucket stands in the path instead of the host's name, as most servers but Amazon's want it. */
  readonly pathStyle: boolean;
  /** How long nothing may move on a connection before its request fails; by default a minute. */
  readonly timeoutMillis?: number;
}

/** Where an S3 store keeps documents, and where they arrive. */
export interface S3DocumentStoreOptions {
  readonly connection: S3Connection;
  readonly bucket: string;
  /** On this machine: uploads are received and checked here before they go to the bucket. */
  readonly folder: string;
  readonly inspect?: ContentInspector;
  readonly clock?: Clock;
}

/**
 * Opens a store in a bucket. A document is the object `sha256/ab/cd/abcd...`: received and checked on this machine, then sent by one request
 * that names its hash, so that the server keeps it whole or not at all. Memory stays the same whatever its size.
 */
export async function createS3DocumentStore(options: S3DocumentStoreOptions): Promise<DocumentStore> {
  const { connection, bucket, folder, inspect = inspectContent, clock = systemClock } = options;
  const newStagingFile = await openStaging(folder, clock);
  const client = clientOf(connection);
  const at = (sha256: string) => ({ Bucket: bucket, Key: keyOf(sha256) });

  return {
    async put(bytes, expected) {
      const target = at(expected.sha256);
      const file = newStagingFile();
      const staged = await stageDocument(bytes, expected, { file, inspect });
      if (!staged.ok) return staged;
      try {
        await send(client, { ...target, file, expected });
        return staged;
      } finally {
        await rm(file, { force: true });
      }
    },
    get: async (sha256) => contentOf(await unlessMissing(client.send(new GetObjectCommand(at(sha256))))),
    exists: async (sha256) => (await unlessMissing(client.send(new HeadObjectCommand(at(sha256))))) !== null,
    remove: async (sha256) => void (await client.send(new DeleteObjectCommand(at(sha256)))),
  };
}

const say = (): void => undefined;
const silent = { debug: say, info: say, warn: say, error: say };

function clientOf({ endpoint, region, credentials, pathStyle, timeoutMillis = 60_000 }: S3Connection): S3Client {
  return new S3Client({
    region,
    forcePathStyle: pathStyle,
    // The hash of the whole body is sent and signed; checksums in trailers are what many other servers do not understand.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    // It would write to the console what is thrown as well.
    logger: silent,
    // No limit on the whole of a request: a large document may take its time as long as it moves.
    requestHandler: { connectionTimeout: 5_000, socketTimeout: timeoutMillis },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  });
}

/** A hash is the only thing that becomes a key. */
function keyOf(sha256: string): string {
  if (!isSha256(sha256)) throw new Error('Expected a SHA-256 of 64 lower-case hexadecimal digits');
  return `sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

interface Sending {
  readonly Bucket: string;
  readonly Key: string;
  readonly file: string;
  readonly expected: ExpectedContent;
}

async function send(client: S3Client, { Bucket, Key, file, expected }: Sending): Promise<void> {
  const { byteLength, sha256, mediaType } = expected;
  const command = new PutObjectCommand({ Bucket, Key, Body: createReadStream(file), ContentLength: byteLength, ContentType: mediaType });
  // With the hash in the signature, what arrives is what was checked, and nothing is read twice to sign it.
  command.middlewareStack.add((next) => (args) => next(withHeader(args, 'x-amz-content-sha256', sha256)), { step: 'build', name: 'signContentHash' });
  await client.send(command);
}

function withHeader<Args extends { readonly request: unknown }>(args: Args, name: string, value: string): Args {
  (args.request as { readonly headers: Record<string, string> }).headers[name] = value;
  return args;
}

function contentOf(object: { readonly Body?: unknown; readonly ContentLength?: number | undefined } | null): StoredContent | null {
  return object === null ? null : { stream: object.Body as Readable, byteLength: object.ContentLength! };
}

/** What the server answers, or null when it has no such object. */
async function unlessMissing<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'NoSuchKey' || name === 'NotFound') return null;
    throw error;
  }
}
