import { runSql } from '@conect/testing';
import type { Row, Rows } from '../row';

/** A request that waits, so that nobody of the table is really erased: asking again answers with it. */
const waiting: Row['input'] = async ({ stack }, { userId }) => {
  await runSql(
    stack.databases.identity.ownerUrl,
    `WITH open AS (
       INSERT INTO erasure (id, user_id, state, requested_at, state_since) VALUES (gen_random_uuid(), $1, 'DEFERRED', now(), now())
       ON CONFLICT (user_id) WHERE state IN ('REQUESTED', 'DEFERRED', 'ERASING') DO NOTHING RETURNING id)
     INSERT INTO erasure_answer (erasure_id, service, version, blockers) SELECT id, 'volunteering', 1, '[{"code": "CONTRACT_IN_FORCE", "since": "2026-03-02T09:00:00Z"}]' FROM open`,
    [userId],
  );
  return {};
};

/** What everybody does about his own erasure; one who has a second factor shows it, and the one of the table who signs in by password has none. */
export const erasure: Rows = {
  requestErasure: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: waiting },
  withdrawErasureRequest: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: waiting },
};
