import { signLookup } from '@conect/auth';
import type { Clock } from '@conect/kernel';
import { z } from 'zod';
import type { RecipientDirectory } from '../application/ports';

/** Where a service answers look-ups, and the key it shares with messaging for them. */
interface OwningService {
  readonly url: string;
  readonly secret: string;
}

interface Dependencies {
  /** By the name that recipients carry. */
  readonly services: Readonly<Record<string, OwningService>>;
  readonly clock: Clock;
}

const patienceMillis = 5_000;
const webLink = z.url({ protocol: /^https?$/ });
const answerSchema = z.object({
  recipients: z.array(z.object({ ref: z.string(), email: z.email(), name: z.string(), language: z.enum(['RO', 'EN']), link: webLink.nullable().default(null) })),
});

/** Asks the service that named a recipient whom it means, by a signed request that it accepts for this look-up only. */
export function createRecipientDirectory({ services, clock }: Dependencies): RecipientDirectory {
  return {
    async find({ service, ref }) {
      const owner = services[service];
      if (owner === undefined) throw new Error(`No address is set at which ${service} resolves its recipients`);
      const token = signLookup([ref], { service, secret: owner.secret, now: clock.now() });
      const response = await fetch(owner.url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMillis),
      });
      if (!response.ok) throw new Error(`Expected ${service} to resolve a recipient, got ${response.status}`);
      const { recipients } = answerSchema.parse(await response.json());
      return recipients.find((one) => one.ref === ref) ?? null;
    },
  };
}
