import { createAuditProgram } from '@conect/service-kit';
import { createSealingKeys } from '../contract/crypto/sealing-keys';
import { rotateSealedPeople } from '../contract/database/people-vault';
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
      does: 'encrypts what contracts say of people with the first key of VOLUNTEERING_IDENTITY_KEYS; afterwards the older keys can leave the setting',
      outcomeOf: async (dataSource, { source }) => {
        const count = await rotateSealedPeople(dataSource, createSealingKeys(loadCommandEnvironment(source).VOLUNTEERING_IDENTITY_KEYS));
        return { done: true, text: `${count} rows are encrypted with the current key now; no row is left under an older one.` };
      },
    },
  ],
});
