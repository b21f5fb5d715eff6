import { isUuid } from '@conect/kernel';
import { addRecipientsRoute } from '@conect/service-kit';
import type { FastifyInstance } from 'fastify';
import { createAccountStore } from '../account/database/stores/account-store';
import { isConfirmed, isClosed } from '../account/domain/account';
import type { Foundation } from '../service/foundation';

interface Dependencies extends Pick<Foundation, 'dataSource' | 'clock'> {
  readonly lookupSecret: string;
}

/** Builds the look-up by which messaging learns address, name and language when it sends; only confirmed accounts are written to, and none that SGG closed. */
export function createRecipientArea({ dataSource, clock, lookupSecret }: Dependencies): { readonly routes: (app: FastifyInstance) => void } {
  const accounts = createAccountStore(dataSource.manager);
  const findPeople = async (refs: readonly string[]) => {
    const found = await accounts.findByIds(refs.filter(isUuid));
    return found.filter((account) => isConfirmed(account) && !isClosed(account)).map(({ id: ref, email, name, language }) => ({ ref, email, name, language }));
  };
  return { routes: (app) => addRecipientsRoute(app, { service: 'identity', findPeople, secret: lookupSecret, clock }) };
}
