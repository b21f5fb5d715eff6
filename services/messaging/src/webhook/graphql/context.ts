import type { Redeliver, SendTestEvent } from '../application/commands/ask-for-delivery';
import type { CreateWebhook } from '../application/commands/create-webhook';
import type { MoveWebhook } from '../application/commands/move-webhook';
import type { RotateWebhookSecret } from '../application/commands/rotate-webhook-secret';
import type { UpdateWebhook } from '../application/commands/update-webhook';
import type { AskedDeliveries, AskedWebhooks, DescribedType } from '../application/ports';
import type { WebhookDelivery } from '../domain/delivery';
import type { Webhook, WebhookOwner } from '../domain/webhook';

/** The commands on webhooks, by the names of their mutations. */
interface WebhookCommands {
  readonly createWebhook: CreateWebhook;
  readonly updateWebhook: UpdateWebhook;
  readonly rotateWebhookSecret: RotateWebhookSecret;
  readonly pauseWebhook: MoveWebhook;
  readonly resumeWebhook: MoveWebhook;
  readonly deleteWebhook: MoveWebhook;
  readonly sendTestEvent: SendTestEvent;
  readonly redeliverWebhookDelivery: Redeliver;
}

/** What the area of webhooks gives to resolvers; what is of one webhook or owner is batched. */
export interface WebhookContext {
  readonly webhookCommands: WebhookCommands;
  /** A webhook as it is now, whoever asks; what a viewer is given comes through `visibleWebhook`. */
  readonly webhookById: (id: string) => Promise<Webhook | null>;
  readonly webhooksOf: (asked: AskedWebhooks) => Promise<readonly Webhook[]>;
  readonly webhookCountOf: (owner: WebhookOwner) => Promise<number>;
  readonly webhookDeliveryById: (id: string) => Promise<WebhookDelivery | null>;
  readonly webhookDeliveriesOf: (asked: AskedDeliveries) => Promise<readonly WebhookDelivery[]>;
  readonly webhookDeliveryCountOf: (webhookId: string) => Promise<number>;
  readonly webhookEventTypes: readonly DescribedType[];
}
