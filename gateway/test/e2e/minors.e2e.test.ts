import { randomUUID } from 'node:crypto';
import { askGraph, startTestStack, type TestStack } from '@conect/testing';
import { operationNamed, tokenIn, wordsOf, type Payload } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.stop());

const password = 'o parolă lungă și bună';
const fifteenYearsAgo = (): string => `${new Date().getUTCFullYear() - 15}-01-01`;

/** Asks as somebody who is not signed in; answers the payload. */
async function anonymously(operation: string, input: Record<string, unknown>): Promise<Payload> {
  const { data, errors } = await askGraph(stack.graphqlUrl, operationNamed(operation), { input });
  expect(errors).toEqual([]);
  return Object.values(data ?? {})[0] as unknown as Payload;
}

const leadsTo = (page: string) => (mail: string) => new RegExp(`/${page}\\?token=3D[A-Za-z0-9]|/${page}\\?token=[A-Za-z0-9]`).test(mail.replace(/=\r?\n/g, ''));

/** Luca registers and confirms his own address; answers the guardian's mail. */
async function lucaAsks(email: string, guardianEmail: string): Promise<string> {
  const input = { name: 'Luca', email, password, language: 'RO', birthDate: fifteenYearsAgo(), guardianEmail };
  expect(await anonymously('register-user', input)).toMatchObject({ confirmationSentTo: email, userErrors: [] });
  const token = tokenIn(await stack.mailTo(email, leadsTo('confirm-email')));
  expect(await anonymously('confirm-email', { token })).toMatchObject({ confirmedEmail: email, userErrors: [] });
  return stack.mailTo(guardianEmail, leadsTo('guardian'));
}
const people = () => ({ email: `luca.${randomUUID().slice(0, 8)}@example.org`, guardianEmail: `dana.${randomUUID().slice(0, 8)}@example.org` });

describe('Luca, who is 15', () => {
  it('gets in once Dana has followed the link in her mail, and no longer once she takes it back', async () => {
    const { email, guardianEmail } = people();
    const mail = await lucaAsks(email, guardianEmail);
    expect(wordsOf(mail)).toContain('Luca, care nu a împlinit 16 ani');
    expect(await anonymously('sign-in', { email, password })).toMatchObject({ accessToken: null, userErrors: [{ code: 'GUARDIAN_CONFIRMATION_REQUIRED' }] });

    const token = tokenIn(mail);
    expect(await anonymously('confirm-minor-account', { token })).toEqual({ confirmed: true, userErrors: [] });

    const signedIn = await anonymously('sign-in', { email, password });
    expect(signedIn).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
    expect(await anonymously('confirm-minor-account', { token })).toMatchObject({ confirmed: null, userErrors: [{ code: 'TOKEN_USED' }] });

    const withdrawal = tokenIn(await stack.mailTo(guardianEmail, leadsTo('guardian-withdrawal')));
    expect(await anonymously('withdraw-minor-account', { token: withdrawal })).toEqual({ withdrawn: true, userErrors: [] });

    expect(await anonymously('sign-in', { email, password })).toMatchObject({ userErrors: [{ code: 'GUARDIAN_CONFIRMATION_REQUIRED' }] });
    expect(await anonymously('refresh-session', { refreshToken: signedIn['refreshToken'] })).toMatchObject({ userErrors: [{ code: 'SESSION_ENDED' }] });
  });

  it('is erased when Dana refuses', async () => {
    const { email, guardianEmail } = people();
    const token = tokenIn(await lucaAsks(email, guardianEmail));

    expect(await anonymously('refuse-minor-account', { token })).toEqual({ erased: true, userErrors: [] });

    expect(await anonymously('sign-in', { email, password })).toMatchObject({ userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
    expect(await anonymously('confirm-minor-account', { token })).toMatchObject({ userErrors: [{ code: 'TOKEN_INVALID' }] });
  });
});
