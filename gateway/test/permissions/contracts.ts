import { randomUUID } from 'node:crypto';
import { runSql } from '@conect/testing';
import { wordsOf } from '../e2e/people';
import { anOpportunity } from './opportunities';
import type { Actor, Input } from './people';
import type { World } from './world';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Contracts of the same two people do not overlap: each has a day of its own. */
let nextDay = 60;

/** How far a contract is on its way. */
type Standing = 'DRAFT' | 'PENDING_GUARDIAN' | 'PENDING_VOLUNTEER' | 'PENDING_HOST' | 'ACTIVE';

const coordinatorOf = ({ actor }: World): Actor => actor('own VOLUNTEER_COORDINATOR');

/** What the own organization writes into a contract with the owner, whom it has accepted; nobody was 15 then unless `ageInDays` says so. */
export async function aPaper(world: World, ageInDays = 25 * 365): Promise<Input> {
  const { actor, organizations: { own }, stack: { databases } } = world;
  const day = nextDay++;
  const owner = actor('owner');
  await owner.change('updateVolunteerProfile', { fullName: 'Mara Ionescu', birthDate: inDays(day - ageInDays) });
  const [opportunityId, applicationId] = [await anOpportunity(world), randomUUID()];
  await runSql(
    databases.volunteering.ownerUrl,
    `INSERT INTO application (id, version, opportunity_id, organization_id, volunteer_id, status, status_since, answers, applied_at) VALUES ($1, 1, $2, $3, $4, 'ACCEPTED', now(), '[]', now())`,
    [applicationId, opportunityId, own, owner.userId],
  );
  return {
    ...{ applicationId, startsOn: inDays(day), endsOn: inDays(day), ...terms, insurance: { requested: false, provided: false } },
    ...{ coordinatorUserId: coordinatorOf(world).userId, coordinatorName: 'Ion Șerban' },
    host: { seat: 'Cluj-Napoca, str. Țărmului 4', fiscalCode: '28765437', representativeName: 'Ana Țurcanu', representativeCapacity: 'președintă' },
  };
}

/** What both sides may agree on anew. */
export const terms = { activities: 'Plantare de puieți.', schedule: 'Sâmbăta, 9–15', hoursPerWeek: 6 };

/** What the owner says of himself for the paper. */
export const detailsOf = (contractId: string): Input => ({
  ...{ contractId, address: 'Cluj-Napoca, str. Horea 1', email: 'mara@example.org', phone: '0722123456' },
  identityCard: { series: 'CJ', number: '123456', issuedBy: 'SPCLEP Cluj-Napoca', issuedOn: '2020-05-04' },
});

/** A contract, with the hash that is signed. */
interface Drawn {
  readonly contractId: string;
  readonly sha256: string;
}

/** A contract of the owner with the own organization, as far on its way; one that waits for a guardian is of somebody who is 15. */
export async function aContractIn(world: World, standing: Standing): Promise<Drawn> {
  const [owner, coordinator] = [world.actor('owner'), coordinatorOf(world)];
  const { contract } = await coordinator.change('generateContract', await aPaper(world, standing === 'PENDING_GUARDIAN' ? 15 * 366 : undefined), 'contract { id }');
  const contractId = (contract as { id: string }).id;
  if (standing === 'DRAFT') return { contractId, sha256: '' };
  const { contract: filled } = await owner.change('provideContractDetails', detailsOf(contractId), 'contract { sha256 }');
  const drawn = { contractId, sha256: (filled as { sha256: string }).sha256 };
  if (standing === 'PENDING_HOST' || standing === 'ACTIVE') await owner.change('signContract', { ...drawn });
  if (standing === 'ACTIVE') await coordinator.change('countersignContract', { ...drawn });
  return drawn;
}

/** A contract to which the other side proposed other terms than the actor's; with the hash of the proposal. */
export async function aProposalTo(world: World, actor: Actor): Promise<Input> {
  const { contractId } = await aContractIn(world, 'ACTIVE');
  const proposer = actor === world.actor('owner') ? coordinatorOf(world) : world.actor('owner');
  const input = { contractId, reason: 'Programul meu s-a schimbat.', terms: { ...terms, hoursPerWeek: 4 } };
  const { contract } = await proposer.change('renegotiateContract', input, 'contract { renegotiation { sha256 } }');
  return { contractId, accept: false, sha256: (contract as { renegotiation: { sha256: string } }).renegotiation.sha256 };
}

/** Somebody who answers for a volunteer of 15. */
export const aGuardian = (email = `dana.${randomUUID()}@example.org`): Input => ({ fullName: 'Dana Ionescu', email, relation: 'MOTHER' });

/** The token of the link that a guardian was sent about a contract, and the contract. */
export async function aGuardianLink(world: World): Promise<Drawn & { readonly token: string; readonly email: string }> {
  const email = `dana.${randomUUID()}@example.org`;
  const drawn = await aContractIn(world, 'PENDING_GUARDIAN');
  await coordinatorOf(world).change('requestGuardianConsent', { contractId: drawn.contractId, guardian: aGuardian(email) });
  return { ...drawn, email, token: await tokenSentTo(world, email) };
}

/** The token in the newest mail to a guardian; of several, not this one. */
export async function tokenSentTo({ stack }: World, email: string, otherThan = ''): Promise<string> {
  const tokenIn = (mail: string): string | undefined => /\/guardian\/([\w-]+)\s/.exec(wordsOf(mail))?.[1];
  return tokenIn(await stack.mailTo(email, (mail) => ![undefined, otherThan].includes(tokenIn(mail))))!;
}
