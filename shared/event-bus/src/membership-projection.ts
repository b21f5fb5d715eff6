import { membershipGranted, membershipRevoked, type DataOf, type IncomingEvent } from '@conect/events';
import { anonymousViewer, signedInWith, type HeldRole, type SignInStrength, type Viewer } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import { on, type EventSubscription } from './subscription';

type Membership = IncomingEvent<DataOf<typeof membershipGranted>>;

/**
 * Keeps a service's table `membership` by identity's grants and revocations: who holds which role. Each is safe to see twice and in any
 * order, since an older version than the one known changes nothing.
 */
export const membershipSubscriptions: readonly EventSubscription[] = [
  on(membershipGranted, (event, manager) => record(manager, event, false)),
  on(membershipRevoked, (event, manager) => record(manager, event, true)),
];

async function record(manager: EntityManager, { data, aggregateVersion, time }: Membership, revoked: boolean): Promise<void> {
  await manager.query(
    `INSERT INTO membership AS known (id, user_id, role, institution_id, organization_id, version, as_of, revoked)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO UPDATE
       SET user_id = excluded.user_id, role = excluded.role, institution_id = excluded.institution_id,
           organization_id = excluded.organization_id, version = excluded.version, as_of = excluded.as_of, revoked = excluded.revoked
       WHERE known.version < excluded.version`,
    [data.membershipId, data.userId, data.role, data.institutionId, data.organizationId, aggregateVersion, time, revoked],
  );
}

/** Somebody who signed in, and how. */
interface SignedIn extends Pick<SignInStrength, 'assurance'> {
  readonly userId: string;
}

/** Says who is asking, by the memberships that one transaction sees. */
export interface Viewers {
  readonly of: (principal: SignedIn) => Promise<Viewer>;
}

/** Makes what reads the roles of whoever signed in from a service's table `membership`. */
export const createViewers =
  ({ secondFactorRequired }: Pick<SignInStrength, 'secondFactorRequired'>) =>
  (manager: EntityManager): Viewers => ({
    of: async ({ userId, assurance }) => {
      const roles = await manager.query<HeldRole[]>(
        `SELECT role, institution_id AS "institutionId", organization_id AS "organizationId"
           FROM membership WHERE user_id = $1 AND NOT revoked ORDER BY id`,
        [userId],
      );
      return signedInWith({ userId, roles }, { assurance, secondFactorRequired });
    },
  });

/** What is known of whoever sends a request. */
type Sender = (SignedIn & { readonly kind: 'USER' }) | { readonly kind: 'ANONYMOUS' | 'SERVICE' };

/** Who sends a request, with his roles: asked for at most once, and not before somebody wants to know. */
export function viewerOf(viewers: Viewers, principal: Sender): () => Promise<Viewer> {
  let viewer: Promise<Viewer> | null = null;
  return () => (viewer ??= principal.kind === 'USER' ? viewers.of(principal) : Promise.resolve(anonymousViewer));
}
