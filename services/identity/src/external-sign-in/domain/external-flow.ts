import { accept, refuse, type Result } from '@conect/kernel';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';

/** A person's way to a provider and back. State, nonce and PKCE verifier follow from the flow's token and stand nowhere. */
export interface ExternalFlow {
  readonly id: string;
  /** SHA-256 of the token that the client keeps. */
  readonly hash: Uint8Array;
  readonly providerId: string;
  readonly redirectUri: string;
  /** Whose account the identity will be linked to; null for a sign-in. */
  readonly linksTo: string | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

const lifetimeMillis = 10 * 60_000;
const maximumUrlLength = 8_192;

/** When a flow that begins now is over. */
export const flowExpiry = (now: Date): Date => new Date(now.getTime() + lifetimeMillis);

/** Uses a flow up: whatever the provider's answer is worth, there is no second try with it. */
export function useFlow(flow: ExternalFlow, now: Date): Result<ExternalFlow, IdentityErrorCode> {
  const field = ['flow'];
  if (flow.usedAt !== null) return refuse({ code: 'TOKEN_USED', field });
  if (now >= flow.expiresAt) return refuse({ code: 'TOKEN_EXPIRED', field });
  return accept({ ...flow, usedAt: now });
}

/** Reads the address that the provider sent the person back to: the one agreed on, with this flow's state. */
export function parseCallback(text: string, { redirectUri, state }: { readonly redirectUri: string; readonly state: string }): Result<URL, IdentityErrorCode> {
  const field = ['callbackUrl'];
  const url = text.length > maximumUrlLength ? null : URL.parse(text);
  if (url === null || withoutParameters(url) !== redirectUri) return refuse(badInput(field, 'REDIRECT_URI'));
  const states = url.searchParams.getAll('state');
  return states.length === 1 && states[0] === state ? accept(url) : refuse({ code: 'EXTERNAL_SIGN_IN_FAILED', field });
}

function withoutParameters(url: URL): string {
  const bare = new URL(url);
  bare.search = '';
  bare.hash = '';
  return bare.href;
}
