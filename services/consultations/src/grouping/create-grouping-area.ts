import { setImmediate as pause } from 'node:timers/promises';
import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createDissolveContributionGroup } from './application/commands/dissolve-contribution-group';
import { createGroupContributions } from './application/commands/group-contributions';
import type { GroupUnit, InGroupTransaction } from './application/ports';
import { createSuggestGroups } from './application/suggest-groups';
import { createGroupReader, createLetterReader } from './database/group-reader';
import { createGroupUnit } from './database/group-unit';
import type { GroupEvent } from './domain/group';
import { publishedGroup } from './events/published';
import type { GroupContext } from './graphql/context';
import { groupResolvers } from './graphql/group-resolvers';

interface Dependencies extends Foundation {
  readonly consultationsOf: (manager: EntityManager) => GroupUnit['consultations'];
  readonly contributionsOf: (manager: EntityManager) => GroupUnit['contributions'];
}

/** Builds the groups of letters that say nearly the same. */
export function createGroupingArea({ dataSource, afterCommit, ...lent }: Dependencies): Area<GroupContext> {
  const inTransaction: InGroupTransaction = createCommandTransaction({ dataSource, unitOf: createGroupUnit({ ...lent, toOutgoingEvent }), afterCommit });
  const groupCommands = {
    groupContributions: createGroupContributions({ inTransaction, newId }),
    dissolveContributionGroup: createDissolveContributionGroup(inTransaction),
  };
  const reader = createGroupReader(dataSource.manager);
  const suggestGroups = suggestionsOf(dataSource.manager);
  return {
    resolvers: groupResolvers,
    contextFor: () => ({
      ...{ groupCommands, suggestGroups },
      groupById: batch(byId(reader.findByIds)),
      groupOf: batch(reader.findOf),
      groupsOf: batch(reader.findPages),
      groupCountOf: batch(reader.countOf),
      groupMembersOf: batch(reader.findMemberPages),
    }),
  };
}

/** What finds letters that say nearly the same, in steps between which the process does whatever else waits. */
const suggestionsOf = (manager: EntityManager) => createSuggestGroups({ letters: createLetterReader(manager), pause: async () => void (await pause()) });

const toOutgoingEvent = (event: GroupEvent, facts: TransactionFacts) => outgoingEvent(publishedGroup(event), event.group, facts);
