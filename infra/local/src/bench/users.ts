import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../local-settings';

/** One request of a user who looks around. */
export interface UserRequest {
  readonly operation: string;
  readonly body: string;
}

/** What users of the bench find in the catalogue. */
export interface KnownOrganizations {
  readonly ids: readonly string[];
}

/** Published operations that anybody who signed in may ask, with the variables of one turn. */
const reading: Readonly<Record<string, (known: KnownOrganizations, turn: number) => object>> = {
  'find-organizations': () => ({}),
  'browse-organizations': (_known, turn) => ({ first: 20, filter: { countyCodes: [['CJ', 'B', 'IS', 'TM', 'BV'][turn % 5]] }, sort: 'NAME_ASC' }),
  'suggest-organizations': (_known, turn) => ({ prefix: ['aso', 'asoc', 'asociatia pentru'][turn % 3], first: 10 }),
  'organization-page': ({ ids }, turn) => ({ id: ids[turn % ids.length] }),
  'organization-form': () => ({}),
  'localities-of-county': (_known, turn) => ({ countyCode: ['CJ', 'B', 'IS'][turn % 3], first: 20 }),
  institutions: () => ({ first: 20 }),
  me: () => ({}),
  'my-sessions': () => ({}),
  notifications: () => ({ first: 20 }),
  'notification-preferences': () => ({}),
};

/** Makes the requests of a user one after the other; users begin at different places. */
export function createUserRequests(known: KnownOrganizations): (turn: number) => UserRequest {
  const operations = Object.entries(reading).map(([operation, variablesOf]) => ({
    operation,
    variablesOf,
    query: readFileSync(join(repositoryRoot, 'gateway', 'operations', `${operation}.graphql`), 'utf8'),
  }));
  return (turn) => {
    const { operation, query, variablesOf } = operations[turn % operations.length]!;
    return { operation, body: JSON.stringify({ query, variables: variablesOf(known, turn) }) };
  };
}
