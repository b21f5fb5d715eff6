import type { Rows } from '../row';
import { aBridgeDay } from '../things';

/** What the law's terms and days are: every institution counts by them, so they are SGG's alone, with a second factor. */
export const legalTerms: Rows = {
  setLegalTerm: {
    who: 'UFF FFF FFF FFFFF FFFFF ASFA FF',
    input: () => ({ code: 'DEBATE_MINUTES', value: 10, unit: 'CALENDAR_DAYS', basis: 'Legea 52/2003 art.7(10)', validFrom: '2090-01-01' }),
  },
  recordCalendarDay: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: aBridgeDay },
  removeCalendarDay: {
    who: 'UFF FFF FFF FFFFF FFFFF ASFA FF',
    input: async ({ officer }) => {
      const decision = aBridgeDay();
      await officer.change('recordCalendarDay', decision);
      return { day: decision['day'], reason: 'Hotărârea a fost abrogată.' };
    },
  },
};
