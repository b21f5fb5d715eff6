import type { UserCall } from '@conect/auth';
import { accept, together, type Given, type Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import type { WebhookChoices } from '../../domain/webhook';
import { changeWebhook, onWebhook } from '../change-webhook';
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
  async (call, { webhookId, url, ...wanted }) => {
    const read = readChanges(wanted, rules);
    if (!read.ok) return read;
    const asked = { webhookId, action: 'update' } as const;
    if (url == null) return changeWebhook(inTransaction, call, { ...asked, changes: read.value });
    // A name is looked up for nobody who may not have anything sent there, and in no transaction: so it is asked twice whether he may.
    const allowed = await onWebhook(inTransaction, { ...call, idempotencyKey: null }, asked, () => Promise.resolve(accept({})));
    if (!allowed.ok) return allowed;
    const address = await readAddress(url, rules);
    return address.ok ? changeWebhook(inTransaction, call, { ...asked, changes: { ...read.value, url: address.value } }) : address;
  };

/** All but the address; what is absent stays as it is. */
const readChanges = ({ eventTypes, description }: Pick<WantedChanges, 'eventTypes' | 'description'>, rules: ChoiceRules): Result<Partial<WebhookChoices>, 'BAD_USER_INPUT'> =>
  together<Omit<WebhookChoices, 'url'>>({
    eventTypes: eventTypes == null ? undefined : readEventTypes(eventTypes, rules),
    description: description === undefined ? undefined : readDescription(description),
  });
