import { randomUUID } from 'node:crypto';
import { runSql } from '@conect/testing';
import type { Rows } from '../row';
import type { World } from '../world';

/** A broadcast of the own institution that is still being sent to the own organization, which has it: its row is written as the command would, for one is sent in a day. */
async function aBroadcast({ stack, actor, institutions, organizations }: World): Promise<string> {
  const id = randomUUID();
  const { userId } = actor('own institution CIVIL_SOCIETY_UNIT');
  const { ownerUrl } = stack.databases.messaging;
  await runSql(
    ownerUrl,
    `INSERT INTO broadcast (id, version, institution_id, author_id, status, topic, subject, text, audience, sent_at, recipient_count, opted_out_count, delivered_count, delivered_through)
     VALUES ($1, 1, $2, $3, 'SENDING', 'EVENTS', 'Ziua pădurii', 'Vă așteptăm.', '{"domains":[],"countyCodes":["CJ"],"communityIds":[],"fromInterestRecords":false,"organizationIds":[]}', now() + interval '1 hour', 2, 0, 1, $4)`,
    [id, institutions.own, userId, organizations.own],
  );
  await runSql(ownerUrl, `INSERT INTO broadcast_recipient (broadcast_id, organization_id, state, meant_at, settled_at) VALUES ($1, $2, 'DELIVERED', now(), now())`, [id, organizations.own]);
  return id;
}

/** Letters to many organizations. A broadcast is known to the people of its institution and to those who speak for an organization that has it. */
export const broadcasts: Rows = {
  sendBroadcast: {
    who: 'UFF FFF FFF AFFAF FFFFF FFFF FF',
    input: ({ institutions, organizations }) => ({ institutionId: institutions.own, topic: 'EVENTS', subject: 'Ziua pădurii', text: 'Vă așteptăm.', audience: { organizationIds: [organizations.own] } }),
  },
  cancelBroadcast: { who: 'UNN FFN NNN AFFAF NNNNN NNNF FF', input: async (world) => ({ broadcastId: await aBroadcast(world) }) },
  setBroadcastOptOut: { who: 'UFF AFF FFF FFFFF FFFFF FFFA FF', input: ({ organizations }) => ({ organizationId: organizations.own, topic: 'OTHER', optedOut: true }) },
};
