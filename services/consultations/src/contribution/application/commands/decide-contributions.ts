import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
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

/** What is decided about which contributions of one consultation, and why. */
interface Decisions {
  readonly contributions: readonly ContributionTarget[];
  readonly decision: DecidedStatus;
  readonly justification?: string | null | undefined;
}

/** See {@link createDecideContributions}. */
export type DecideContributions = (call: UserCall, request: Decisions) => Promise<Result<ManyContributionIds, ConsultationsErrorCode>>;

/** How many are decided at once. */
const maximumTargets = 100;

/** An officer answers one contribution or many alike, each author for himself; otherwise than before until the answers are published (Legea 52/2003 art. 12). */
export const createDecideContributions =
  (inTransaction: InContributionTransaction): DecideContributions =>
  async (call, { contributions: targets, decision: status, justification }) => {
    const wrong = refusalsOfTargets(targets);
    if (wrong.length > 0) return refuse(...wrong);
    const decision = readDecision(status, justification);
    if (!decision.ok) return decision;

    return inTransaction<ManyContributionIds>(call, async (unit) => {
      const consultation = await consultationOf(unit, targets[0]!.contributionId);
      if (consultation === null) return refuse(notFoundAt(0));
      const refusals = refusalsOfDeciding(await unit.viewers.of(call.principal), { consultation, now: unit.now });
      if (refusals.length > 0) return refuse(...refusals);
      const found = await findTargets(unit, targets, consultation);
      if (!found.ok) return found;
      for (const before of found.value) await decide(unit, before, { ...decision.value, decidedBy: call.principal.userId });
      return accept({ contributionIds: found.value.map(({ id }) => id) });
    });
  };

function refusalsOfTargets(targets: Decisions['contributions']): readonly ConsultationsRefusal[] {
  const ids = targets.map(({ contributionId }) => contributionId.toLowerCase());
  if (ids.length === 0 || ids.length > maximumTargets) return [badInput(['contributions'], 'TARGET_COUNT', { maximum: maximumTargets })];
  if (new Set(ids).size < ids.length) return [badInput(['contributions'], 'ENTRY_ONCE')];
  return ids.flatMap((id, index) => (isUuid(id) ? [] : [badInput(['contributions', String(index), 'contributionId'], 'UUID')]));
}

/** The consultation of the first one is kept as it is: all are of one. */
async function consultationOf({ contributions, consultations }: ContributionUnit, contributionId: string): Promise<Consultation | null> {
  const first = await contributions.findById(contributionId);
  return first === null ? null : consultations.findByIdForShare(first.consultationId);
}

const notFoundAt = (index: number): ConsultationsRefusal => ({ ...contributionNotFound, field: ['contributions', String(index), 'contributionId'] });

/** Locks what is to be decided, in the order in which it was named; every one that cannot be is a reason. */
async function findTargets(unit: ContributionUnit, targets: Decisions['contributions'], { id: consultationId }: Consultation): Promise<Result<readonly Contribution[], ConsultationsErrorCode>> {
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
