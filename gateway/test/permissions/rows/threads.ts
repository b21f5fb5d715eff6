import { todayInRomania } from '../things';
import { aLetterTo, aResolvedThread, aThread } from '../threads';
import type { Rows } from '../row';

/** Letters to inboxes. Of a thread only its sender and the people of the inbox know; the funding officer and the volunteer coordinator are none of them. */
export const threads: Rows = {
  openThread: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: ({ institutions: { own } }) => ({ ...aLetterTo(own), senderName: 'Paul Ionescu' }) },
  'openThread (organization)': {
    who: 'UFF AAF FFF FFFFF FFFFF FFFA FF',
    input: ({ organizations, institutions }) => ({ ...aLetterTo(institutions.own), sender: { organizationId: organizations.own } }),
  },
  'openThread (institution)': {
    who: 'UFF FFF FFF AAAAF FFFFF FFFF FF',
    input: ({ institutions: { own, other } }) => ({ ...aLetterTo(other), kind: 'PARTNERSHIP_PROPOSAL', sender: { institutionId: own } }),
  },
  recordThread: {
    who: 'UFF FFF FFF AAAAF FFFFF FFFF FF',
    input: ({ institutions: { own } }) => ({ institutionId: own, kind: 'PETITION', senderName: 'Maria Pop', channel: 'POST', receivedOn: todayInRomania(), subject: 'Praf', text: 'Pe strada mea.' }),
  },
  replyToThread: { who: 'UNN AAN NNN AAAAN NNNNN NNNA FF', input: async (world) => ({ threadId: await aThread(world), text: 'Încă ceva.' }) },
  resolveThread: { who: 'UNN FFN NNN AAAAN NNNNN NNNF FF', input: async (world) => ({ threadId: await aThread(world), outcome: 'ANSWERED', text: 'În curtea școlii.' }) },
  reopenThread: { who: 'UNN FFN NNN AAAAN NNNNN NNNF FF', input: async (world) => ({ threadId: await aResolvedThread(world), reason: 'Am greșit adresa.' }) },
  extendThread: { who: 'UNN FFN NNN AAAAN NNNNN NNNF FF', input: async (world) => ({ threadId: await aThread(world), reason: 'Cerem datele agenției.' }) },
  redirectThread: {
    who: 'UNN FFN NNN AAAAN NNNNN NNNF FF',
    input: async (world) => ({ threadId: await aThread(world), institutionId: world.institutions.other, reason: 'Este de competența agenției.' }),
  },
  assignThread: { who: 'UNN FFN NNN AAAAN NNNNN NNNF FF', input: async (world) => ({ threadId: await aThread(world) }) },
  addInternalNote: { who: 'UNN AAN NNN AAAAN NNNNN NNNA FF', input: async (world) => ({ threadId: await aThread(world), text: 'De întrebat la agenție.' }) },
};
