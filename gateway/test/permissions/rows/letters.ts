import { aStatute } from '../../e2e/people';
import type { Input } from '../people';
import type { Rows } from '../row';
import { uploadOf } from '../things';
import { aThread } from '../threads';
import type { World } from '../world';

/** What goes with letters, whose letters an inbox refuses, which is for who stands for the whole of it, and what the sides of a thread report to SGG. */
export const letters: Rows = {
  requestMessagingDocumentUpload: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => uploadOf(aStatute(), 'ATTACHMENT') },
  blockSender: { who: 'UFF FFF FFF AFFFF FFFFF FFFF FF', input: anOwnSender },
  unblockSender: { who: 'UNN NNN NNN AFFFN NNNNN NNNN FF', input: async (world) => ({ blockId: await theBlock(world) }) },
  reportThread: { who: 'UNN AAN NNN AAAAN NNNNN NNNA FF', input: (world, { name }) => aReport(world, name.startsWith('own institution') ? 'RECIPIENT' : 'SENDER') },
  decideThreadReport: { who: 'UNN NNN NNN FFFFN NNNNN ASNP FF', input: aDecision },
};

/** The own organization, which has written to the own institution. */
async function anOwnSender(world: World): Promise<Input> {
  await aThread(world);
  return { inbox: { institutionId: world.institutions.own }, sender: { organizationId: world.organizations.own }, kinds: ['PARTNERSHIP_PROPOSAL'] };
}

/** The block that the row before made. */
async function theBlock({ actor, institutions: { own } }: World): Promise<string> {
  const { data } = await actor('own institution INSTITUTION_REPRESENTATIVE').ask('query ($id: ID!) { institution(id: $id) { blockedSenders { nodes { id } } } }', { id: own });
  return (data as unknown as { institution: { blockedSenders: { nodes: [{ id: string }] } } }).institution.blockedSenders.nodes[0].id;
}

/** What a side of a thread reports of the other. */
async function aReport(world: World, side: 'SENDER' | 'RECIPIENT'): Promise<Input> {
  const threadId = await aThread(world);
  const officer = world.actor('own institution CIVIL_SOCIETY_UNIT');
  await officer.change('replyToThread', { threadId, text: 'Am citit.' });
  const { data } = await officer.ask('query ($id: ID!) { thread(id: $id) { messages(first: 2) { nodes { id side } } } }', { id: threadId });
  const { nodes } = (data as unknown as { thread: { messages: { nodes: { id: string; side: string }[] } } }).thread.messages;
  return { threadId, messageIds: nodes.filter((message) => message.side !== side).map(({ id }) => id), reason: 'Insultă.' };
}

/** A decision about what the own institution has reported. */
async function aDecision(world: World): Promise<Input> {
  const reported = await aReport(world, 'RECIPIENT');
  const { report } = await world.actor('own institution CIVIL_SOCIETY_UNIT').change('reportThread', reported, 'report { id }');
  return { reportId: (report as { id: string }).id, decision: 'DISMISSED', reason: 'Este o părere.' };
}
