import { aMessage } from '../threads';
import type { Rows } from '../row';

/** What somebody reads of letters: everybody who takes part in a thread, for himself. */
export const inbox: Rows = {
  markThreadRead: { who: 'UNN AAN NNN AAAAN NNNNN NNNA FF', input: aMessage },
};
