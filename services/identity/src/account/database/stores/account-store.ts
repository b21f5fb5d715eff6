import { In, type EntityManager } from 'typeorm';
import type { AccountStore } from '../../application/ports';
import { unconfirmedDays } from '../../../retention/domain/inactivity';
import { daysBefore } from '../../../service/domain/days';
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
  'data_export',
  'data_export_part',
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
    // A refresh has locked its session, others lock the account first: whoever holds it is not waited for, the next refresh notes it.
    async touch(id, now) {
      await manager.query(
        `UPDATE user_account SET last_active_at = $2, inactivity_warnings = 0, warned_at = NULL
         WHERE id = (SELECT id FROM user_account WHERE id = $1 AND (last_active_at < $2::timestamptz - interval '1 day' OR inactivity_warnings > 0)
                     FOR UPDATE SKIP LOCKED)`,
        [id, now],
      );
    },
    async findIdsInactive({ terms, now, after }, limit) {
      const { inactiveDays, firstWarningDays, archivedDays } = terms;
      const bounds = [inactiveDays - firstWarningDays, archivedDays, unconfirmedDays].map((days) => daysBefore(now, days));
      const found = await manager.query<{ id: string }[]>(
        `SELECT id FROM user_account
         WHERE ($5::uuid IS NULL OR id > $5)
           AND (hold IS NULL AND email_confirmed_at IS NOT NULL AND last_active_at <= $1 OR hold = 'ARCHIVED' AND held_since <= $2 OR email_confirmed_at IS NULL AND updated_at <= $3)
         ORDER BY id LIMIT $4`,
        [...bounds, limit, after],
      );
      return found.map(({ id }) => id);
    },
    async forgetPerson({ id, email }) {
      for (const table of ofOneUser) await manager.query(`DELETE FROM ${table} WHERE user_id = $1`, [id]);
      await manager.query('DELETE FROM external_flow WHERE links_to = $1', [id]);
      await manager.query('DELETE FROM invitation WHERE email = $1 OR accepted_by = $2', [email, id]);
      // Of a request that SGG did not grant nothing has to be kept; who speaks for an institution, and by which paper, is the institution's file.
      await manager.query(`DELETE FROM institution_account_request WHERE user_id = $1 AND status <> 'VALIDATED'`, [id]);
    },
    async replacePasswordHash(id, before, after) {
      await rows.update({ id, passwordHash: before }, { passwordHash: after });
    },
  };
}
