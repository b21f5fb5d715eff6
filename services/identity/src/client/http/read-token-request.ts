import { scopesIn } from '@conect/auth';
import type { ServiceTokenRequest } from '../application/commands/issue-service-token';

/** A request of the token endpoint that was refused before any account was looked at, by its code of RFC 6749 5.2. */
export type TokenRequestProblem = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type';

type Credentials = Pick<ServiceTokenRequest, 'clientId' | 'secret'>;

/** Reads grant, scopes and credentials, which come in the header or in the body, never in both (RFC 6749 2.3.1, 3.2, 4.4.2). */
export function readTokenRequest(authorization: string | undefined, body: unknown): Omit<ServiceTokenRequest, 'clientAddress'> | TokenRequestProblem {
  const form = formOf(body);
  const grantType = form?.get('grant_type');
  if (form === null || grantType === undefined) return 'invalid_request';
  const credentials = credentialsOf(authorization, form);
  if (typeof credentials === 'string') return credentials;
  if (grantType !== 'client_credentials') return 'unsupported_grant_type';
  const scope = form.get('scope');
  return { ...credentials, scopes: scope === undefined ? null : scopesIn(scope) };
}

/** Parameters without a value count as left out, and none may come twice (RFC 6749 3.2). */
function formOf(body: unknown): ReadonlyMap<string, string> | null {
  if (typeof body !== 'string') return null;
  const pairs = [...new URLSearchParams(body)];
  const form = new Map(pairs.filter(([, value]) => value !== ''));
  return new Set(pairs.map(([name]) => name)).size === pairs.length ? form : null;
}

function credentialsOf(authorization: string | undefined, form: ReadonlyMap<string, string>): Credentials | TokenRequestProblem {
  const [clientId, secret] = [form.get('client_id'), form.get('client_secret')];
  if (authorization === undefined) return clientId === undefined || secret === undefined ? 'invalid_client' : { clientId, secret };
  if (secret !== undefined) return 'invalid_request';
  const basic = basicCredentials(authorization);
  if (basic === null) return 'invalid_client';
  return clientId === undefined || clientId === basic.clientId ? basic : 'invalid_request';
}

function basicCredentials(authorization: string): Credentials | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return null;
  const [clientId, secret] = [unescaped(text.slice(0, colon)), unescaped(text.slice(colon + 1))];
  return clientId === null || secret === null ? null : { clientId, secret };
}

/** Both parts are form-encoded before they are put together (RFC 6749 2.3.1). */
function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
