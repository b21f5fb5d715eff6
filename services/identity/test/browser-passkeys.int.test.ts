import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBrowser } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, aSession, mutate, password, principalOf } from './operations';

let site: Server;
let origin: string;
let identity: TestIdentity;

beforeAll(async () => {
  site = createServer((_request, response) => void response.setHeader('content-type', 'text/html').end('<!doctype html><title>CONECT</title>'));
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve));
  origin = `http://localhost:${(site.address() as AddressInfo).port}`;
  identity = await startIdentity({ WEB_URL: origin });
});
afterAll(async () => {
  await identity.stop();
  await new Promise((resolve) => site.close(resolve));
});

/** What a page does with the options that identity gave it. */
const creation = (options: string): string =>
  `navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(${options}) }).then((made) => JSON.stringify(made.toJSON()))`;
const signature = (options: string): string =>
  `navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(${options}) }).then((signed) => JSON.stringify(signed.toJSON()))`;

it('a real browser takes our options, and we take what it answers, after a password and without one', async () => {
  const email = 'ana@exemplu.ro';
  const userId = await aConfirmedUser(identity, email);
  const { principal } = await aSession(identity, email);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('WebAuthn.enable');
    const habits = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
    await devTools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', ...habits } });
    await page.goto(origin);

    const { registration, options } = await mutate(identity, 'startPasskeyRegistration', { currentPassword: password }, principal);
    const credential = await page.evaluate<string>(creation(options));
    expect(await mutate(identity, 'finishPasskeyRegistration', { registration, credential, name: 'Chromium' }, principal)).toMatchObject({ userErrors: [] });

    const { challenge } = await mutate(identity, 'signIn', { email, password });
    for (const input of [{ challenge: challenge!.token }, {}]) {
      const begun = await mutate(identity, 'startPasskeySignIn', input);
      const answer = await page.evaluate<string>(signature(begun.options));
      const { accessToken, userErrors } = await mutate(identity, 'finishPasskeySignIn', { signIn: begun.signIn, credential: answer });
      expect(userErrors).toEqual([]);
      expect(await principalOf(identity, accessToken)).toMatchObject({ userId, assurance: 'SECOND_FACTOR' });
    }
  } finally {
    await browser.close();
  }
});
