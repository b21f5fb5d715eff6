import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../service/domain/refusals';
import { move } from '../domain/lifecycle';
import { refusalsOfWebhook, webhookActions, webhookNotFound, type WebhookAction } from '../domain/permissions';
import type { Webhook } from '../domain/webhook';
import type { InWebhookTransaction, WebhookIds, WebhookUnit } from './ports';
import { saveWebhook } from './save-webhook';

interface Asked {
  readonly webhookId: string;
  readonly action: WebhookAction;
}

/** Locks a webhook and does something with it, if the person may. */
export async function onWebhook<Ids extends object>(
  inTransaction: InWebhookTransaction,
  call: UserCall,
  { webhookId, action }: Asked,
  work: (unit: WebhookUnit, webhook: Webhook) => Promise<Result<Ids, MessagingErrorCode>>,
): Promise<Result<Ids, MessagingErrorCode>> {
  if (!isUuid(webhookId)) return refuse(badInput(['webhookId'], 'UUID'));
  return inTransaction<Ids>(call, async (unit) => {
    const webhook = await unit.webhooks.findByIdForUpdate(webhookId.toLowerCase());
    if (webhook === null) return refuse(webhookNotFound);
    const refusals = refusalsOfWebhook(action, await unit.viewers.of(call.principal), webhook);
    return refusals.length > 0 ? refuse(...refusals) : work(unit, webhook);
  });
}

type Changes = NonNullable<Parameters<typeof move>[1]['changes']>;

interface Course extends Asked {
  readonly changes?: Changes;
  /** What follows from it, once it is saved. */
  readonly afterwards?: (unit: WebhookUnit, webhook: Webhook) => Promise<unknown>;
}

/** The course of every command that moves a webhook along an edge. */
export const changeWebhook = (inTransaction: InWebhookTransaction, call: UserCall, { changes = {}, afterwards, ...asked }: Course): Promise<Result<WebhookIds, MessagingErrorCode>> =>
  onWebhook<WebhookIds>(inTransaction, call, asked, async (unit, webhook) => {
    await saveWebhook(unit, webhook, move(webhook, { by: webhookActions[asked.action], changes }, unit.now));
    await afterwards?.(unit, webhook);
    return accept({ webhookId: webhook.id });
  });
