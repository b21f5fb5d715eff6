import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { LegalClockEvent, LegalTermUnit } from '../application/ports';
import { toDecision, toVersion } from './legal-term-rows';
import { calendarDayTable } from './tables/calendar-day.table';
import { legalTermTable } from './tables/legal-term.table';

interface Dependencies {
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: LegalClockEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on terms and days touch on one transaction. */
export const createLegalTermUnit =
  ({ viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): LegalTermUnit => ({
    now: facts.now,
    lockAll: async () => void (await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('legal clock', 0))`)),
    ...storesOf(manager),
    viewers: viewersOf(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: auditOf(manager, facts),
  });

function storesOf(manager: EntityManager): Pick<LegalTermUnit, 'terms' | 'days'> {
  const [terms, days] = [manager.getRepository(legalTermTable), manager.getRepository(calendarDayTable)];
  return {
    terms: {
      async findLast(code) {
        const [last] = await terms.find({ where: { code }, order: { version: 'DESC' }, take: 1 });
        return last === undefined ? null : toVersion(last);
      },
      insert: async (version) => void (await terms.insert(version)),
    },
    days: {
      async findByDay(day) {
        const row = await days.findOneBy({ day });
        return row === null ? null : toDecision(row);
      },
      save: async (decision) => void (await days.upsert(decision, ['id'])),
    },
  };
}
