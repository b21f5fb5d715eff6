import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { AccountUnit } from '../../../account/application/ports';
import { isClosed } from '../../../account/domain/account';
import { parseEmail } from '../../../account/domain/email-address';
import { parseName } from '../../../account/domain/person-name';
import type { FactorUnit } from '../../../credential/application/factors-in-use';
import type { CredentialUnit, OneTimeSecrets } from '../../../credential/application/ports';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { SessionUnit } from '../../../session/application/ports';
import { sessionOrChallenge, signedIn, type SessionOrChallenge, type SignedIn } from '../../../session/application/session-or-challenge';
import { writeSession, type SessionOpening } from '../../../session/application/session-opener';
import { parseCallback, useFlow, type ExternalFlow } from '../../domain/external-flow';
import type { ExternalIdentity } from '../../domain/external-identity';
import { vouchedAddress, vouchesForTwoFactors, type Provider } from '../../domain/provider';
import { enterVouchedAccount, type VouchedPerson } from '../enter-vouched-account';
import { linkIdentity, type ProvenSubject } from '../link-identity';
import type { ExternalProof, ExternalUnit, FlowTokens, Providers, SubjectHash } from '../ports';

type Unit = AccountUnit & CredentialUnit & FactorUnit & SessionUnit & ExternalUnit;

interface Dependencies extends SessionOpening {
  readonly inTransaction: InTransaction<Unit>;
  readonly providers: Pick<Providers, 'find' | 'redeem'>;
  readonly flowTokens: Pick<FlowTokens, 'hashOf' | 'bindingOf'>;
  readonly subjectHash: SubjectHash;
  readonly secrets: Pick<OneTimeSecrets, 'newChallenge'>;
}

/** The flow that this client began, and what the provider answered. */
export interface FinishExternalSignInInput {
  readonly flow: string;
  readonly callbackUrl: string;
}

/** A session, a challenge, or the identity that is linked now. */
export type FinishedFlow = SignedIn | { readonly kind: 'LINKED'; readonly identity: ExternalIdentity };

export type FinishExternalSignIn = ReturnType<typeof createFinishExternalSignIn>;

/** Completes a flow, once: uses it up, has the provider's answer checked, and then signs in or links. */
export const createFinishExternalSignIn =
  (dependencies: Dependencies) =>
  async (call: CommandCall, input: FinishExternalSignInInput): Promise<Result<FinishedFlow, IdentityErrorCode>> => {
    const used = await useUp(dependencies, call, input);
    if (!used.ok) return used;
    const { flow, callback } = used.value;
    const provider = dependencies.providers.find(flow.providerId);
    // Taken out of the settings meanwhile.
    if (provider === null) return refuse({ code: 'PROVIDER_UNAVAILABLE' });
    const proof = await dependencies.providers.redeem(provider, callback, dependencies.flowTokens.bindingOf(input.flow));
    if (!proof.ok) return proof;

    const proven = { issuer: proof.value.issuer, subjectHash: dependencies.subjectHash(proof.value.issuer, proof.value.subject) };
    return flow.linksTo === null ? signIn(dependencies, call, { provider, proof: proof.value, proven }) : link(dependencies, call, proven, flow.linksTo);
  };

const unknownFlow = refuse({ code: 'TOKEN_INVALID' as const, field: ['flow'] });

interface UsedFlow {
  readonly flow: ExternalFlow;
  readonly callback: URL;
}

/** In a transaction of its own: asking the provider takes long, and a code must not be tried twice. */
function useUp({ inTransaction, flowTokens, clock }: Dependencies, call: CommandCall, input: FinishExternalSignInInput): Promise<Result<UsedFlow, IdentityErrorCode>> {
  return inTransaction<UsedFlow>(call, async (unit) => {
    const hash = flowTokens.hashOf(input.flow);
    const flow = hash === null ? null : await unit.externalFlows.findByHashForUpdate(hash);
    const callerId = call.principal.kind === 'USER' ? call.principal.userId : null;
    if (flow === null || (flow.linksTo !== null && flow.linksTo !== callerId)) return unknownFlow;
    const used = useFlow(flow, clock.now());
    if (!used.ok) return used;
    const callback = parseCallback(input.callbackUrl, { redirectUri: flow.redirectUri, state: flowTokens.bindingOf(input.flow).state });
    if (!callback.ok) return callback;
    await unit.externalFlows.save(used.value);
    return accept({ flow: used.value, callback: callback.value });
  });
}

