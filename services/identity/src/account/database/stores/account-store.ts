import { In, type EntityManager } from 'typeorm';
import type { AccountStore } from '../../application/ports';
import { userAccountTable } from '../tables/user-account.table';

/** What is kept of one user beside the account and is of no use without the person. Sessions stay their 30 days, ended, for they name ids alone. */
const ofOneUser = [
  'email_confirmation',
  'password_reset',
  'guardian_consent',
  'second_factor',
  'recovery_code',
  'sign_in_challenge',
  'passkey',
  'passkey_ceremony',
  'external_identity',
  'idempotency_record',
] as const;

/** Accounts in PostgreSQL; rows and accounts have the same fields. */
export function createAccountStore(manager: EntityManager): AccountStore {
  const rows = manager.getRepository(userAccountTable);

  return {
    async lockEmail(email) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('email:' || $1, 0))`, [email]);
    },
    findById: (id) => rows.findOneBy({ id }),
    findByIds: (ids) => rows.findBy({ id: In([...ids]) }),
    // One statement whether there is a confirmed account, a waiting one or none: its time tells nothing.
    findByEmail: (email) => rows.findOne({ where: { email }, order: { emailConfirmedAt: { direction: 'ASC', nulls: 'LAST' } } }),
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    async save(account) {
      await rows.upsert(account, ['id']);
    },
    async forgetPerson({ id, email }) {
      for (const table of ofOneUser) await manager.query(`DELETE FROM ${table} WHERE user_id = $1`, [id]);
      await manager.query('DELETE FROM external_flow WHERE links_to = $1', [id]);
      await manager.query('DELETE FROM invitation WHERE email = $1', [email]);
    },
    async replacePasswordHash(id, before, after) {
      await rows.update({ id, passwordHash: before }, { passwordHash: after });
    },
  };
}
