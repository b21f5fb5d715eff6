import { createHash, randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import type { TestMessaging } from './messaging';

/** A file as somebody is about to send it. */
export interface AFile {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly mediaType: string;
}

/** The smallest PDF that passes the content checks; no two are the same. */
export const aPdf = (fileName = 'anexa.pdf'): AFile => ({
  bytes: Buffer.from(
    `%PDF-1.4\n%${randomUUID()}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n0\n%%EOF\n`,
  ),
  fileName,
  mediaType: 'application/pdf',
});

interface Announced {
  readonly upload: { readonly documentId: string; readonly url: string; readonly method: string; readonly headers: readonly { readonly name: string; readonly value: string }[] } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Says what is to come; `changes` say something else than the file is. */
export async function announce({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, { bytes, fileName, mediaType }: AFile, changes: object = {}): Promise<Announced> {
  const input = { fileName, mediaType, purpose: 'ATTACHMENT', byteLength: bytes.length, sha256: sha256Of(bytes), ...changes };
  const query = `mutation ($input: RequestMessagingDocumentUploadInput!) { requestMessagingDocumentUpload(input: $input) { upload { documentId url method headers { name value } } userErrors { code field } } }`;
  const { data, errors } = await ask<{ requestMessagingDocumentUpload: Announced }>(who, query, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.requestMessagingDocumentUpload;
}

/** A signed address, at the process of the test. */
export const localAddressOf = ({ address }: Pick<TestMessaging, 'address'>, url: string): string => `${address}${new URL(url).pathname}${new URL(url).search}`;

/** Sends bytes to where they were announced; answers what the server says of them. */
export async function sendBytes(messaging: Pick<TestMessaging, 'address'>, { upload }: Announced, bytes: Buffer): Promise<{ readonly status: number; readonly code: string | null }> {
  const { url, method, headers } = upload!;
  const response = await fetch(localAddressOf(messaging, url), { method, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
  const said = (await response.json().catch(() => ({}))) as { readonly code?: string };
  return { status: response.status, code: said.code ?? null };
}

/** Uploads a file; answers the id of the document. */
export async function uploaded(messaging: TestMessaging, who: Principal, file: AFile = aPdf()): Promise<string> {
  const announced = await announce(messaging, who, file);
  if (announced.upload === null) throw new Error(JSON.stringify(announced.userErrors));
  const { status } = await sendBytes(messaging, announced, file.bytes);
  if (status !== 200) throw new Error(`upload: ${status}`);
  return announced.upload.documentId;
}
