import { aCertificate } from '../hours';
import type { Rows } from '../row';

/** Papers of volunteering; `owner` is the volunteer. What is between a volunteer and a host is not there for others. */
export const papers: Rows = {
  requestVolunteeringPaper: { who: 'UNA ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ kind: 'CERTIFICATE', format: 'PDF', certificateId: await aCertificate(world) }) },
};
