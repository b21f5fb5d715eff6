import { timingSafeEqual } from 'node:crypto';
import type { Logger } from '@conect/service-kit';
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import { challengeHashOf } from '../../credential/crypto/one-time-secrets';
import type { RelyingParty } from '../application/ports';
import type { Passkey } from '../domain/passkey';
import { ceremonyMillis } from '../domain/passkey-ceremony';

interface Options {
  readonly rpId: string;
  readonly origins: readonly string[];
  readonly logger: Pick<Logger, 'info'>;
}

/** EdDSA, ES256 and RS256: what authenticators have. Named, so that a newer runtime does not offer more than was tried. */
const algorithms = [-8, -7, -257];
const maximumLength = 16_384;
const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/).max(maximumLength);
const credentialShape = { id: base64url, rawId: base64url, type: z.literal('public-key'), clientExtensionResults: z.object({}).default({}) };
const createdSchema = z.object({
  ...credentialShape,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: z.array(z.string()).max(20).default([]) }),
});
const signedSchema = z.object({
  ...credentialShape,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url.nullish() }),
});

/** WebAuthn by @simplewebauthn/server: user verification is required, and origin, RP id and challenge must be exactly ours. */
export const createRelyingParty = (options: Options): RelyingParty => ({ ...asking(options), ...verifying(options) });

const asking = ({ rpId }: Options): Pick<RelyingParty, 'creationOptions' | 'requestOptions'> => ({
  creationOptions: async ({ userId, email, name, challenge, present }) =>
    JSON.stringify(
      await generateRegistrationOptions({
        rpName: 'CONECT',
        rpID: rpId,
        userID: userHandleOf(userId),
        userName: email,
        userDisplayName: name,
        challenge: bytesOf(challenge),
        timeout: ceremonyMillis,
        attestationType: 'none',
        excludeCredentials: present.map(descriptorOf),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
      }),
    ),
  requestOptions: async ({ challenge, allowed }) => {
    const allowCredentials = allowed.map(descriptorOf);
    return JSON.stringify(
      await generateAuthenticationOptions({ rpID: rpId, challenge: bytesOf(challenge), timeout: ceremonyMillis, allowCredentials, userVerification: 'required' }),
    );
  },
});

function verifying({ rpId, origins, logger }: Options): Pick<RelyingParty, 'verifyCreated' | 'read' | 'verifySigned'> {
  const expected = (hash: Uint8Array) => ({
    expectedChallenge: (challenge: string) => isHashOf(hash, challenge),
    expectedOrigin: [...origins],
    expectedRPID: rpId,
    requireUserVerification: true,
  });
  /** The library says by exceptions what an answer lacks; to the client all of it is one refusal. */
  const orNull = async <Value>(verify: () => Promise<Value | null>): Promise<Value | null> => {
    try {
      return await verify();
    } catch (error) {
      logger.info({ err: error }, 'passkey answer refused');
      return null;
    }
  };

  return {
    verifyCreated: (answer, hash) =>
      orNull(async () => {
        const read = createdSchema.parse(jsonOf(answer));
        const hints = transports.filter((transport) => read.response.transports.includes(transport));
        const response = { ...read, response: { ...read.response, transports: hints } };
        const { registrationInfo } = await verifyRegistrationResponse({ response, ...expected(hash), supportedAlgorithmIDs: algorithms });
        if (registrationInfo === undefined) return null;
        const { credential, credentialBackedUp: backedUp } = registrationInfo;
        return { credentialId: bytesOf(credential.id), publicKey: credential.publicKey, counter: credential.counter, transports: hints, backedUp };
      }),
    read(answer) {
      const read = signedSchema.safeParse(jsonOf(answer));
      if (!read.success) return null;
      const { id, response } = read.data;
      return { credentialId: bytesOf(id), userId: response.userHandle == null ? null : userIdOf(response.userHandle) };
    },
    verifySigned: (answer, passkey, hash) =>
      orNull(async () => {
        const { response: signed, ...outer } = signedSchema.parse(jsonOf(answer));
        const { userHandle, ...rest } = signed;
        const response = { ...outer, response: { ...rest, ...(userHandle == null ? {} : { userHandle }) } };
        // Zero lets the library accept any counter: which one may follow is a rule of ours, with an answer of its own.
        const credential = { id: textOf(passkey.credentialId), publicKey: new Uint8Array(passkey.publicKey), counter: 0 };
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({ response, ...expected(hash), credential });
        return verified ? { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp } : null;
      }),
  };
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const descriptorOf = ({ credentialId, transports: hints }: Passkey) => ({ id: textOf(credentialId), transports: [...hints] });

/** The id's 16 bytes: says nothing about the person to whoever reads an authenticator. */
const userHandleOf = (userId: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));

function userIdOf(handle: string): string {
  const hex = Buffer.from(handle, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function isHashOf(hash: Uint8Array, challenge: string): boolean {
  const shown = challengeHashOf(challenge);
  return shown !== null && timingSafeEqual(shown, hash);
}

/** Undefined for what is no JSON, which no schema accepts. */
function jsonOf(text: string): unknown {
  if (text.length > maximumLength) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
