import type { CommandCall, UserPrincipal } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import { factorsInUse, type FactorUnit } from '../../../credential/application/factors-in-use';
import type { InTransaction } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import { flowExpiry } from '../../domain/external-flow';
import { isRecentSignIn } from '../../domain/external-identity';
import type { ExternalUnit, FlowTokens, Providers } from '../ports';

/** With which provider, and whose account the identity shall be linked to; null for a sign-in. */
export interface StartExternalSignInInput {
  readonly provider: string;
  readonly redirectUri?: string | null | undefined;
  readonly linksTo: UserPrincipal | null;
}

/** Where to send the person, and what the client keeps. */
export interface StartedFlow {
  readonly authorizationUrl: string;
  readonly flow: string;
  readonly expiresAt: Date;
}

interface Dependencies {
  readonly inTransaction: InTransaction<ExternalUnit & FactorUnit>;
  readonly providers: Pick<Providers, 'find' | 'authorizationUrl'>;
  readonly flowTokens: FlowTokens;
  /** Where providers may send people back to; the first is the web client's page. */
  readonly redirectUris: readonly string[];
  readonly clock: Clock;
  readonly newId: NewId;
}

export type StartExternalSignIn = ReturnType<typeof createStartExternalSignIn>;

/** Begins a flow. Linking changes how one signs in: it asks for a recent sign-in, and for the second factor of whoever has one. */
export const createStartExternalSignIn = (dependencies: Dependencies) => {
  const { inTransaction, providers, flowTokens, redirectUris, clock, newId } = dependencies;
  return async (call: CommandCall, input: StartExternalSignInInput): Promise<Result<StartedFlow, IdentityErrorCode>> => {
    const provider = providers.find(input.provider);
    const redirectUri = input.redirectUri ?? redirectUris[0];
    if (provider === null) return refuse({ code: 'NOT_FOUND', field: ['provider'] });
    if (redirectUri === undefined || !redirectUris.includes(redirectUri)) return refuse(badInput(['redirectUri'], 'REDIRECT_URI'));

    const flow = flowTokens.create();
    const url = await providers.authorizationUrl(provider, redirectUri, flowTokens.bindingOf(flow));
    if (!url.ok) return url;
    const expiresAt = flowExpiry(clock.now());
    const begun = await inTransaction(call, async (unit) => {
      const refusal = input.linksTo === null ? null : await linkRefusal(unit, input.linksTo, clock.now());
      if (refusal !== null) return refuse({ code: refusal });
      const linksTo = input.linksTo?.userId ?? null;
      await unit.externalFlows.save({ id: newId(), hash: flowTokens.hashOf(flow)!, providerId: provider.id, redirectUri, linksTo, expiresAt, usedAt: null });
      return accept({});
    });
    return begun.ok ? accept({ authorizationUrl: url.value, flow, expiresAt }) : begun;
  };
};

async function linkRefusal(unit: FactorUnit, principal: UserPrincipal, now: Date): Promise<IdentityErrorCode | null> {
  if (!isRecentSignIn(principal.authenticatedAt, now)) return 'RECENT_SIGN_IN_REQUIRED';
  const lacksFactor = principal.assurance !== 'SECOND_FACTOR' && (await factorsInUse(unit, principal.userId)).length > 0;
  return lacksFactor ? 'SECOND_FACTOR_REQUIRED' : null;
}
