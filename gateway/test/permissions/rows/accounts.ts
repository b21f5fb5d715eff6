import { randomUUID } from 'node:crypto';
import { runSql, visitProvider, waitFor } from '@conect/testing';
import { operationNamed, password, tokenIn, wordsOf } from '../../e2e/people';
import { addPasskey, aHuman, anotherSession, askerWith, newPasskey, newPasskeySignIn, read, signInByPasskey } from '../people';
import type { Rows } from '../row';
import { totpOf } from '../totp';
import { aRegistration } from '../things';
import type { World } from '../world';

const address = (): string => `${randomUUID()}@example.org`;

/** The token of the link to this page that was mailed to an address. */
const linkTo = async ({ stack }: World, email: string, page: string): Promise<string> =>
  tokenIn(await stack.mailTo(email, (mail) => new RegExp(`/${page}[?]token=\\S{64}\\s`).test(wordsOf(mail))));

/** Somebody of 15 registers and confirms the address; answers the token that the guardian is sent. */
async function guardianLink(world: World, guardianEmail = address()): Promise<string> {
  const email = address();
  const birthDate = `${new Date(Date.now()).getFullYear() - 15}-01-01`;
  await askerWith(world.stack).change('registerUser', { email, name: 'Luca', password, language: 'RO', birthDate, guardianEmail });
  await askerWith(world.stack).change('confirmEmail', { token: await linkTo(world, email, 'confirm-email') });
  return linkTo(world, guardianEmail, 'guardian');
}

/** Begins an external sign-in and comes back from the provider. */
async function comeBack({ stack, owner }: World, sub: string, purpose: 'SIGN_IN' | 'LINK'): Promise<{ flow: unknown; callbackUrl: string }> {
  const asker = purpose === 'LINK' ? owner : askerWith(stack);
  const { flow, authorizationUrl } = await asker.change('startExternalSignIn', { provider: 'national', purpose }, 'flow authorizationUrl');
  return { flow, callbackUrl: await visitProvider(authorizationUrl as string, sub) };
}

