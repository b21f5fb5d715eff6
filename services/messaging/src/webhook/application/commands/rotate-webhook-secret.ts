import type { UserCall } from '@conect/auth';
import { accept, type Clock, type NewId, type Result } from '@conect/kernel';
import type { MessagingErrorCode } from '../../../service/domain/refusals';
import { move } from '../../domain/lifecycle';
import { secretOverlapMillis } from '../../domain/webhook';
import { onWebhook } from '../change-webhook';
import type { InWebhookTransaction } from '../ports';
import { saveWebhook } from '../save-webhook';
import type { WebhookWithSecret } from './create-webhook';

interface Dependencies {
  readonly inTransaction: InWebhookTransaction;
  readonly newId: NewId;
  readonly newSecret: () => string;
  /** Real time: secrets are a matter of security. */
  readonly clock: Clock;
}

interface WantedRotation {
  readonly webhookId: string;
  /** The former secret has leaked, and ends at once. */
  readonly endFormerNow?: boolean | null | undefined;
}

/** See {@link createRotateWebhookSecret}. */
export type RotateWebhookSecret = (call: UserCall, wanted: WantedRotation) => Promise<Result<WebhookWithSecret, MessagingErrorCode>>;

/** Gives a webhook another secret; for a day everything is signed with both, unless the former one has leaked. */
export const createRotateWebhookSecret =
  ({ inTransaction, newId, newSecret, clock }: Dependencies): RotateWebhookSecret =>
  async (call, { webhookId, endFormerNow }) => {
    const [secretId, secret] = [newId(), newSecret()];
    const rotated = await onWebhook(inTransaction, call, { webhookId, action: 'rotateSecret' }, async (unit, webhook) => {
      const until = new Date(clock.now().getTime() + (endFormerNow === true ? 0 : secretOverlapMillis));
      await saveWebhook(unit, webhook, move(webhook, { by: 'rotateWebhookSecret', changes: { formerSecretUntil: endFormerNow === true ? null : until } }, unit.now));
      await unit.secrets.endAll(webhook.id, until);
      await unit.secrets.add(webhook.id, secret);
      return accept({ webhookId: webhook.id, secretId });
    });
    return rotated.ok ? accept({ webhookId: rotated.value.webhookId, secret: rotated.value.secretId === secretId ? secret : null }) : rotated;
  };
