import { erasureAnswers, userErased, userErasureRequested, userErasureWithdrawn, type ErasingService, type EventContract } from '@conect/events';
import type { DataSource, EntityManager } from 'typeorm';
import { appendToOutbox } from './outbox';
import { outgoingEvent } from './outgoing-event';
import { on, type EventSubscription } from './subscription';

/** A duty for the sake of which a service cannot let go of a person yet. */
export interface ErasureBlocker {
  /** In capitals, e.g. CONTRACT_IN_FORCE; identity has the words for it. */
  readonly code: string;
  readonly since: Date;
}

/** Who is erased. */
interface ErasedPerson {
  readonly data: { readonly userId: string };
  readonly traceparent: string | null;
}

/** Takes out what one part of a service keeps of a person; doing it again changes nothing. */
export type Forget = (erased: ErasedPerson, manager: EntityManager) => Promise<void>;

interface ErasureDeskOptions {
  readonly service: ErasingService;
  /** By table, the column that holds a user's id: rows of use to that person alone. What the law keeps stays under the id, which names nobody any more. */
  readonly rowsOf: Readonly<Record<string, string>>;
  /** What takes out of the other rows whatever says more of the person than the id. */
  readonly alsoForget?: readonly Forget[];
  /** The duties that stand in the way, each kind once; none if not given. */
  readonly blockersOf?: (manager: EntityManager, userId: string) => Promise<readonly ErasureBlocker[]>;
}

/** A service's part in erasures. */
export interface ErasureDesk {
  /** To identity's events of erasures; of a service's subscriptions they come last. */
  readonly subscriptions: readonly EventSubscription[];
  /** Looks again at the duties of whoever asked or is half forgotten, and says what has changed; for a job of each minute. */
  readonly seeAgain: (dataSource: Pick<DataSource, 'query' | 'transaction'>) => Promise<void>;
}

interface Case {
  readonly userId: string;
  readonly erasureId: string | null;
  readonly version: number;
  readonly state: 'NEW' | 'CLEARED' | 'DEFERRED' | 'WITHDRAWN' | 'FORGETTING' | 'FORGOTTEN';
  readonly blockerCodes: readonly string[];
}

/**
 * Makes a service's part in the erasure of a person: asked, it says whether a duty stands in the way, and says so again when that changes; when identity says that the
 * person is erased, it forgets him and acknowledges in the same transaction. A duty that began between its answer and the erasure is kept until it ends, and so is the
 * acknowledgment.
 */
export function createErasureDesk({ service, rowsOf, alsoForget = [], blockersOf = () => Promise.resolve([]) }: ErasureDeskOptions): ErasureDesk {
  const answer = async (manager: EntityManager, { contract, data, next }: Answer, traceparent: string | null): Promise<void> => {
    const version = next.version + 1;
    await manager.query('UPDATE erasure_case SET erasure_id = $2, version = $3, state = $4, blocker_codes = $5 WHERE user_id = $1', [next.userId, next.erasureId, version, next.state, next.blockerCodes]);
    await appendToOutbox(manager, [outgoingEvent({ contract, data }, { id: next.userId, version }, { actorId: null, traceparent })]);
  };
  const judge = (found: Case, blockers: readonly ErasureBlocker[]): Answer => judged(service, found, blockers);
  const forget: Forget = async (erased, manager) => {
    for (const [table, column] of Object.entries(rowsOf)) await manager.query(`DELETE FROM ${table} WHERE ${column} = $1`, [erased.data.userId]);
    for (const also of alsoForget) await also(erased, manager);
  };
  const look = async (manager: EntityManager, userId: string): Promise<void> => {
    const found = await lockCase(manager, userId);
    if (!openStates.includes(found.state)) return;
    const blockers = await blockersOf(manager, userId);
    if (codesOf(blockers).join() === found.blockerCodes.join()) return;
    // What is free now has to be forgotten too, and the last of it before that is said.
    if (found.state === 'FORGETTING') await forget({ data: { userId }, traceparent: null }, manager);
    await answer(manager, judge(found, blockers), null);
  };

  return {
    subscriptions: [
      on(userErasureRequested, async ({ data: { userId, erasureId }, traceparent }, manager) => {
        const found = await lockCase(manager, userId);
        // Requests of one person have rising ids: one that was answered, or taken back, is not answered again.
        if (isErasedCase(found) || (found.erasureId !== null && found.erasureId >= erasureId)) return;
        await answer(manager, judge({ ...found, erasureId, state: 'NEW' }, await blockersOf(manager, userId)), traceparent);
      }),
      on(userErasureWithdrawn, async ({ data: { userId, erasureId } }, manager) => {
        const found = await lockCase(manager, userId);
        if (isErasedCase(found) || found.erasureId !== erasureId) return;
        await manager.query(`UPDATE erasure_case SET state = 'WITHDRAWN', blocker_codes = '{}' WHERE user_id = $1`, [userId]);
      }),
      on(userErased, async ({ data: { userId }, traceparent }, manager) => {
        const found = await lockCase(manager, userId);
        await forget({ data: { userId }, traceparent }, manager);
        if (!isErasedCase(found)) await answer(manager, judge({ ...found, state: 'FORGETTING' }, await blockersOf(manager, userId)), traceparent);
      }),
    ],
    async seeAgain(dataSource) {
      const open = await dataSource.query<{ user_id: string }[]>('SELECT user_id FROM erasure_case WHERE state = ANY ($1) ORDER BY user_id', [openStates]);
      for (const { user_id: userId } of open) await dataSource.transaction((manager) => look(manager, userId));
    },
  };
}

interface Answer {
  readonly contract: EventContract;
  readonly data: unknown;
  /** The case as it is with this answer, but for its version. */
  readonly next: Case;
}

/** What a service says of a case in the light of the duties that stand. */
function judged(service: ErasingService, found: Case, blockers: readonly ErasureBlocker[]): Answer {
  const { cleared, deferred, forgotten } = erasureAnswers[service];
  const { userId, erasureId } = found;
  const isErased = found.state === 'FORGETTING';
  const blockerCodes = codesOf(blockers);
  if (blockers.length > 0) {
    const data = { userId, erasureId, blockers: blockers.map(({ code, since }) => ({ code, since: since.toISOString() })) };
    return { contract: deferred, data, next: { ...found, state: isErased ? 'FORGETTING' : 'DEFERRED', blockerCodes } };
  }
  return isErased
    ? { contract: forgotten, data: { userId }, next: { ...found, state: 'FORGOTTEN', blockerCodes } }
    : { contract: cleared, data: { userId, erasureId }, next: { ...found, state: 'CLEARED', blockerCodes } };
}

const openStates: readonly Case['state'][] = ['CLEARED', 'DEFERRED', 'FORGETTING'];
const isErasedCase = ({ state }: Case): boolean => state === 'FORGETTING' || state === 'FORGOTTEN';
const codesOf = (blockers: readonly ErasureBlocker[]): readonly string[] => blockers.map(({ code }) => code).sort();

/** The case of one person, locked until the transaction ends; there is one from now on. */
async function lockCase(manager: EntityManager, userId: string): Promise<Case> {
  const [found] = await manager.query<Case[]>(
    `INSERT INTO erasure_case AS found (user_id) VALUES ($1) ON CONFLICT (user_id) DO UPDATE SET version = found.version
     RETURNING user_id AS "userId", erasure_id AS "erasureId", version, state, blocker_codes AS "blockerCodes"`,
    [userId],
  );
  return found!;
}
