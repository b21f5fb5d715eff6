import type { Rows } from '../row';

const everybodySignedIn = 'UAA AAA AAA AAAAA AAAAA AAAA FF';

/** What people follow is their own affair, whatever role they hold. */
export const follows: Rows = {
  follow: { who: everybodySignedIn, input: () => ({ activityDomainId: 'E' }) },
  unfollow: {
    who: everybodySignedIn,
    input: async (_world, actor) => {
      await actor.change('follow', { countyId: 'CJ' });
      return { countyId: 'CJ' };
    },
  },
};
