import { createAuditProgram } from '@conect/service-kit';
import { rotateSealedNames } from '../certificate/database/rotate-sealed-names';
import { rotateSealedPeople } from '../contract/database/people-vault';
import { createSealingKeys } from './crypto/sealing-keys';
import { createVolunteeringDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';

/** The commands of whoever operates volunteering. */
export const { usage, runCommand } = createAuditProgram({
  service: 'volunteering',
  createDataSource: createVolunteeringDataSource,
  urlIn: (source) => loadCommandEnvironment(source).VOLUNTEERING_DATABASE_URL,
  more: [
    {
      name: 'rotate-identity-keys',
      does: 'encrypts what contracts say of people, and the names on certificates, with the first key of VOLUNTEERING_IDENTITY_KEYS; afterwards the older keys can leave the setting',
      outcomeOf: async (dataSource, { source }) => {
        const keys = createSealingKeys(loadCommandEnvironment(source).VOLUNTEERING_IDENTITY_KEYS);
        const [people, names] = [await rotateSealedPeople(dataSource, keys), await rotateSealedNames(dataSource, keys)];
        return { done: true, text: `Encrypted with the current key now: ${people} rows of contracts, ${names} names on certificates; nothing is left under an older one.` };
      },
    },
  ],
});
