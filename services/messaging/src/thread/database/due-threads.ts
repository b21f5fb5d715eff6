import type { EntityManager } from 'typeorm';
import type { ThreadUnit } from '../application/ports';

/** Which threads time asks something of, the longest due first. */
export function createDueThreads(manager: EntityManager): ThreadUnit['due'] {
  const idsOf = async (where: string, order: string, values: readonly unknown[]) => {
    const found = await manager.query<{ id: string }[]>(`SELECT id FROM thread WHERE ${where} ORDER BY ${order}, id LIMIT $2`, [...values]);
    return found.map(({ id }) => id);
  };
  return {
    findOverdue: (now, limit) => idsOf(`${unanswered} AND overdue_since IS NULL AND due_at <= $1`, 'due_at', [now, limit]),
    findToEscalate: (overdueBefore, limit) => idsOf(`${unanswered} AND escalated_at IS NULL AND overdue_since IS NOT NULL AND overdue_since <= $1`, 'overdue_since', [overdueBefore, limit]),
    findToClose: (resolvedBefore, limit) => idsOf(`status = 'RESOLVED' AND status_since < $1 AND (context_type IS DISTINCT FROM 'Application' OR context_ended_at < $1)`, 'status_since', [resolvedBefore, limit]),
  };
}

const unanswered = `status IN ('OPEN', 'AWAITING_SENDER')`;
