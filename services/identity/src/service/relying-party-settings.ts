import { isIP } from 'node:net';

/** For whom authenticators keep passkeys, and on which pages they may be used. */
export interface RelyingPartySettings {
  readonly rpId: string;
  readonly origins: readonly string[];
}

interface Given {
  readonly NODE_ENV: string;
  readonly WEB_URL: string;
  readonly IDENTITY_PASSKEY_RP_ID?: string | undefined;
  readonly IDENTITY_PASSKEY_ORIGINS?: readonly string[] | undefined;
}

/**
 * The relying party of passkeys: the web site's, unless said otherwise. Browsers know no passkeys for addresses of numbers, so this
 * machine is called `localhost`; in production every other page must be https.
 */
export function relyingPartySettings({ NODE_ENV, WEB_URL, IDENTITY_PASSKEY_RP_ID, IDENTITY_PASSKEY_ORIGINS }: Given): RelyingPartySettings {
  const origins = IDENTITY_PASSKEY_ORIGINS ?? [named(new URL(WEB_URL)).origin];
  const rpId = IDENTITY_PASSKEY_RP_ID ?? named(new URL(origins[0]!)).hostname;
  const problems = origins.flatMap((origin) => problemOf(new URL(origin), rpId, NODE_ENV));
  if (problems.length > 0) throw new Error(`Invalid settings:\n${problems.map((problem) => `  IDENTITY_PASSKEY_ORIGINS: ${problem}`).join('\n')}`);
  return { rpId, origins };
}

const isLoopback = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);

function named(url: URL): URL {
  if (isLoopback(url.hostname)) url.hostname = 'localhost';
  return url;
}

function problemOf({ hostname, protocol, origin }: URL, rpId: string, mode: string): readonly string[] {
  const belongs = hostname === rpId || hostname.endsWith(`.${rpId}`);
  if (!belongs) return [`${origin} does not belong to the RP id ${rpId}`];
  if (mode !== 'production' || hostname === 'localhost') return [];
  if (protocol !== 'https:') return [`${origin} must be https in production`];
  return isIP(hostname) === 0 ? [] : [`${origin} must have a name in production: browsers keep no passkeys for addresses`];
}
