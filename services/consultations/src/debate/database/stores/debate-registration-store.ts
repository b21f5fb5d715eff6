import { In, Not, type EntityManager } from 'typeorm';
import type { DebateRegistrationStore, DebateUnit } from '../../application/ports';
import { toRegistration, toRegistrationRow } from '../debate-rows';
import { debateAttendanceTable, debateRegistrationTable } from '../tables/debate-registration.table';
import { legalTermBreachTable } from '../tables/legal-term-breach.table';

const live = { status: Not('CANCELLED') } as const;

/** The registrations of one transaction, by TypeORM. */
export function createDebateRegistrationStore(manager: EntityManager): DebateRegistrationStore {
  const rows = manager.getRepository(debateRegistrationTable);
  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toRegistration(row);
    },
    findLiveOf: async (userId) => (await rows.find({ where: { userId, ...live }, order: { id: 'ASC' } })).map(toRegistration),
    hasLive: (debateId, userId) => rows.existsBy({ debateId, userId, ...live }),
    countSeated: (debateId) => rows.countBy({ debateId, status: 'REGISTERED' }),
    async findWaiting(debateId, limit) {
      const waiting = await rows.find({ where: { debateId, status: 'WAITLISTED' }, order: { position: 'ASC' }, ...(limit === null ? {} : { take: limit }) });
      return waiting.map(toRegistration);
    },
    findLive: async (debateId) => (await rows.findBy({ debateId, ...live })).map(toRegistration),
    async insert(registration) {
      await rows.insert(toRegistrationRow(registration));
    },
    async save(registration) {
      await rows.update({ id: registration.id }, toRegistrationRow(registration));
    },
    async markAttendance(debateId, attendedIds) {
      await rows.update({ debateId, ...live }, { attended: false });
      if (attendedIds.length > 0) await rows.update({ debateId, id: In([...attendedIds]) }, { attended: true });
    },
    async forget(userId) {
      await rows.update({ userId }, { name: null, email: null, phone: null });
    },
  };
}

/** Who came, on one transaction. */
export const createAttendanceStore = (manager: EntityManager): DebateUnit['attendance'] => ({
  async insert(debateId, presences) {
    if (presences.length > 0) await manager.getRepository(debateAttendanceTable).insert(presences.map((presence, place) => ({ debateId, place, ...presence })));
  },
});

/** The breaches of one transaction; each is written once. */
export const createBreachStore = (manager: EntityManager): DebateUnit['breaches'] => ({
  async insert(breach) {
    const inserted = await manager.getRepository(legalTermBreachTable).createQueryBuilder().insert().values(breach).orIgnore().returning('id').execute();
    return (inserted.raw as unknown[]).length > 0;
  },
});
