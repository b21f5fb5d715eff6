import { aCall, inMemoryIdentity } from '../../../../test/in-memory';
import { createRotateSigningKeys } from './rotate-signing-keys';

function setUp() {
  const identity = inMemoryIdentity();
  const newSigningKey = (now: Date) => ({
    id: identity.newId(),
    status: 'NEXT' as const,
    publicKey: {},
    encryptedPrivateKey: Buffer.alloc(0),
    createdAt: now,
    activatedAt: null,
    retiredAt: null,
  });
  const rotate = createRotateSigningKeys({ ...identity, newSigningKey, rotationDays: 30, accessTokenSeconds: 600 });
  const statuses = () => Object.fromEntries([...identity.memory.signingKeys].map(([id, { status }]) => [id, status]));
  return { ...identity, statuses, see: () => rotate(aCall(), { force: false }), force: () => rotate(aCall(), { force: true }) };
}

describe('the signing keys', () => {
  it('begin as one that signs and one that is next', async () => {
    const { see, statuses } = setUp();

    await see();
    await see();

    expect(statuses()).toEqual({ 'id-1': 'CURRENT', 'id-2': 'NEXT' });
  });

  it('change over after 30 days to the one that was published all the time', async () => {
    const { see, statuses, clock } = setUp();
    await see();
    clock.pass(30 * 86_400 - 1);
    await see();
    expect(statuses()).toMatchObject({ 'id-1': 'CURRENT' });

    clock.pass(1);
    expect(await see()).toEqual({ ok: true, value: { currentKeyId: 'id-2' } });

    expect(statuses()).toEqual({ 'id-1': 'RETIRED', 'id-2': 'CURRENT', 'id-3': 'NEXT' });
  });

  it('stay published until the last token of theirs is over, and go then', async () => {
    const { see, force, statuses, clock } = setUp();
    await see();
    await force();
    clock.pass(600 + 3_600);
    await see();
    expect(statuses()).toMatchObject({ 'id-1': 'RETIRED' });

    clock.pass(1);
    await see();

    expect(statuses()).toEqual({ 'id-2': 'CURRENT', 'id-3': 'NEXT' });
  });
});
