import { inMemoryIdentity, start } from '../../../test/in-memory';
import type { Passkey } from '../../passkey/domain/passkey';
import { mustShowOne, type SecondFactor } from '../domain/second-factor';
import { factorsInUse } from './factors-in-use';

const app: SecondFactor = { userId: 'user', sealedSecret: Buffer.alloc(1), pendingSecret: null, confirmedAt: start, lastStep: 1 };
const passkey = { id: 'passkey', userId: 'user' } as Passkey;

describe('the second factors in use', () => {
  it.each<[string, { readonly app?: SecondFactor; readonly passkey?: Passkey; readonly codes?: boolean }, readonly string[]]>([
    ['nothing', {}, []],
    ['an app that has shown no code', { app: { ...app, sealedSecret: null, confirmedAt: null } }, []],
    ['an app', { app }, ['TOTP']],
    ['a passkey', { passkey }, ['PASSKEY']],
    ['both', { app, passkey }, ['TOTP', 'PASSKEY']],
    ['both and recovery codes', { app, passkey, codes: true }, ['TOTP', 'PASSKEY', 'RECOVERY_CODE']],
    ['recovery codes that stand in for nothing', { codes: true }, []],
  ])('with %s', async (_case, there, kinds) => {
    const { memory, unit } = inMemoryIdentity();
    if (there.app !== undefined) memory.secondFactors.set('user', there.app);
    if (there.passkey !== undefined) memory.passkeys.set('passkey', there.passkey);
    const secondFactors = { ...unit.secondFactors, hasRecoveryCode: async () => there.codes === true };

    expect(await factorsInUse({ ...unit, secondFactors }, 'user')).toEqual(kinds);
  });

  it('must be shown before they are changed', () => {
    expect(mustShowOne([], 'PASSWORD')).toBe(false);
    expect(mustShowOne(['PASSKEY'], 'PASSWORD')).toBe(true);
    expect(mustShowOne(['PASSKEY'], 'SECOND_FACTOR')).toBe(false);
  });
});
