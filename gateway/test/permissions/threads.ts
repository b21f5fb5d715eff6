import type { Input } from './people';
import type { World } from './world';

/** A letter to the own institution. */
export const aLetterTo = (institutionId: string): Input => ({ recipient: { institutionId }, kind: 'PETITION', subject: 'Aerul din Baciu', text: 'Ce măsurați și unde?' });

const speakers = ['own NGO_ADMIN', 'own NGO_EDITOR', 'sgg SGG_ADMIN and own NGO_ADMIN'] as const;
let turn = 0;

/** A thread of the own organization with the own institution. Those who speak for it take turns, for nobody writes more than 30 messages a minute. */
export async function aThread({ actor, organizations: { own }, institutions }: World): Promise<string> {
  const speaker = actor(speakers[(turn += 1) % speakers.length]!);
  const { thread } = await speaker.change('openThread', { ...aLetterTo(institutions.own), sender: { organizationId: own } }, 'thread { id }');
  return (thread as { id: string }).id;
}

/** One of them, with its first message. */
export async function aMessage(world: World): Promise<{ readonly threadId: string; readonly messageId: string }> {
  const threadId = await aThread(world);
  const { data } = await world.actor('own NGO_ADMIN').ask('query ($id: ID!) { thread(id: $id) { messages { nodes { id } } } }', { id: threadId });
  const { messages } = data!['thread'] as unknown as { messages: { nodes: readonly [{ id: string }] } };
  return { threadId, messageId: messages.nodes[0].id };
}

/** One that the institution has answered. */
export async function aResolvedThread(world: World): Promise<string> {
  const threadId = await aThread(world);
  await world.actor('own institution CIVIL_SOCIETY_UNIT').change('resolveThread', { threadId, outcome: 'ANSWERED', text: 'În curtea școlii.' });
  return threadId;
}
