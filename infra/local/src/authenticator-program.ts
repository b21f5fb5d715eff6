import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptedPayload, askGraph, type Payload } from './graph-client';
import { keepFile } from './keep-file';
import { dataFolder, reachableHost, readPorts } from './local-settings';
import { Problem } from './problem';
import { createSoftwareAuthenticator, type KeptPasskeys, type SoftwareAuthenticator } from './software-authenticator';

interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

/** Asks the graph for one published operation and answers its payload. */
type Ask = (operation: string, input: object, token?: string) => Promise<Payload>;

const usage = 'expected npm run authenticator -- register EMAIL PASSWORD | sign-in EMAIL';

/** `npm run authenticator`: has passkeys made and signs in with them on the running demonstration, for who has no hardware at hand. */
export async function runAuthenticator(args: readonly string[], { env, print }: Terminal): Promise<number> {
  const [command, email = '', password, ...more] = args;
  if (env['NODE_ENV'] === 'production') throw new Problem('This authenticator keeps private keys in a file, so it is not for production: use one of your own.');
  if (more.length > 0 || !/^[^\s/\\@]+@[^\s/\\@]+$/.test(email)) throw new Problem(`Which account? ${usage}.`);
  const given = { ask: asking(env), origin: originOf(env), authenticator: createSoftwareAuthenticator(keeperOf(env, email)), email };
  if (command === 'register' && password !== undefined) {
    const codes = await register(given, password);
    print(`A passkey of ${email} is registered.${codes === null ? '' : ` Recovery codes: ${codes.join(' ')}`}`);
    return 0;
  }
  if (command !== 'sign-in' || password !== undefined) throw new Problem(`Unknown command: ${usage}.`);
  print(`Signed in as ${email} by two factors. Send this header, e.g. in the IDE:\n{"Authorization": "Bearer ${await signIn(given)}"}`);
  return 0;
}

interface Given {
  readonly ask: Ask;
  readonly origin: string;
  readonly authenticator: SoftwareAuthenticator;
  readonly email: string;
}

async function register({ ask, origin, authenticator, email }: Given, password: string): Promise<readonly string[] | null> {
  const signedIn = await ask('sign-in', { email, password });
  if (typeof signedIn['accessToken'] !== 'string') throw new Problem(`${email} has a second factor already: sign in with it.`);
  const token = signedIn['accessToken'];
  const { registration, options } = await ask('start-passkey-registration', { currentPassword: password }, token);
  const credential = authenticator.create(origin, String(options));
  const { recoveryCodes } = await ask('finish-passkey-registration', { registration, credential, name: 'npm run authenticator' }, token);
  return (recoveryCodes as readonly string[] | undefined) ?? null;
}

async function signIn({ ask, origin, authenticator, email }: Given): Promise<string> {
  const { signIn: begun, options } = await ask('start-passkey-sign-in', {});
  const credential = signed(() => authenticator.get(origin, String(options)), email);
  const { accessToken } = await ask('finish-passkey-sign-in', { signIn: begun, credential });
  return String(accessToken);
}

/** What browsers call "not allowed": there is nothing to sign with. */
function signed(sign: () => string, email: string): string {
  try {
    return sign();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') throw new Problem(`There is no passkey of ${email} here: register one first.`, { cause: error });
    throw error;
  }
}

/** One file per account, for this user only; `npm start -- --fresh` removes them with the accounts. */
function keeperOf(env: NodeJS.ProcessEnv, email: string) {
  const folder = join(dataFolder(env), 'authenticator');
  const file = join(folder, `${email.toLowerCase()}.json`);
  return {
    load: (): KeptPasskeys => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptPasskeys) : {}),
    keep: (passkeys: KeptPasskeys): void => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      keepFile(file, JSON.stringify(passkeys, null, 2));
    },
  };
}

/** The page on which identity expects passkeys to be used. */
function originOf(env: NodeJS.ProcessEnv): string {
  const [given = ''] = (env['IDENTITY_PASSKEY_ORIGINS'] ?? '').split(',');
  if (given.trim() !== '') return given.trim();
  const { gateway } = readPorts(env);
  const url = new URL(env['WEB_URL'] ?? `http://localhost:${gateway.port}`);
  if (/^(127\.|\[::1\]$)/.test(url.hostname)) url.hostname = 'localhost';
  return url.origin;
}

function asking(env: NodeJS.ProcessEnv): Ask {
  const address = `http://${reachableHost(env)}:${readPorts(env).gateway.port}`;
  return async (operation, input, token) => acceptedPayload(operation, (await askGraph(address, { operation, variables: { input }, token })) as Payload);
}
