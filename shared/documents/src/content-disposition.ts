/**
 * The header that makes a browser save a document under its name instead of showing it (RFC 6266): `filename*` is the name,
 * `filename` what old clients can read of it.
 */
export function attachmentOf(fileName: string): string {
  const readable = fileName.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  return `attachment; filename="${readable}"; filename*=UTF-8''${percentEncoded(fileName)}`;
}

/** RFC 8187 allows fewer characters in a value than a URL does. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
