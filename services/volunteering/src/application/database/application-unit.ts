import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OpportunityStore } from '../../opportunity/application/ports';
import type { VolunteerProfileStore } from '../../volunteer/application/ports';
import type { ApplicationUnit } from '../application/ports';
import { personalFields, type ApplicationEvent, type BlockEvent } from '../domain/application';
import { createApplicationStore } from './stores/application-store';
import { volunteerBlockTable } from './tables/volunteer-block.table';

/** What the unit is handed by other areas. */
export interface ApplicationUnitDependencies {
  readonly opportunitiesOf: (manager: EntityManager) => Pick<OpportunityStore, 'findByIdForUpdate' | 'organizationIdOf'>;
  readonly organizationsOf: (manager: EntityManager) => ApplicationUnit['organizations'];
  readonly profilesOf: (manager: EntityManager) => Pick<VolunteerProfileStore, 'find'>;
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: ApplicationEvent | BlockEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on applications touch on one transaction. */
export const createApplicationUnit =
  ({ opportunitiesOf, organizationsOf, profilesOf, viewersOf, toOutgoingEvent }: ApplicationUnitDependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ApplicationUnit => ({
    now: facts.now,
    applications: createApplicationStore(manager),
    blocks: createBlockStore(manager),
    opportunities: { ...opportunitiesOf(manager), ...createPlaceCounter(manager) },
    organizations: organizationsOf(manager),
    profiles: profilesOf(manager),
    viewers: viewersOf(manager),
    publish: (events) => appendToOutbox(manager, events.map((event) => toOutgoingEvent(event, facts))),
    audit: (entries) => auditOf(manager, facts)(...entries.map((entry) => ({ ...entry, changes: hidePersonal(entry.changes, personalFields) }))),
  });

function createBlockStore(manager: EntityManager): ApplicationUnit['blocks'] {
  const rows = manager.getRepository(volunteerBlockTable);
  return {
    find: (organizationId, userId) => rows.findOneBy({ organizationId, userId }),
    async insert(block) {
      const inserted = await rows.createQueryBuilder().insert().values({ ...block }).orIgnore().returning('id').execute();
      return (inserted.raw as unknown[]).length > 0;
    },
    remove: async (id) => void (await rows.delete({ id })),
  };
}

/** Counts the places of opportunities; that there are never too many, the tables' constraints say too. */
const createPlaceCounter = (manager: EntityManager): Pick<ApplicationUnit['opportunities'], 'take'> => ({
  async take({ opportunityId, shiftId }, difference) {
    await manager.query('UPDATE opportunity SET taken_count = taken_count + $2 WHERE id = $1', [opportunityId, difference]);
    if (shiftId !== null) await manager.query('UPDATE shift SET taken_count = taken_count + $2 WHERE id = $1', [shiftId, difference]);
  },
});
