import { aCertificate, aContract, aLink, aMinute, aShare, aShiftCode, aStatement, aWorkedContract, hoursOfOwner, sayWho } from '../hours';
import type { Rows } from '../row';

/** Hours, certificates and links to records; `owner` is the volunteer. What is between a volunteer and a host is not there for others; nobody decides on his own. */
export const hours: Rows = {
  logHours: { who: 'UNA ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ contractId: await aContract(world), ...aMinute() }) },
  logHoursForGroup: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ contractIds: [await aContract(world)], ...aMinute() }) },
  updateHours: { who: 'UNA FNF NNN NNNNN NNNNN NNNF FF', input: async (world) => ({ hourLogId: await hoursOfOwner(world), ...aMinute() }) },
  deleteHours: { who: 'UNA FNF NNN NNNNN NNNNN NNNF FF', input: async (world) => ({ hourLogId: await hoursOfOwner(world) }) },
  approveHours: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ hourLogIds: [await hoursOfOwner(world)] }) },
  rejectHours: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ hourLogIds: [await hoursOfOwner(world)], reason: 'Nu ați fost acolo.' }) },
  attendShift: { who: 'UFA FFF FFF FFFFF FFFFF FFFF FF', input: async (world) => ({ code: await aShiftCode(world) }) },
  issueCertificate: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ contractId: await aWorkedContract(world), ...aStatement }) },
  revokeCertificate: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ certificateId: await aCertificate(world), reason: 'Orele erau ale altcuiva.' }) },
  createRecordShare: {
    who: 'UAA AAA AAA AAAAA AAAAA AAAA FF',
    input: async (_world, actor) => {
      await sayWho(actor);
      return aShare();
    },
  },
  revokeRecordShare: { who: 'UNA NNN NNN NNNNN NNNNN NNNN FF', input: async (world) => ({ recordShareId: await aLink(world) }) },
};
