import type { UserCall } from '@conect/auth';
import { accept, refuse, type NewId, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import type { PaperFacts } from '../../domain/facts';
import { keptLongEnough, maximumBeingMade, requestPaper } from '../../domain/paper';
import { readAsked, type AskedPaper, type PaperInput } from '../../domain/paper-input';
import { refusalsOfPaper } from '../../domain/permissions';
import type { InPaperTransaction, PaperIds, PaperUnit, StampOf } from '../ports';

interface Dependencies {
  readonly inTransaction: InPaperTransaction;
  readonly newId: NewId;
  readonly stampOf: StampOf;
}

/** See {@link createRequestPaper}. */
export type RequestPaper = (call: UserCall, request: PaperInput) => Promise<Result<PaperIds, VolunteeringErrorCode>>;

/** Somebody asks for a paper, which a job makes. Who asks again while it is kept and shows what is so gets the one that is there. */
export const createRequestPaper =
  ({ inTransaction, newId, stampOf }: Dependencies): RequestPaper =>
  (call, input) =>
    inTransaction<PaperIds>(call, async (unit) => {
      const asked = readAsked(input, unit.now);
      if (!asked.ok) return asked;
      const facts = await unit.findFacts(asked.value);
      const refusals = refusalsOfPaper(await unit.viewers.of(call.principal), asked.value, facts);
      if (facts === null || refusals.length > 0) return refuse(...refusals);
      return record(unit, { ...asked.value, ...subjectsIn(facts), id: newId(), requestedBy: call.principal.userId, stamp: stampOf(facts) });
    });

async function record({ now, papers, makeLater, audit }: PaperUnit, asked: Parameters<typeof requestPaper>[0] & AskedPaper): Promise<Result<PaperIds, VolunteeringErrorCode>> {
  await papers.lockRequestsOf(asked.requestedBy);
  const same = await papers.findSame(asked, keptLongEnough(now));
  if (same !== null) return accept({ paperId: same.id });
  if ((await papers.countBeingMade(asked.requestedBy)) >= maximumBeingMade) return refuse({ code: 'QUOTA_EXCEEDED', params: { maximum: maximumBeingMade } });
  const paper = requestPaper(asked, now);
  await papers.insert(paper);
  await makeLater(paper.id);
  const { kind, format, subjectId, year } = paper;
  await audit({ paperId: paper.id, changes: { paper: { before: null, after: { kind, format, subjectId, year } } } });
  return accept({ paperId: paper.id });
}

/** Of whom a paper speaks. */
function subjectsIn(facts: PaperFacts): { readonly organizationId: string; readonly volunteerId: string | null } {
  switch (facts.of) {
    case 'CONTRACT':
      return { organizationId: facts.contract.organizationId, volunteerId: facts.contract.volunteerId };
    case 'CERTIFICATE':
      return { organizationId: facts.certificate.organizationId, volunteerId: facts.certificate.volunteerId };
    case 'SHIFT':
      return { organizationId: facts.shift.organizationId, volunteerId: null };
    case 'REGISTER':
      return { organizationId: facts.organizationId, volunteerId: null };
  }
}
