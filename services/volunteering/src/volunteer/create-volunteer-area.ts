import { batch, byKey, createCommandTransaction } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createUpdateVolunteerProfile } from './application/commands/update-volunteer-profile';
import type { InProfileTransaction } from './application/ports';
import { createProfileReader } from './database/profile-reader';
import { createProfileUnit } from './database/profile-unit';
import type { VolunteerContext } from './graphql/context';
import { volunteerResolvers } from './graphql/volunteer-resolvers';

/** Builds what people give of themselves. */
export function createVolunteerArea({ dataSource, afterCommit }: Foundation): Area<VolunteerContext> {
  const inTransaction: InProfileTransaction = createCommandTransaction({ dataSource, unitOf: createProfileUnit, afterCommit });
  const volunteerCommands = { updateVolunteerProfile: createUpdateVolunteerProfile(inTransaction) };
  const { findByUserIds } = createProfileReader(dataSource.manager);
  return {
    resolvers: volunteerResolvers,
    contextFor: () => ({ volunteerCommands, profileOf: batch(byKey(findByUserIds, ({ userId }) => userId)) }),
  };
}
