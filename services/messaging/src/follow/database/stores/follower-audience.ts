import type { EntityManager } from 'typeorm';
import type { AudienceStore } from '../../../notification/application/ports';
import type { Member } from '../../../notification/domain/telling';

/** Followers, each once however many of the targets he follows, by an index that is walked from the last member on. */
export const createFollowerAudience = (manager: EntityManager): AudienceStore => ({
  nextMembers: ({ targets, publishedAt }, { after, limit }) => manager.query<Member[]>(nextFollowers, [JSON.stringify(targets), after, limit, publishedAt]),
});

/**
 * The first of each target are enough: who is among the first of all is among the first of each that he follows. They stay locked, so that whoever is erased or follows no more
 * is told before that and not after. A publication's instant has milliseconds: who followed within the last one followed before it.
 */
const nextFollowers = `
  SELECT follower.user_id AS "userId", json_agg(json_build_object('emailFrequency', follower.email_frequency, 'isPushed', follower.is_pushed)) AS wishes
    FROM jsonb_to_recordset($1::jsonb) AS target (type text, id text)
   CROSS JOIN LATERAL (
     SELECT user_id, email_frequency, is_pushed FROM follow
      WHERE target_type = target.type AND target_id = target.id AND ($2::uuid IS NULL OR user_id > $2) AND recorded_at < $4::timestamptz + interval '1 millisecond'
      ORDER BY user_id LIMIT $3 FOR KEY SHARE
   ) follower
   GROUP BY follower.user_id ORDER BY follower.user_id LIMIT $3`;
