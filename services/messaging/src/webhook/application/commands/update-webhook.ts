import type { UserCall } from '@conect/auth';
import { accept, together, type Given, type Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import type { WebhookChoices } from '../../domain/webhook';
import { changeWebhook } from '../change-webhook';
import type { InWebhookTransaction, WebhookIds } from '../ports';
import { readAddress, readDescription, readEventTypes, type ChoiceRules } from '../read-choices';

interface Dependencies extends ChoiceRules {
  readonly inTransaction: InWebhookTransaction;
}

interface WantedChanges {
  readonly webhookId: string;
  readonly url?: Given<string>;
  readonly eventTypes?: Given<readonly string[]>;
  readonly description?: Given<string>;
}

/** See {@link createUpdateWebhook}. */
export type UpdateWebhook = (call: UserCall, wanted: WantedChanges) => Promise<Result<WebhookIds, MessagingErrorCode>>;

/** Changes what a webhook is told of, and where; what waits goes to the new address. */
export const createUpdateWebhook =
  ({ inTransaction, ...rules }: Dependencies): UpdateWebhook =>
  async (call, wanted) => {
    const changes = await readChanges(wanted, rules);
    return changes.ok ? changeWebhook(inTransaction, call, { webhookId: wanted.webhookId, action: 'update', changes: changes.value }) : changes;
  };

/** What is absent stays as it is; the address is asked about last, and only when everything else is right. */
async function readChanges({ url, eventTypes, description }: WantedChanges, rules: ChoiceRules): Promise<Result<Partial<WebhookChoices>, 'BAD_USER_INPUT'>> {
  const read = together<Omit<WebhookChoices, 'url'>>({
    eventTypes: eventTypes == null ? undefined : readEventTypes(eventTypes, rules),
    description: description === undefined ? undefined : readDescription(description),
  });
  if (!read.ok || url == null) return read;
  const address = await readAddress(url, rules);
  return address.ok ? accept({ ...read.value, url: address.value }) : address;
}
