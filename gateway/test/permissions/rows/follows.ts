import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import type { Rows } from '../row';

const everybodySignedIn = 'UAA AAA AAA AAAAA AAAAA AAAA FF';

/** What a browser says of a device; the address is only written down here, for nothing is sent to it. */
const aSubscription = () => {
  const pair = createECDH('prime256v1');
  return { endpoint: `https://8.8.8.8/${randomUUID()}`, p256dh: pair.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
};

/** What people follow is their own affair, whatever role they hold, and so are their devices. */
export const follows: Rows = {
  follow: { who: everybodySignedIn, input: () => ({ activityDomainId: 'E' }) },
  registerPushDevice: {
    who: everybodySignedIn,
    input: aSubscription,
  },
  removePushDevice: {
    who: everybodySignedIn,
    input: async (_world, actor) => {
      const { device } = await actor.change('registerPushDevice', aSubscription(), 'device { id }');
      return { deviceId: (device as { id: string }).id };
    },
  },
  unfollow: {
    who: everybodySignedIn,
    input: async (_world, actor) => {
      await actor.change('follow', { countyId: 'CJ' });
      return { countyId: 'CJ' };
    },
  },
};
