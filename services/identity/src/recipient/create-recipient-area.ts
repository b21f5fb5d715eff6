import { isUuid } from '@conect/kernel';
import { addRecipientsRoute } from '@conect/service-kit';
import type { FastifyInstance } from 'fastify';
import type { EntityManager } from 'typeorm';
import { createAccountStore } from '../account/database/stores/account-store';
import { isConfirmed, isClosed } from '../account/domain/account';
import { createSessionStore } from '../session/database/stores/session-store';
import type { Foundation } from '../service/foundation';

interface Dependencies extends Pick<Foundation, 'dataSource' | 'clock'> {
  readonly lookupSecret: string;
}

/** How a session is referred to; it means its person as long as it goes on, and nobody after that. */
const sessionPrefix = 'session:';

/** By reference, whose sessions they are, of those that go on. */
async function ownersOfSessions(manager: EntityManager, refs: readonly string[], now: Date): Promise<ReadonlyMap<string, string>> {
  const ids = refs.filter((ref) => ref.startsWith(sessionPrefix)).map((ref) => ref.slice(sessionPrefix.length));
  const live = ids.length === 0 ? [] : await createSessionStore(manager).findLive(ids.filter(isUuid), now);
  return new Map(live.map(({ id, userId }) => [`${sessionPrefix}${id}`, userId]));
}

/** Builds the look-up by which messaging learns address, name and language when it sends; only confirmed accounts are written to, and none that SGG closed. */
export function createRecipientArea({ dataSource, clock, lookupSecret }: Dependencies): { readonly routes: (app: FastifyInstance) => void } {
  const accounts = createAccountStore(dataSource.manager);
  const findPeople = async (refs: readonly string[]) => {
    const owners = await ownersOfSessions(dataSource.manager, refs, clock.now());
    const found = await accounts.findByIds([...new Set([...refs.filter(isUuid), ...owners.values()])]);
    const known = new Map(found.filter((account) => isConfirmed(account) && !isClosed(account)).map((account) => [account.id, account]));
    return refs.flatMap((ref) => {
      const account = known.get(owners.get(ref) ?? ref);
      return account === undefined ? [] : [{ ref, email: account.email, name: account.name, language: account.language }];
    });
  };
  return { routes: (app) => addRecipientsRoute(app, { service: 'identity', findPeople, secret: lookupSecret, clock }) };
}