/** What everybody does about his own account, and what SGG does about others'. */
export const accounts: Rows = {
  registerUser: { who: 'AAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({ email: address(), name: 'Nou', password, language: 'RO' }) },
  confirmEmail: {
    who: 'AAA AAA AAA AAAAA AAAAA AAAA FF',
    async input(world) {
      const email = address();
      await askerWith(world.stack).change('registerUser', { email, name: 'Nou', password, language: 'RO' });
      return { token: await linkTo(world, email, 'confirm-email') };
    },
    then: 'TOKEN_USED',
  },
  confirmMinorAccount: { who: 'AAA AAA AAA AAAAA AAAAA AAAA FF', input: async (world) => ({ token: await guardianLink(world) }), then: 'TOKEN_USED' },
  refuseMinorAccount: { who: 'AAA AAA AAA AAAAA AAAAA AAAA FF', input: async (world) => ({ token: await guardianLink(world) }), then: 'TOKEN_INVALID' },
  withdrawMinorAccount: {
    who: 'AAA AAA AAA AAAAA AAAAA AAAA FF',
    async input(world) {
      const guardian = address();
      await askerWith(world.stack).change('confirmMinorAccount', { token: await guardianLink(world, guardian) });
      return { token: await linkTo(world, guardian, 'guardian-withdrawal') };
    },
    then: 'TOKEN_USED',
  },
  restoreAccount: {
    who: 'AAA AAA AAA AAAAA AAAAA AAAA FF',
    async input(world) {
      const { email, userId } = await aHuman(world.stack);
      // What the nightly job does to an account that nobody used for years; whoever then signs in is sent the link.
      await runSql(world.stack.databases.identity.ownerUrl, `UPDATE user_account SET hold = 'ARCHIVED', held_since = now() WHERE id = $1`, [userId]);
      await askerWith(world.stack).send('signIn', { email, password });
      return { token: await linkTo(world, email, 'restore-account') };
    },
    then: 'TOKEN_USED',
  },
  signIn: { who: 'AAA AAA AAA AAAAA AAAAA AAAA FF', input: ({ bystander: { email } }) => ({ email, password }) },
  refreshSession: {
    who: 'AAA AAA AAA AAAAA AAAAA AAAA FF',
    input: async ({ stack, bystander }) => ({ refreshToken: await anotherSession(stack, bystander) }),
  },
  signOut: {
    who: 'AAA AAA AAA AAAAA AAAAA AAAA FF',
    input: async ({ stack, bystander }) => ({ refreshToken: await anotherSession(stack, bystander) }),
  },
  endSession: {
    who: 'UNA NNN NNN NNNNN NNNNN NNNN FF',
    async input({ stack, owner }) {
      await signInByPasskey(stack, owner.authenticator);
      const { mySessions } = await read<{ mySessions: { id: string; isCurrent: boolean }[] }>(owner, 'my-sessions');
      return { sessionId: mySessions.find(({ isCurrent }) => !isCurrent)!.id };
    },
  },
  updateProfile: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({ name: 'Alt nume' }) },
  requestPasswordReset: { who: 'AAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({ email: address() }) },
  resetPassword: {
    who: 'AAA AAA AAA AAAAA AAAAA AAAA FF',
    async input(world) {
      const { email } = world.bystander;
      await askerWith(world.stack).change('requestPasswordReset', { email });
      return { token: await linkTo(world, email, 'reset-password'), newPassword: password };
    },
    then: 'TOKEN_USED',
  },
  startPasskeyRegistration: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({ currentPassword: password }) },
  finishPasskeyRegistration: { who: 'UTA TTT TTT TTTTT TTTTT TTTT FF', input: ({ owner }) => newPasskey(owner) },
  renamePasskey: {
    who: 'UNA NNN NNN NNNNN NNNNN NNNN FF',
    input: async ({ owner }) => ({ passkeyId: (await passkeysOf(owner))[0]!.id, name: 'Telefon' }),
  },
  removePasskey: {
    who: 'UNA NNN NNN NNNNN NNNNN NNNN FF',
    async input({ owner }) {
      await addPasskey(owner);
      return { passkeyId: (await passkeysOf(owner)).at(-1)!.id };
    },
  },
  startPasskeySignIn: { who: 'AAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({}) },
  finishPasskeySignIn: {
    who: 'AAA AAA AAA AAAAA AAAAA AAAA FF',
    input: ({ stack, owner }) => newPasskeySignIn(stack, owner.authenticator),
  },
  finishSecondFactor: {
    who: 'AAA AAA AAA AAAAA AAAAA AAAA FF',
    async input({ stack, nextRecoveryCode }) {
      const { email, code } = nextRecoveryCode();
      const { challenge } = await askerWith(stack).change('signIn', { email, password }, 'challenge { token }');
      return { challenge: (challenge as { token: string }).token, code };
    },
  },
  enableTotp: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({ currentPassword: password }) },
  startExternalSignIn: { who: 'AAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({ provider: 'national', purpose: 'SIGN_IN' }) },
  finishExternalSignIn: { who: 'AAA AAA AAA AAAAA AAAAA AAAA FF', input: (world) => comeBack(world, 'ioana-1', 'SIGN_IN') },
  unlinkExternalIdentity: {
    who: 'UNA NNN NNN NNNNN NNNNN NNNN FF',
    async input(world) {
      const { linkedIdentity } = await world.owner.change('finishExternalSignIn', await comeBack(world, 'ana-1', 'LINK'), 'linkedIdentity { id }');
      return { externalIdentityId: (linkedIdentity as { id: string }).id };
    },
  },
  markNotificationsRead: {
    who: 'UNA NNN NNN NNNNN NNNNN NNNN FF',
    async input(world) {
      const organizationId = await aRegistration(world, 'IN_REVIEW');
      await world.officer.change('rejectOrganization', { organizationId, reason: 'Nu există.' });
      return { notificationIds: [await waitFor(() => noticeAbout(world, organizationId), { describe: 'the applicant to be told' })] };
    },
  },
  updateNotificationPreferences: {
    who: 'UAA AAA AAA AAAAA AAAAA AAAA FF',
    input: () => ({ preferences: [{ topic: 'ORGANIZATION_REGISTRATION', emailFrequency: 'NONE' }] }),
  },
  createApiClient: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: () => ({ name: 'PolicyRadar', scopes: ['GRAPH_READ'] }) },
  rotateApiClientSecret: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: async (world) => ({ clientId: await aClient(world), endPreviousNow: true }) },
  revokeApiClient: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: async (world) => ({ clientId: await aClient(world) }) },
  disableAccount: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: ({ bystander: { userId } }) => ({ userId, reason: 'Cont compromis.' }) },
  enableAccount: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: ({ bystander: { userId } }) => ({ userId }) },
};

/** What ends everybody's sessions, so that nothing can follow. */
export const lastOfAll: Rows = {
  confirmTotp: {
    who: 'UAA AAA AAA AAAAA AAAAA AAAA FF',
    async input(_world, actor) {
      const { secret } = await actor.change('enableTotp', { currentPassword: password }, 'secret');
      return { code: totpOf(secret as string) };
    },
  },
  changePassword: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({ currentPassword: password, newPassword: `${password} alta` }) },
  signOutEverywhere: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({}) },
};

async function noticeAbout({ owner }: World, organizationId: string): Promise<string | null> {
  const { notifications } = await read<{ notifications: { nodes: { id: string; subject: { id: string } | null }[] } }>(owner, 'notifications', { first: 20, unreadOnly: true });
  return notifications.nodes.find(({ subject }) => subject?.id === organizationId)?.id ?? null;
}

async function passkeysOf({ ask }: World['owner']): Promise<readonly { readonly id: string }[]> {
  const { data } = await ask(operationNamed('my-passkeys'));
  return (data!['me'] as unknown as { passkeys: { id: string }[] }).passkeys;
}

async function aClient({ officer }: World): Promise<string> {
  const { client } = await officer.change('createApiClient', { name: 'PolicyRadar', scopes: ['GRAPH_READ'] }, 'client { id }');
  return (client as { id: string }).id;
}
