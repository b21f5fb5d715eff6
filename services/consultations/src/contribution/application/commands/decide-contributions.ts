import type { UserCall } from '@conect/auth';
import { accept, refusalsOfIds, refuse, type Result } from '@conect/kernel';
import type { Consultation } from '../../../consultation/domain/consultation';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../../service/domain/refusals';
import type { Contribution, ContributionDecision, DecidedStatus } from '../../domain/contribution';
import { readDecision } from '../../domain/decision';
import { decideContribution, isDecided, isSubmitted } from '../../domain/lifecycle';
import { contributionNotFound, refusalsOfDecision, refusalsOfDeciding } from '../../domain/permissions';
import { decisionFields } from '../../domain/register';
import type { ContributionTarget } from '../change-contribution';
import type { ContributionUnit, InContributionTransaction, ManyContributionIds } from '../ports';
import { reviewed } from '../review';
import { enterChange } from '../save-contribution';

/** Which group is decided, and the version of it that its caller has read. */
interface GroupTarget {
  readonly groupId: string;
  readonly expectedVersion?: number | null | undefined;
}

/** What is decided about which contributions of one consultation, and why. */
interface Decisions {
  readonly contributions?: readonly ContributionTarget[] | null | undefined;
  /** Groups, all of whose contributions are decided alike. */
  readonly groups?: readonly GroupTarget[] | null | undefined;
  readonly decision: DecidedStatus;
  readonly justification?: string | null | undefined;
}

/** See {@link createDecideContributions}. */
export type DecideContributions = (call: UserCall, request: Decisions) => Promise<Result<ManyContributionIds, ConsultationsErrorCode>>;

/** How many are named at once, and how many are decided with those of groups, which is one group at its largest. */
const maximumTargets = 100;
const maximumDecided = 1_000;

/** An officer answers one contribution or many alike, also those that say nearly the same as a group, each author for himself; otherwise than before until the answers are published (Legea 52/2003 art. 12). */
export const createDecideContributions =
  (inTransaction: InContributionTransaction): DecideContributions =>
  async (call, { contributions: given, groups: givenGroups, decision: status, justification }) => {
    const [named, groups] = [given ?? [], givenGroups ?? []];
    const wrong = refusalsOfTargets(named, groups);
    if (wrong.length > 0) return refuse(...wrong);
    const decision = readDecision(status, justification);
    if (!decision.ok) return decision;

    return inTransaction<ManyContributionIds>(call, async (unit) => {
      const consultation = await consultationOf(unit, named, groups);
      if (consultation === null) return refuse(named.length > 0 ? notFoundAt(0) : groupNotFoundAt(0));
      const refusals = refusalsOfDeciding(await unit.viewers.of(call.principal), { consultation, now: unit.now });
      if (refusals.length > 0) return refuse(...refusals);
      const members = await findMembers(unit, groups, consultation);
      if (!members.ok) return members;
      const targets = withMembers(named, members.value);
      if (targets.length > maximumDecided) return refuse(badInput(['groups'], 'TARGET_COUNT', { maximum: maximumDecided }));
      const found = await findTargets(unit, targets, consultation);
      if (!found.ok) return found;
      for (const before of found.value) await decide(unit, before, { ...decision.value, decidedBy: call.principal.userId });
      return accept({ contributionIds: found.value.map(({ id }) => id) });
    });
  };

function refusalsOfTargets(named: readonly ContributionTarget[], groups: readonly GroupTarget[]): readonly ConsultationsRefusal[] {
  if (named.length + groups.length === 0 || named.length > maximumTargets) return [badInput(['contributions'], 'TARGET_COUNT', { maximum: maximumTargets })];
  if (groups.length > maximumTargets) return [badInput(['groups'], 'TARGET_COUNT', { maximum: maximumTargets })];
  return [...refusalsOfIds(named.map(({ contributionId }) => contributionId), 'contributions', 'contributionId'), ...refusalsOfIds(groups.map(({ groupId }) => groupId), 'groups', 'groupId')];
}

