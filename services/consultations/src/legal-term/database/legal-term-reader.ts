import { Between, IsNull, type EntityManager } from 'typeorm';
import type { LegalTermReader } from '../application/ports';
import { toDecision, toVersion } from './legal-term-rows';
import { calendarDayTable } from './tables/calendar-day.table';
import { legalTermTable } from './tables/legal-term.table';

/** Reads terms and days for the graph, one statement for all of them. */
export const createLegalTermReader = (manager: EntityManager): LegalTermReader => ({
  findVersions: async () => (await manager.getRepository(legalTermTable).find({ order: { code: 'ASC', version: 'ASC' } })).map(toVersion),
  findDecisions: async (year) => (await manager.getRepository(calendarDayTable).findBy({ day: Between(`${year}-01-01`, `${year}-12-31`), removedAt: IsNull() })).map(toDecision),
});