async function link(dependencies: Dependencies, call: CommandCall, proven: ProvenSubject, userId: string): Promise<Result<FinishedFlow, IdentityErrorCode>> {
  const { inTransaction, clock, newId } = dependencies;
  return inTransaction<FinishedFlow>(call, async (unit) => {
    await unit.externalIdentities.lock(proven.issuer, proven.subjectHash);
    const account = await unit.accounts.findByIdForUpdate(userId);
    const known = await unit.externalIdentities.findBySubject(proven.issuer, proven.subjectHash);
    if (account === null) return refuse({ code: 'NOT_FOUND' });
    if (known !== null) return known.userId === userId ? accept({ kind: 'LINKED', identity: known }) : refuse({ code: 'IDENTITY_LINKED_ELSEWHERE' });
    return accept({ kind: 'LINKED', identity: await linkIdentity(unit, newId, account, { ...proven, at: clock.now(), lastUsedAt: null }) });
  });
}

interface Arrival {
  readonly provider: Provider;
  readonly proof: ExternalProof;
  readonly proven: ProvenSubject;
}

type Admission = SessionOrChallenge | { readonly kind: 'UNKNOWN' };

/** The person is asked for more than who he is only when nobody is known by that identity. */
async function signIn(dependencies: Dependencies, call: CommandCall, arrival: Arrival): Promise<Result<FinishedFlow, IdentityErrorCode>> {
  const known = await dependencies.inTransaction<Admission>(call, (unit) => admitKnown(dependencies, unit, arrival));
  if (!known.ok) return known;
  if (known.value.kind !== 'UNKNOWN') return accept(await signedIn(dependencies, known.value));

  const person = await personOf(arrival, call);
  if (!person.ok) return person;
  const admitted = await dependencies.inTransaction<SessionOrChallenge>(call, (unit) => admitNew(dependencies, unit, arrival, person.value));
  return admitted.ok ? accept(await signedIn(dependencies, admitted.value)) : admitted;
}

async function admitKnown(dependencies: Dependencies, unit: Unit, { provider, proof, proven }: Arrival): Promise<Result<Admission, IdentityErrorCode>> {
  await unit.externalIdentities.lock(proven.issuer, proven.subjectHash);
  const found = await unit.externalIdentities.findBySubject(proven.issuer, proven.subjectHash);
  if (found === null) return accept({ kind: 'UNKNOWN' });
  const account = await unit.accounts.findByIdForUpdate(found.userId);
  if (account === null || isClosed(account)) return refuse({ code: 'EXTERNAL_SIGN_IN_FAILED' });
  // Read again under the account's lock: it may have been unlinked meanwhile.
  const identity = await unit.externalIdentities.findById(found.id);
  if (identity === null) return accept({ kind: 'UNKNOWN' });
  await unit.externalIdentities.save({ ...identity, lastUsedAt: dependencies.clock.now() });
  return accept(await admit(dependencies, unit, identity.userId, vouchesForTwoFactors(provider, proof.acr)));
}

async function admit(dependencies: Dependencies, unit: Unit, userId: string, hasShownTwoFactors: boolean): Promise<SessionOrChallenge> {
  if (!hasShownTwoFactors) return sessionOrChallenge(dependencies, unit, userId);
  return { kind: 'SESSION', opened: await writeSession(dependencies, unit, userId, 'SECOND_FACTOR') };
}

async function admitNew(dependencies: Dependencies, unit: Unit, arrival: Arrival, person: VouchedPerson): Promise<Result<SessionOrChallenge, IdentityErrorCode>> {
  // Another flow of the same person may have been quicker.
  const known = await admitKnown(dependencies, unit, arrival);
  if (!known.ok) return known;
  if (known.value.kind !== 'UNKNOWN') return accept(known.value);
  const account = await enterVouchedAccount(unit, dependencies.newId, person);
  if (!account.ok) return account;
  const at = dependencies.clock.now();
  await linkIdentity(unit, dependencies.newId, account.value, { ...arrival.proven, at, lastUsedAt: at });
  return accept(await admit(dependencies, unit, account.value.id, vouchesForTwoFactors(arrival.provider, arrival.proof.acr)));
}

/** A name that cannot be one, or none, is no reason to send somebody away: the address stands in until the person changes it. */
async function personOf({ provider, proof }: Arrival, { locale }: CommandCall): Promise<Result<VouchedPerson, IdentityErrorCode>> {
  const profile = await proof.profile();
  if (!profile.ok) return profile;
  const email = parseEmail(vouchedAddress(provider, profile.value) ?? '', []);
  if (!email.ok) return refuse({ code: 'ADDRESS_NOT_VOUCHED_FOR' });
  const name = parseName(profile.value.name ?? '', []);
  return accept({ email: email.value, name: name.ok ? name.value : email.value.split('@')[0]!, language: locale });
}
