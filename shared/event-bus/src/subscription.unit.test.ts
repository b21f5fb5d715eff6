import { membershipGranted, membershipRevoked, type IncomingEvent } from '@conect/events';
import { eachContractOnce, on } from './subscription';

it('several handlers of one contract act in the order given, and a fault of one keeps the next from acting', async () => {
  const acted: string[] = [];
  const noting = (name: string) => async (): Promise<void> => void acted.push(name);
  const failing = async (): Promise<void> => Promise.reject(new Error('a fault'));
  const [granted, revoked] = eachContractOnce([on(membershipGranted, noting('first')), on(membershipRevoked, failing), on(membershipGranted, noting('second')), on(membershipRevoked, noting('never'))]);

  await granted!.handle({} as IncomingEvent, {} as never);
  await expect(revoked!.handle({} as IncomingEvent, {} as never)).rejects.toThrow('a fault');

  expect([granted!.contract, revoked!.contract, acted]).toEqual([membershipGranted, membershipRevoked, ['first', 'second']]);
});
