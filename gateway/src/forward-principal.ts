import { principalHeader, signForwardedPrincipal, type Principal } from '@conect/auth';
import type { Clock } from '@conect/kernel';
import { LRUCache } from 'lru-cache';

/** The headers that tell one subgraph who is asking. */
export type ForwardPrincipal<Somebody> = (principal: Somebody, subgraph: string, clientAddress: string | null) => Readonly<Record<string, string>>;

interface PrincipalSigning {
  /** One secret per subgraph, so that none can speak to another in the gateway's name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** The subgraphs that are told the client's address: those that count failed attempts by it. The others need not know. */
  readonly toldAddress?: ReadonlySet<string>;
}

/** A signature is used again this long; its own lifetime is 30 s, so that a subgraph always has at least 20 s left. */
const reuseMillis = 10_000;
const remembered = 5_000;

/** Signs the principal for each subgraph; the same person asking again within seconds gets the same signature. */
export function createForwardPrincipal({ secrets, clock, toldAddress = new Set() }: PrincipalSigning): ForwardPrincipal<Principal> {
  const signed = new LRUCache<string, { headers: Readonly<Record<string, string>>; at: number }>({ max: remembered });

  return (principal, subgraph, address) => {
    const now = clock.now();
    const clientAddress = toldAddress.has(subgraph) ? address : null;
    const key = `${subgraph} ${clientAddress} ${identityOf(principal)}`;
    const known = signed.get(key);
    if (known && now.getTime() >= known.at && now.getTime() - known.at < reuseMillis) return known.headers;

    const secret = secrets[subgraph];
    if (secret === undefined) throw new Error(`No principal secret for subgraph "${subgraph}"`);
    const headers = { [principalHeader]: signForwardedPrincipal(principal, { subgraph, secret, now, clientAddress }) };
    signed.set(key, { headers, at: now.getTime() });
    return headers;
  };
}

/** Every claim that the signature covers; two principals share a signature only if all are equal. */
const identityOf = (principal: Principal): string =>
  principal.kind === 'USER'
    ? `${principal.userId} ${principal.sessionId} ${principal.authenticatedAt} ${principal.assurance}`
    : JSON.stringify(principal);
