import { aStatute } from '../../e2e/people';
import type { Input } from '../people';
import type { Rows } from '../row';
import { uploadOf } from '../things';
import { aThread } from '../threads';
import type { World } from '../world';

/** What goes with letters, and whose letters an inbox refuses: for who stands for the whole of it. */
export const letters: Rows = {
  requestMessagingDocumentUpload: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => uploadOf(aStatute(), 'ATTACHMENT') },
  blockSender: { who: 'UFF FFF FFF AFFFF FFFFF FFFF FF', input: anOwnSender },
  unblockSender: { who: 'UNN NNN NNN AFFFN NNNNN NNNN FF', input: async (world) => ({ blockId: await theBlock(world) }) },
};

/** The own organization, which has written to the own institution. */
async function anOwnSender(world: World): Promise<Input> {
  await aThread(world);
  return { inbox: { institutionId: world.institutions.own }, sender: { organizationId: world.organizations.own }, kinds: ['PARTNERSHIP_PROPOSAL'] };
}

/** The block that the row before made. */
async function theBlock({ actor, institutions: { own } }: World): Promise<string> {
  const { data } = await actor('own institution INSTITUTION_REPRESENTATIVE').ask('query ($id: ID!) { institution(id: $id) { blockedSenders { nodes { id } } } }', { id: own });
  return (data as { institution: { blockedSenders: { nodes: [{ id: string }] } } }).institution.blockedSenders.nodes[0].id;
}
