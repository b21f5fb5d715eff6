import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createRecordCalendarDay } from './application/commands/record-calendar-day';
import { createRemoveCalendarDay } from './application/commands/remove-calendar-day';
import { createSetLegalTerm } from './application/commands/set-legal-term';
import type { InLegalTermTransaction, LegalClockEvent } from './application/ports';
import { createLegalTermReader } from './database/legal-term-reader';
import { createLegalTermUnit } from './database/legal-term-unit';
import { publishedLegalClock } from './events/published';
import type { LegalTermContext } from './graphql/context';
import { legalTermResolvers } from './graphql/legal-term-resolvers';

/** Builds the terms and the calendar that SGG keeps. */
export function createLegalTermArea({ dataSource, afterCommit, viewersOf }: Foundation): Area<LegalTermContext> {
  const unitOf = createLegalTermUnit({ viewersOf, toOutgoingEvent });
  const inTransaction: InLegalTermTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const context: LegalTermContext = {
    legalTermCommands: {
      setLegalTerm: createSetLegalTerm({ inTransaction, newId }),
      recordCalendarDay: createRecordCalendarDay({ inTransaction, newId }),
      removeCalendarDay: createRemoveCalendarDay(inTransaction),
    },
    legalTermReader: createLegalTermReader(dataSource.manager),
  };
  return { resolvers: legalTermResolvers, contextFor: () => context };
}

function toOutgoingEvent(event: LegalClockEvent, facts: TransactionFacts) {
  const { aggregate, ...told } = publishedLegalClock(event);
  return outgoingEvent(told, aggregate, facts);
}
