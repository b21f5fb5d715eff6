import { accept, refuse, type Clock, type Result } from '@conect/kernel';
import type { Logger } from '@conect/service-kit';
import type { Configuration } from 'openid-client';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { ExternalProof, FlowBinding, Providers } from '../application/ports';
import type { Provider } from '../domain/provider';
import { fetchFromProvider, isUnreachable } from './provider-fetch';

interface Dependencies {
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The library is ESM only. */
const library = () => import('openid-client');

const timeoutSeconds = 10;
/** A provider that moves an endpoint is followed within the hour; keys are looked up again whenever an unknown one signs. */
const metadataMaximumAgeMillis = 3_600_000;

/**
 * The providers of the settings, over OpenID Connect: authorization code with PKCE (S256), state and nonce; the issuer of the answer (RFC 9207)
 * and of the ID token is compared, and the token's signature verified even though it comes over TLS.
 */
export function createProviders({ providers, clock, logger }: Dependencies): Providers {
  const configurationOf = createDiscovery(clock);
  const asking = async <Value>(provider: Provider, step: string, ask: (configuration: Configuration) => Promise<Value>): Promise<Result<Value, IdentityErrorCode>> => {
    const attempt = async <Part>(part: string, work: () => Promise<Part>, code: 'PROVIDER_UNAVAILABLE' | 'EXTERNAL_SIGN_IN_FAILED') => {
      try {
        return accept(await work());
      } catch (error) {
        return refused(logger, { provider, step: part, error, code });
      }
    };
    // A provider that says nothing of itself, or nothing that can be used, is as good as away.
    const configuration = await attempt('discovery', () => configurationOf(provider), 'PROVIDER_UNAVAILABLE');
    return configuration.ok ? attempt(step, () => ask(configuration.value), 'EXTERNAL_SIGN_IN_FAILED') : configuration;
  };

  return {
    all: providers,
    find: (id) => providers.find((one) => one.id === id) ?? null,
    authorizationUrl: (provider, redirectUri, binding) =>
      asking(provider, 'authorization', async (configuration) => {
        const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
        const codeChallenge = await calculatePKCECodeChallenge(binding.codeVerifier);
        return buildAuthorizationUrl(configuration, authorizationParameters(provider, redirectUri, { ...binding, codeChallenge })).href;
      }),
    redeem: (provider, callback, binding) => asking(provider, 'code', (configuration) => redeem(configuration, callback, binding, (ask) => asking(provider, 'profile', ask))),
  };
}

const authorizationParameters = (provider: Provider, redirectUri: string, { state, nonce, codeChallenge }: FlowBinding & { readonly codeChallenge: string }) => ({
  redirect_uri: redirectUri,
  scope: provider.scopes.join(' '),
  state,
  nonce,
  code_challenge: codeChallenge,
  code_challenge_method: 'S256',
  ...(provider.acrValues.length === 0 ? {} : { acr_values: provider.acrValues.join(' ') }),
});

type Asking = <Value>(ask: (configuration: Configuration) => Promise<Value>) => Promise<Result<Value, IdentityErrorCode>>;

async function redeem(configuration: Configuration, callback: URL, { state, nonce, codeVerifier }: FlowBinding, asking: Asking): Promise<ExternalProof> {
  const { authorizationCodeGrant, fetchUserInfo } = await library();
  const tokens = await authorizationCodeGrant(configuration, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    acr: textOf(claims['acr']),
    profile: () =>
      asking(async () => {
        const hasAddress = textOf(claims['email']) !== null;
        const said = hasAddress ? claims : await fetchUserInfo(configuration, tokens.access_token, claims.sub);
        return { email: textOf(said['email']), emailVerified: said['email_verified'] === true, name: textOf(said['name']) };
      }),
  };
}

const textOf = (claim: unknown): string | null => (typeof claim === 'string' && claim !== '' ? claim : null);

/** What is known of each provider, asked for when it is first needed; a failure is not remembered. */
function createDiscovery(clock: Clock): (provider: Provider) => Promise<Configuration> {
  const known = new Map<string, { readonly since: number; readonly configuration: Promise<Configuration> }>();
  return (provider) => {
    const now = clock.now().getTime();
    const present = known.get(provider.id);
    if (present !== undefined && now - present.since < metadataMaximumAgeMillis) return present.configuration;
    const configuration = discover(provider);
    const entry = { since: now, configuration };
    known.set(provider.id, entry);
    configuration.catch(() => {
      if (known.get(provider.id) === entry) known.delete(provider.id);
    });
    return configuration;
  };
}

async function discover({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks } = await library();
  const execute = [enableNonRepudiationChecks, ...(issuer.startsWith('http://') ? [allowInsecureRequests] : [])];
  return discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: timeoutSeconds, [customFetch]: fetchFromProvider });
}

interface Failure {
  readonly provider: Provider;
  readonly step: string;
  readonly error: unknown;
  /** What it means when the provider did answer. */
  readonly code: 'PROVIDER_UNAVAILABLE' | 'EXTERNAL_SIGN_IN_FAILED';
}

/** Codes alone go to the log: what a provider says beside them may name the person. */
function refused(logger: Logger, { provider, step, error, code: meaning }: Failure): Result<never, IdentityErrorCode> {
  const isUnavailable = isUnreachable(error);
  const { name, code, error: said } = error as { readonly name?: string; readonly code?: string; readonly error?: string };
  if (!isUnavailable && !isOfProtocol(error)) throw error;
  logger.warn({ provider: provider.id, step, errorName: name, errorCode: code, providerError: said }, 'external sign-in failed');
  return isUnavailable || meaning === 'PROVIDER_UNAVAILABLE' ? refuse({ code: 'PROVIDER_UNAVAILABLE' }) : refuse({ code: meaning, field: ['callbackUrl'] });
}

const protocolErrors = ['ClientError', 'ResponseBodyError', 'AuthorizationResponseError', 'WWWAuthenticateChallengeError'];

/** By name, since the classes are known only once the library is loaded. */
const isOfProtocol = (error: unknown): boolean => error instanceof Error && protocolErrors.includes(error.name);