/** The consultation of the first one is kept as it is: all are of one. */
async function consultationOf({ contributions, groups, consultations }: ContributionUnit, named: readonly ContributionTarget[], [group]: readonly GroupTarget[]): Promise<Consultation | null> {
  const [first] = named;
  const id = first === undefined ? await groups.consultationIdOf(group!.groupId.toLowerCase()) : ((await contributions.findById(first.contributionId))?.consultationId ?? null);
  return id === null ? null : consultations.findByIdForShare(id);
}

const notFoundAt = (index: number): ConsultationsRefusal => ({ ...contributionNotFound, field: ['contributions', String(index), 'contributionId'] });
const groupNotFoundAt = (index: number): ConsultationsRefusal => ({ code: 'NOT_FOUND', field: ['groups', String(index), 'groupId'], params: { what: 'CONTRIBUTION_GROUP' } });

/** Locks the groups, always in the same order, so that nobody adds to one or takes it apart meanwhile; answers who is in them. */
async function findMembers({ groups }: ContributionUnit, targets: readonly GroupTarget[], { id: consultationId }: Consultation): Promise<Result<readonly string[], ConsultationsErrorCode>> {
  const refusals: ConsultationsRefusal[] = [];
  const memberIds: string[] = [];
  const inOrder = targets.map((target, index) => ({ ...target, index, id: target.groupId.toLowerCase() })).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const { id, index, expectedVersion } of inOrder) {
    const group = await groups.findByIdForUpdate(id);
    if (group?.consultationId !== consultationId) refusals.push(groupNotFoundAt(index));
    else if (expectedVersion != null && expectedVersion !== group.version) refusals.push({ code: 'CONFLICT', field: ['groups', String(index), 'expectedVersion'], params: { version: group.version } });
    else memberIds.push(...(await groups.findMemberIds(id)));
  }
  return refusals.length > 0 ? refuse(...refusals) : accept(memberIds);
}

/** Whoever is named and in a group is decided once. */
function withMembers(named: readonly ContributionTarget[], memberIds: readonly string[]): readonly ContributionTarget[] {
  const namedIds = new Set(named.map(({ contributionId }) => contributionId.toLowerCase()));
  return [...named, ...memberIds.filter((id) => !namedIds.has(id)).map((contributionId) => ({ contributionId }))];
}

/** Locks what is to be decided, in the order in which it was named; every one that cannot be is a reason. */
async function findTargets(unit: ContributionUnit, targets: readonly ContributionTarget[], { id: consultationId }: Consultation): Promise<Result<readonly Contribution[], ConsultationsErrorCode>> {
  const found = new Map((await unit.contributions.findByIdsForUpdate(targets.map(({ contributionId }) => contributionId))).map((contribution) => [contribution.id, contribution]));
  const refusals: ConsultationsRefusal[] = [];
  const contributions = targets.flatMap(({ contributionId, expectedVersion }, index) => {
    const contribution = found.get(contributionId.toLowerCase());
    if (contribution === undefined || contribution.consultationId !== consultationId) refusals.push(notFoundAt(index));
    else if (expectedVersion != null && expectedVersion !== contribution.version) refusals.push({ code: 'CONFLICT', field: ['contributions', String(index), 'expectedVersion'], params: { version: contribution.version } });
    else refusals.push(...refusalsOfDecision(contribution).map((refusal) => ({ ...refusal, field: ['contributions', String(index)] })));
    return contribution ?? [];
  });
  return refusals.length > 0 ? refuse(...refusals) : accept(contributions);
}

/** What is decided already as it is to be leaves no trace. */
async function decide(unit: ContributionUnit, given: Contribution, decision: ContributionDecision & { readonly decidedBy: string }): Promise<void> {
  if (isDecided(given) && given.status === decision.status && given.justification === decision.justification) return;
  const before = await reviewed(unit, given);
  if (isSubmitted(before) || before.status === 'WITHDRAWN') return;
  const event = decideContribution(before, decision, unit.now);
  await unit.contributions.addDecision(event.contribution);
  await enterChange(unit, before, event, { kind: 'DECIDED', itemNumber: event.contribution.decisionNumber, fields: decisionFields(event.contribution) });
}
