import { createHash, randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import type { TestIdentity } from './identity';
import { mutate, type SeenUpload } from './operations';

/** A small PDF that differs each time. */
export const aDesignation = (): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n% ${randomUUID()}\n` +
      `trailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n0\n%%EOF\n`,
  );

/** What is said of a document before it is sent. */
export const described = (bytes: Buffer, changes: object = {}) => ({
  fileName: 'desemnare.pdf',
  mediaType: 'application/pdf',
  byteLength: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  purpose: 'DESIGNATION',
  ...changes,
});

/** A signed address names the public URL; the test server listens elsewhere. */
export const localAddressOf = ({ address }: TestIdentity, url: string): string => {
  const { pathname, search } = new URL(url);
  return `${address}${pathname}${search}`;
};

/** Sends the bytes of a document. */
export const send = (identity: TestIdentity, { url, method, headers }: SeenUpload, bytes: Buffer): Promise<Response> =>
  fetch(localAddressOf(identity, url), { method, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });

/** Announces and sends a designation; answers the document's id. */
export async function uploadDesignation(identity: TestIdentity, principal: Principal, bytes: Buffer = aDesignation()): Promise<string> {
  const { upload } = await mutate(identity, 'requestIdentityDocumentUpload', described(bytes), principal);
  const response = await send(identity, upload, bytes);
  if (!response.ok) throw new Error(`Expected the upload to be accepted, got ${response.status} ${await response.text()}`);
  return upload.documentId;
}
