import { accept, parseText, refuse, type Refusal, type Result } from '@conect/kernel';
import type { DocumentExpectation } from './area/document-expectations';
import { extensionsOfMediaType, isMediaType, type MediaType } from './media-types';
import type { UploadPolicy, UploadRule } from './upload-policy';

/** What somebody says about a document before sending its bytes. */
export interface UploadRequest {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteLength: number;
  readonly sha256: string;
  readonly purpose: string;
}

/** An upload request that the policy allows. */
export interface AllowedUpload<Purpose extends string = string> extends UploadRequest {
  readonly mediaType: MediaType;
  readonly purpose: Purpose;
}

type Code = 'BAD_USER_INPUT';
type Field = keyof UploadRequest;

const maximumFileNameLength = 255;
const sha256Pattern = /^[0-9a-f]{64}$/;
/** Control and invisible formatting characters (a right-to-left override shows `exe.pdf` for `fdp.exe`), line ends, path separators. */
const unsafeInFileName = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/u;

/** Whether the text is a SHA-256 as documents are addressed: 64 lower-case hexadecimal digits. */
export const isSha256 = (text: string): boolean => sha256Pattern.test(text);

/** Checks an announced upload against the policy; the refusals name every wrong field at once. */
export function checkUploadRequest<Purpose extends string>(
  request: UploadRequest,
  policy: UploadPolicy<Purpose>,
): Result<AllowedUpload<Purpose>, Code> {
  const { byteLength, sha256 } = request;
  const rule = ruleOf(request.purpose, policy);
  const mediaType = checkMediaType(request.mediaType, rule);
  const fileName = checkFileName(request.fileName, mediaType.ok ? mediaType.value : null);

  const refusals: Refusal<Code>[] = [
    ...(rule === null ? [wrong('purpose', 'DOCUMENT_PURPOSE')] : []),
    ...(fileName.ok ? [] : fileName.refusals),
    ...(mediaType.ok ? [] : mediaType.refusals),
    ...problemsOfByteLength(byteLength, rule),
    ...(isSha256(sha256) ? [] : [wrong('sha256', 'SHA256')]),
  ];
  if (refusals.length > 0 || !fileName.ok || !mediaType.ok) return refuse(...refusals);
  const purpose = request.purpose as Purpose;
  return accept({ fileName: fileName.value, mediaType: mediaType.value, byteLength, sha256, purpose });
}

const wrong = (field: Field, expected: DocumentExpectation): Refusal<Code> => ({ code: 'BAD_USER_INPUT', field: [field], params: { expected } });

const ruleOf = (purpose: string, policy: UploadPolicy): UploadRule | null =>
  Object.hasOwn(policy, purpose) ? (policy[purpose] ?? null) : null;

function checkMediaType(mediaType: string, rule: UploadRule | null): Result<MediaType, Code> {
  const allowed: readonly string[] = rule?.mediaTypes ?? Object.keys(extensionsOfMediaType);
  if (!isMediaType(mediaType) || !allowed.includes(mediaType)) return refuse(wrong('mediaType', 'MEDIA_TYPE'));
  return accept(mediaType);
}

function checkFileName(fileName: string, mediaType: MediaType | null): Result<string, Code> {
  if (unsafeInFileName.test(fileName)) return refuse(wrong('fileName', 'FILE_NAME'));
  const name = parseText(fileName, { max: maximumFileNameLength }, ['fileName']);
  if (!name.ok) return refuse(wrong('fileName', 'FILE_NAME'));
  if (mediaType === null) return name;

  const extensions: readonly string[] = extensionsOfMediaType[mediaType];
  const [, stem, extension] = /^(.*)\.([^.]*)$/su.exec(name.value) ?? [];
  const agrees = stem !== undefined && /[^.\s]/u.test(stem) && extensions.includes(extension?.toLowerCase() ?? '');
  return agrees ? name : refuse(wrong('fileName', 'FILE_NAME'));
}

function problemsOfByteLength(byteLength: number, rule: UploadRule | null): Refusal<Code>[] {
  const maximum = rule?.maximumByteLength ?? Number.MAX_SAFE_INTEGER;
  const fits = Number.isInteger(byteLength) && byteLength >= 1 && byteLength <= maximum;
  return fits ? [] : [wrong('byteLength', 'BYTE_LENGTH')];
}
