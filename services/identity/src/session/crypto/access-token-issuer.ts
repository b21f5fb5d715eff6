import type { KeyObject } from 'node:crypto';
import { accessTokenAlgorithm, accessTokenType, type AccessTokenClaims, type ServiceTokenClaims } from '@conect/auth';
import { newId, type Clock } from '@conect/kernel';
import { sign } from 'jsonwebtoken';
import type { ServiceTokenIssuer } from '../../client/application/ports';
import type { AccessTokenIssuer, SigningKeyStore } from '../application/ports';
import { privateKeyOf } from './signing-keys';

interface IssuerOptions {
  readonly signingKeys: Pick<SigningKeyStore, 'all'>;
  readonly encryptionKey: Buffer;
  readonly issuer: string;
  readonly audience: string;
  readonly accessTokenSeconds: number;
  readonly clock: Clock;
}

/** A process looks this often which key is the current one; a retired key stays published far longer. */
const keyAgeMillis = 30_000;

/** Signs access tokens (RFC 9068, ES256) with the current key. */
export function createAccessTokenIssuer(options: IssuerOptions): AccessTokenIssuer & ServiceTokenIssuer {
  const { issuer, audience, accessTokenSeconds, clock } = options;
  const currentKey = cachedCurrentKey(options);
  const signed = async (claims: AccessTokenClaims | ServiceTokenClaims): Promise<string> => {
    const { id: keyid, privateKey } = await currentKey();
    const header = { alg: accessTokenAlgorithm, typ: accessTokenType } as const;
    return sign(claims, privateKey, { algorithm: accessTokenAlgorithm, header, keyid, issuer, audience });
  };
  return {
    async issue(session) {
      const iat = Math.floor(clock.now().getTime() / 1000);
      const exp = Math.min(iat + accessTokenSeconds, Math.floor(session.expiresAt.getTime() / 1000));
      const claims: AccessTokenClaims = {
        sub: session.userId,
        sid: session.id,
        jti: newId(),
        iat,
        exp,
        auth_time: Math.floor(session.authenticatedAt.getTime() / 1000),
        acr: session.assurance,
      };
      return { accessToken: await signed(claims), expiresAt: new Date(exp * 1000) };
    },
    async issueToService({ clientId, credentialId: sid, scopes }) {
      const iat = Math.floor(clock.now().getTime() / 1000);
      const exp = iat + accessTokenSeconds;
      const claims: ServiceTokenClaims = { sub: clientId, client_id: clientId, sid, jti: newId(), iat, exp, scope: scopes.join(' ') };
      return { accessToken: await signed(claims), expiresInSeconds: accessTokenSeconds };
    },
  };
}

interface OpenKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

function cachedCurrentKey({ signingKeys, encryptionKey, clock }: IssuerOptions): () => Promise<OpenKey> {
  let cached: OpenKey | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now().getTime();
    if (cached !== null && now - readAt < keyAgeMillis) return cached;
    const current = (await signingKeys.all()).find(({ status }) => status === 'CURRENT');
    if (current === undefined) throw new Error('Expected a current signing key');
    if (cached?.id !== current.id) cached = { id: current.id, privateKey: privateKeyOf(current, encryptionKey) };
    readAt = now;
    return cached;
  };
}
