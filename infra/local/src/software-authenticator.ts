import WebAuthnEmulator, {
  AuthenticatorEmulator,
  deserializeCredential,
  getRepositoryId,
  serializeCredential,
  type PasskeysCredentialsRepository,
} from 'nid-webauthn-emulator';

/** Passkeys as they are kept, by their name in the store. */
export type KeptPasskeys = Record<string, string>;

/** Where an authenticator keeps its passkeys, private halves and all. */
export interface PasskeyKeeper {
  readonly load: () => KeptPasskeys;
  readonly keep: (passkeys: KeptPasskeys) => void;
}

/** How an authenticator behaves; by default as one should. */
export interface AuthenticatorHabits {
  /** Whether it says that it verified the person. */
  readonly verifiesUser?: boolean;
  /** By how much its counter rises at each sign-in. */
  readonly counterStep?: number;
}

/** An authenticator without hardware, and the browser before it: reads a site's options and answers them, both as JSON text. */
export interface SoftwareAuthenticator {
  readonly create: (origin: string, options: string) => string;
  readonly get: (origin: string, options: string) => string;
}

/** Keeps passkeys for as long as the process lives. */
export function inMemory(): PasskeyKeeper {
  let passkeys: KeptPasskeys = {};
  return { load: () => passkeys, keep: (changed) => void (passkeys = changed) };
}

/** An authenticator in software, for tests and the demonstration: whoever can read its passkeys has them. */
export function createSoftwareAuthenticator(keeper: PasskeyKeeper = inMemory(), habits: AuthenticatorHabits = {}): SoftwareAuthenticator {
  const { verifiesUser = true, counterStep = 1 } = habits;
  const answer = () => ({ options: { uv: verifiesUser, up: true } });
  const authenticator = new AuthenticatorEmulator({
    credentialsRepository: repositoryOn(keeper),
    signCounterIncrement: counterStep,
    verifications: { userPresent: true, userVerified: verifiesUser },
    userMakeCredentialInteraction: answer,
    userGetAssertionInteraction: answer,
  });
  const browser = new WebAuthnEmulator(authenticator);
  return {
    create: (origin, options) => JSON.stringify(browser.createJSON(origin, JSON.parse(options) as Parameters<typeof browser.createJSON>[1])),
    get: (origin, options) => JSON.stringify(browser.getJSON(origin, JSON.parse(options) as Parameters<typeof browser.getJSON>[1])),
  };
}

const repositoryOn = ({ load, keep }: PasskeyKeeper): PasskeysCredentialsRepository => ({
  loadCredentials: () => Object.values(load()).map(deserializeCredential),
  saveCredential: (credential) => keep({ ...load(), [getRepositoryId(credential)]: serializeCredential(credential) }),
  deleteCredential: (credential) => keep(Object.fromEntries(Object.entries(load()).filter(([id]) => id !== getRepositoryId(credential)))),
});
