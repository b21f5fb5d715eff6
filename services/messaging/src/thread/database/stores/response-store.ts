import { assertNever } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import type { ThreadUnit } from '../../application/ports';

/** In what time institutions answer, on one transaction. */
export const createResponseStore = (manager: EntityManager): ThreadUnit['responses'] => ({
  async save(threadId, change) {
    const update = (assignments: string, values: readonly unknown[], where = 'answered_at IS NULL') => manager.query(`UPDATE thread_response SET ${assignments} WHERE thread_id = $1 AND ${where}`, [threadId, ...values]);
    switch (change.type) {
      case 'REGISTERED':
        await manager.query('INSERT INTO thread_response (thread_id, institution_id, kind, received_on, due_at) VALUES ($1, $2, $3, $4, $5)', [threadId, change.institutionId, change.kind, change.receivedOn, change.dueAt]);
        return;
      case 'EXTENDED':
        return void (await update('due_at = $2, extended = true', [change.dueAt]));
      case 'ANSWERED':
        return void (await update('answered_at = $2', [change.at]));
      case 'TAKEN_BACK':
        return void (await update('answered_at = NULL', [change.at], 'answered_at = $2'));
      case 'REDIRECTED':
        return void (await update('redirected_at = $2', [change.at]));
      case 'ENDED':
        return void (await update('ended_at = $2', [change.at]));
      default:
        assertNever(change);
    }
  },
});
