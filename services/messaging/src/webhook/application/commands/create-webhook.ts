import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Given, type NewId, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { onlyOne } from '../../../thread/domain/thread-input';
import { begin } from '../../domain/lifecycle';
import { manages } from '../../domain/permissions';
import { maximumWebhooks, type WebhookOwner } from '../../domain/webhook';
import type { InWebhookTransaction, WebhookUnit } from '../ports';
import { readAddress, readDescription, readEventTypes, type ChoiceRules } from '../read-choices';
import { saveWebhook } from '../save-webhook';

interface Dependencies extends ChoiceRules {
  readonly inTransaction: InWebhookTransaction;
  readonly newId: NewId;
  readonly newSecret: () => string;
}

interface WantedWebhook {
  readonly organizationId?: Given<string>;
  readonly institutionId?: Given<string>;
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly description?: Given<string>;
}

/** The webhook, and its secret unless the call repeats one that was answered: it is shown once. */
export interface WebhookWithSecret {
  readonly webhookId: string;
  readonly secret: string | null;
}

/** See {@link createCreateWebhook}. */
export type CreateWebhook = (call: UserCall, wanted: WantedWebhook) => Promise<Result<WebhookWithSecret, MessagingErrorCode>>;

/** Has events sent to an address of a system of an organization or an institution. */
export const createCreateWebhook =
  ({ inTransaction, newId, newSecret, ...rules }: Dependencies): CreateWebhook =>
  async (call, wanted) => {
    const read = readWanted(wanted, rules);
    if (!read.ok) return read;
    const { owner, choices } = read.value;
    // A name is looked up for nobody who may not have anything sent there, and in no transaction: so it is asked twice whether he may.
    const allowed = await inTransaction({ ...call, idempotencyKey: null }, (unit) => checkOwner(unit, call, owner));
    if (!allowed.ok) return allowed;
    const url = await readAddress(wanted.url, rules);
    if (!url.ok) return url;
    const [id, secret] = [newId(), newSecret()];
    const made = await inTransaction(call, async (unit) => {
      const stillAllowed = await checkOwner(unit, call, owner);
      if (!stillAllowed.ok) return stillAllowed;
      if ((await unit.webhooks.countOf(owner)) >= maximumWebhooks) return refuse({ code: 'LIMIT_REACHED', params: { maximum: maximumWebhooks } });
      await saveWebhook(unit, null, begin({ id, ...owner, ...choices, url: url.value }, unit.now));
      await unit.secrets.add(id, secret);
      return accept({ webhookId: id });
    });
    return made.ok ? accept({ webhookId: made.value.webhookId, secret: made.value.webhookId === id ? secret : null }) : made;
  };

/** All but the address. */
function readWanted({ organizationId, institutionId, ...wanted }: WantedWebhook, rules: ChoiceRules) {
  const owner = readOwner({ ORGANIZATION: organizationId, INSTITUTION: institutionId });
  const [eventTypes, description] = [readEventTypes(wanted.eventTypes, rules), readDescription(wanted.description)];
  if (!owner.ok) return owner;
  if (!eventTypes.ok) return eventTypes;
  return description.ok ? accept({ owner: owner.value, choices: { eventTypes: eventTypes.value, description: description.value } }) : description;
}

function readOwner(given: Readonly<Record<WebhookOwner['ownerKind'], Given<string>>>): Result<WebhookOwner, 'BAD_USER_INPUT'> {
  const named = onlyOne(given);
  if (named === 'NONE' || named === 'MANY') return refuse(badInput(['organizationId'], 'EXACTLY_ONE'));
  const field = named.kind === 'ORGANIZATION' ? 'organizationId' : 'institutionId';
  return isUuid(named.id) ? accept({ ownerKind: named.kind, ownerId: named.id.toLowerCase() }) : refuse(badInput([field], 'UUID'));
}

const checkOwner = async (unit: WebhookUnit, { principal }: UserCall, owner: WebhookOwner): Promise<Result<object, 'FORBIDDEN'>> =>
  manages(await unit.viewers.of(principal), owner) && (await takesPart(unit, owner)) ? accept({}) : refuse({ code: 'FORBIDDEN' });

/** Who is suspended or has ended has nothing new sent to him. */
const takesPart = async ({ organizations, institutions }: WebhookUnit, { ownerKind, ownerId }: WebhookOwner): Promise<boolean> =>
  ownerKind === 'ORGANIZATION' ? (await organizations.statusOf(ownerId)) === 'ACTIVE' : institutions.isOpen(ownerId);
