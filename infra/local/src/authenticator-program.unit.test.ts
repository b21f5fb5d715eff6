import { runAuthenticator } from './authenticator-program';

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => runAuthenticator(args, { env, print: () => {} });

it('refuses to run in production', async () => {
  await expect(run(['sign-in', 'victor@demo.conect.local'], { NODE_ENV: 'production' })).rejects.toThrow('not for production');
});

it.each([[[]], [['register']], [['register', 'victor@demo.conect.local']], [['sign-in', '../../victor@x']], [['sign-in', 'a@b', 'password']], [['forget', 'a@b']], [['register', 'a@b', 'password', 'more']]])(
  'says how it is called for %j',
  async (args) => {
    await expect(run(args)).rejects.toThrow('expected npm run authenticator -- register EMAIL PASSWORD | sign-in EMAIL');
  },
);

it('says that nothing runs', async () => {
  await expect(run(['sign-in', 'a@b'], { GATEWAY_PORT: '9' })).rejects.toThrow('run npm start first');
});
