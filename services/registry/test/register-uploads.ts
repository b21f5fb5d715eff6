import type { Principal } from '@conect/auth';
import { waitFor } from '@conect/testing';
import { announceStatute, send, type TestRegistry } from './registry';

const mediaTypes: Readonly<Record<string, string>> = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** Announces and sends a file of the register; answers the id of the document. */
export async function uploadRegisterFile(registry: TestRegistry, officer: Principal, fileName: string, text: string | Buffer): Promise<string> {
  const bytes = Buffer.from(text);
  const { upload, userErrors } = await announceStatute(registry, officer, bytes, { fileName, mediaType: mediaTypes[fileName.split('.').at(-1)!], purpose: 'REGISTER_FILE' });
  if (upload === null) throw new Error(`Expected the file to be welcome: ${JSON.stringify(userErrors)}`);
  const response = await send(registry, upload, bytes);
  if (!response.ok) throw new Error(`Expected the upload to be accepted, got ${response.status} ${await response.text()}`);
  return upload.documentId;
}

/** An import as an officer sees it. */
export interface SeenImport {
  readonly id: string;
  readonly state: string;
  readonly progress: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly refusal: { readonly code: string; readonly message: string } | null;
  readonly rows: { readonly totalCount: number; readonly nodes: readonly { readonly line: number; readonly reasons: readonly { readonly code: string; readonly message: string }[] }[] };
}

/** The fields of an import that the tests look at. */
export const importFields = `id state progress fileName isFull startedAt endedAt created updated unchanged refused refusal { code message } requester { id }
  rows(first: 10) { totalCount nodes { line registerNumber name reasons { code message } } }`;

interface ImportPayload {
  readonly registerImport: SeenImport | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

/** Asks for an import; fails on a top-level error. */
export async function requestImport(registry: TestRegistry, principal: Principal, input: object): Promise<ImportPayload> {
  const query = `mutation ($input: ImportRegisterInput!) { importRegister(input: $input) { registerImport { ${importFields} } userErrors { code field message } } }`;
  const answer = await registry.ask<{ importRegister: ImportPayload }>(principal, query, { input });
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data.importRegister;
}

/** An import as it is now. */
export async function seeImport(registry: TestRegistry, officer: Principal, id: string, language = 'en'): Promise<SeenImport | null> {
  const query = `query ($id: ID!) { registerImport(id: $id) { ${importFields} } }`;
  const answer = await registry.ask<{ registerImport: SeenImport | null }>(officer, query, { id }, { 'accept-language': language });
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data.registerImport;
}

/** Uploads a file, has it imported, and answers how that ended; the registry's background has to run. */
export async function importUploaded(registry: TestRegistry, officer: Principal, fileName: string, text: string | Buffer, input: object = {}): Promise<SeenImport> {
  const documentId = await uploadRegisterFile(registry, officer, fileName, text);
  const { registerImport, userErrors } = await requestImport(registry, officer, { documentId, ...input });
  if (registerImport === null) throw new Error(`Expected the import to begin: ${JSON.stringify(userErrors)}`);
  return endOf(registry, officer, registerImport.id);
}

/** Waits until an import has ended. */
export async function endOf(registry: TestRegistry, officer: Principal, id: string): Promise<SeenImport> {
  let seen: SeenImport | null = null;
  const hasEnded = async (): Promise<boolean> => {
    seen = await seeImport(registry, officer, id);
    return seen !== null && !['WAITING', 'RUNNING'].includes(seen.state);
  };
  await waitFor(hasEnded, { describe: 'the import to end', timeoutMillis: 180_000 });
  return seen!;
}
