import { createHash } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { buildZip, type TestService, type ZipEntry } from '@conect/testing';

const officeTypes = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What Word writes around a text. */
const wordDocument = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;

const contentTypes = (mainPart: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${mainPart}"/></Types>`;

/** Paragraphs as Word has them. */
export const paragraphs = (...lines: readonly string[]): string => lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`).join('');

/** A Word document with this body; more parts, or another type of the main one, if given. */
export const wordFile = (body: string, more: readonly ZipEntry[] = [], mainPart = `${officeTypes}.main+xml`): Buffer =>
  buildZip([{ name: '[Content_Types].xml', content: contentTypes(mainPart) }, { name: 'word/document.xml', content: wordDocument(body) }, ...more]);

const mediaTypes: Readonly<Record<string, string>> = { docx: officeTypes, html: 'text/html', docm: 'application/vnd.ms-word.document.macroEnabled.12' };

interface Announced {
  readonly upload: { readonly documentId: string; readonly url: string; readonly method: string; readonly headers: readonly { readonly name: string; readonly value: string }[] } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

/** Announces a file. */
export async function announce({ ask }: TestService, principal: Principal, fileName: string, bytes: Buffer): Promise<Announced> {
  const query = `mutation ($input: RequestConsultationsDocumentUploadInput!) { requestConsultationsDocumentUpload(input: $input) {
    upload { documentId url method headers { name value } } userErrors { code field } } }`;
  const input = { fileName, mediaType: mediaTypes[fileName.split('.').at(-1)!], byteLength: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), purpose: 'DRAFT_TEXT' };
  const { data, errors } = await ask<{ requestConsultationsDocumentUpload: Announced }>(principal, query, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.requestConsultationsDocumentUpload;
}

/** Announces and sends a file; answers the id of the document and what the store answered. */
export async function upload(service: TestService, principal: Principal, fileName: string, bytes: Buffer): Promise<{ readonly documentId: string; readonly status: number; readonly refusal: string | null }> {
  const { upload: terms, userErrors } = await announce(service, principal, fileName, bytes);
  if (terms === null) throw new Error(JSON.stringify(userErrors));
  const { pathname, search } = new URL(terms.url);
  const response = await fetch(`${service.address}${pathname}${search}`, { method: terms.method, headers: Object.fromEntries(terms.headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
  const body = (await response.text()) || '{}';
  return { documentId: terms.documentId, status: response.status, refusal: response.ok ? null : (JSON.parse(body) as { reason: string }).reason };
}
