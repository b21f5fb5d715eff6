import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { changeWebhook } from '../change-webhook';
import type { InWebhookTransaction, WebhookIds } from '../ports';

/** Which webhook. */
interface NamedWebhook {
  readonly webhookId: string;
}

/** See {@link createPauseWebhook}, {@link createResumeWebhook} and {@link createDeleteWebhook}. */
export type MoveWebhook = (call: UserCall, named: NamedWebhook) => Promise<Result<WebhookIds, MessagingErrorCode>>;

/** Has nothing sent for the time being: what happens meanwhile is not made up for, and what waits is dropped. */
export const createPauseWebhook =
  (inTransaction: InWebhookTransaction): MoveWebhook =>
  (call, { webhookId }) =>
    changeWebhook(inTransaction, call, { webhookId, action: 'pause' });

/** Has what happens from now on sent again, after a pause or after the webhook was disabled. */
export const createResumeWebhook =
  (inTransaction: InWebhookTransaction): MoveWebhook =>
  (call, { webhookId }) =>
    changeWebhook(inTransaction, call, { webhookId, action: 'resume', changes: { failingSince: null } });

/** Takes a webhook away, with its secrets; what waits is dropped. */
export const createDeleteWebhook =
  (inTransaction: InWebhookTransaction): MoveWebhook =>
  (call, { webhookId }) =>
    changeWebhook(inTransaction, call, { webhookId, action: 'delete', afterwards: ({ secrets }, { id }) => secrets.forget(id) });
