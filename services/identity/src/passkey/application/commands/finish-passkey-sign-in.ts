import { isClosed } from '../../../account/domain/account';
import type { CommandCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import type { CredentialUnit } from '../../../credential/application/ports';
import { useChallenge } from '../../../credential/domain/sign-in-challenge';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { SessionUnit } from '../../../session/application/ports';
import { tokensOf, writeSession, type OpenedSession, type SessionOpening, type SessionTokens } from '../../../session/application/session-opener';
import { usePasskey, type Passkey, type PasskeyUse } from '../../domain/passkey';
import { useCeremony, type PasskeyCeremony } from '../../domain/passkey-ceremony';
import type { ClaimedAnswer, PasskeyCeremonyStore, PasskeyStore, PasskeyUnit, RelyingParty } from '../ports';

/** Which sign-in, and what the authenticator answered. */
export interface FinishPasskeySignInInput {
  readonly signIn: string;
  readonly credential: string;
  readonly clientAddress?: string | null | undefined;
}

type Unit = PasskeyUnit & SessionUnit & Pick<CredentialUnit, 'challenges'>;

interface Dependencies extends SessionOpening {
  readonly inTransaction: InTransaction<Unit>;
  readonly ceremonies: Pick<PasskeyCeremonyStore, 'findById'>;
  readonly passkeys: Pick<PasskeyStore, 'findByCredentialId'>;
  readonly relyingParty: Pick<RelyingParty, 'read' | 'verifySigned'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
  /** Told of a passkey whose counter did not rise: somebody may have a copy of the authenticator. */
  readonly onCounterBehind: (passkey: Passkey, use: PasskeyUse) => void;
}

export type FinishPasskeySignIn = ReturnType<typeof createFinishPasskeySignIn>;

/**
 * Signs in whoever's passkey signed, after a right password or without one: the authenticator has verified the person, so it is two
 * factors either way. A refused answer leaves the sign-in as it was.
 */
export const createFinishPasskeySignIn = (dependencies: Dependencies) => {
  const { inTransaction, throttle, relyingParty, passkeys, onCounterBehind } = dependencies;
  return async (call: CommandCall, input: FinishPasskeySignInInput): Promise<Result<SessionTokens, IdentityErrorCode>> => {
    const ceremony = await signInOf(dependencies, input.signIn);
    if (ceremony === null) return unknownSignIn;
    const claimed = relyingParty.read(input.credential);
    const passkey = claimed === null ? null : await passkeys.findByCredentialId(claimed.credentialId);
    const counted = ceremony.userId ?? passkey?.userId ?? ceremony.id;
    const guess = await throttle.beginGuess({ email: `second factor of ${counted}`, clientAddress: input.clientAddress });
    const proof = await prove(dependencies, { ceremony, claimed, passkey, answer: input.credential });
    if (!proof.ok) return proof;

    const opened = await inTransaction<OpenedSession>(call, (unit) => complete(dependencies, unit, proof.value));
    if (!opened.ok) {
      if (opened.refusals.some(({ code }) => code === 'PASSKEY_COUNTER')) onCounterBehind(proof.value.passkey, proof.value.use);
      return opened;
    }
    await guess.succeeded();
    return accept(await tokensOf(dependencies, opened.value));
  };
};

const field = ['signIn'];
const unknownSignIn = refuse({ code: 'TOKEN_INVALID' as const, field });
const invalidAnswer = refuse({ code: 'PASSKEY_INVALID' as const, field: ['credential'] });
const unknownPasskey = refuse({ code: 'PASSKEY_UNKNOWN' as const, field: ['credential'] });

async function signInOf({ ceremonies }: Dependencies, id: string): Promise<PasskeyCeremony | null> {
  const ceremony = isUuid(id) ? await ceremonies.findById(id) : null;
  return ceremony?.purpose === 'SIGN_IN' ? ceremony : null;
}

/** Who gave a password signs with a passkey of his own; who gave none must be named by the authenticator (WebAuthn 7.2, step 6). */
const isFor = (ceremony: PasskeyCeremony, claimed: ClaimedAnswer, { userId }: Passkey): boolean =>
  ceremony.userId === null ? claimed.userId === userId : ceremony.userId === userId && (claimed.userId ?? userId) === userId;

interface Shown {
  readonly ceremony: PasskeyCeremony;
  readonly claimed: ClaimedAnswer | null;
  readonly passkey: Passkey | null;
  readonly answer: string;
}

interface Proof {
  readonly ceremony: PasskeyCeremony;
  readonly passkey: Passkey;
  readonly use: PasskeyUse;
}

/** The costly work, without a lock; what may have changed meanwhile is judged again under one. */
async function prove({ relyingParty, clock }: Dependencies, { ceremony, claimed, passkey, answer }: Shown): Promise<Result<Proof, IdentityErrorCode>> {
  const usable = useCeremony(ceremony, field, clock.now());
  if (!usable.ok) return usable;
  if (claimed === null) return invalidAnswer;
  if (passkey === null) return unknownPasskey;
  if (!isFor(ceremony, claimed, passkey)) return invalidAnswer;
  const use = await relyingParty.verifySigned(answer, passkey, ceremony.hash);
  return use === null ? invalidAnswer : accept({ ceremony, passkey, use });
}

async function complete(dependencies: Dependencies, unit: Unit, { ceremony, passkey, use }: Proof): Promise<Result<OpenedSession, IdentityErrorCode>> {
  const now = dependencies.clock.now();
  const account = await unit.accounts.findByIdForUpdate(passkey.userId);
  const begun = await unit.ceremonies.findByIdForUpdate(ceremony.id);
  const locked = await unit.passkeys.findByIdForUpdate(passkey.id);
  if (begun === null) return unknownSignIn;
  if (account === null || isClosed(account) || locked === null) return unknownPasskey;
  const used = useCeremony(begun, field, now);
  if (!used.ok) return used;
  await unit.ceremonies.save(used.value);
  const proven = await useUpPassword(unit, ceremony.signInChallengeId, now);
  if (!proven.ok) return proven;
  const after = usePasskey(locked, use, now);
  if (!after.ok) return after;
  await unit.passkeys.save(after.value);
  return accept(await writeSession(dependencies, unit, passkey.userId, 'SECOND_FACTOR'));
}

async function useUpPassword(unit: Unit, signInChallengeId: string | null, now: Date): Promise<Result<object, IdentityErrorCode>> {
  if (signInChallengeId === null) return accept({});
  const challenge = await unit.challenges.findByIdForUpdate(signInChallengeId);
  const used = challenge === null ? unknownSignIn : useChallenge(challenge, now);
  if (!used.ok) return refuse(...used.refusals.map((refusal) => ({ ...refusal, field })));
  await unit.challenges.save(used.value);
  return accept({});
}
