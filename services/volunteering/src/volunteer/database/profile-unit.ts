import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ProfileUnit } from '../application/ports';
import { personalFields } from '../domain/volunteer-profile';
import { createVolunteerProfileStore } from './stores/volunteer-profile-store';

/** Builds what the command on a profile touches on one transaction. */
export const createProfileUnit = (manager: EntityManager, facts: TransactionFacts): ProfileUnit => ({
  now: facts.now,
  profiles: createVolunteerProfileStore(manager),
  audit: ({ userId, changes }) => auditOf(manager, facts)({ subjectType: 'volunteer_profile', subjectId: userId, changes: hidePersonal(changes, personalFields) }),
});
