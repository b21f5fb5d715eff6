import { anonymous, type CommandCall } from '@conect/auth';
import type { NewId } from '@conect/kernel';

/** The call of a command that nobody signed in asked for: the operator at a shell, a job. */
export const systemCall = (operation: string, newId: NewId): CommandCall => ({
  principal: anonymous,
  operation,
  idempotencyKey: null,
  inputHash: '',
  requestId: newId(),
  traceparent: null,
  locale: 'EN',
});
