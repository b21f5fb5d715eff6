import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { badInput, type VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readContent, type ContentInput } from '../../domain/content-input';
import { refusalsOfContent } from '../../domain/content-rules';
import { createOpportunity } from '../../domain/lifecycle';
import type { SaidOpportunity } from '../../domain/opportunity';
import { refusalsOfCreating } from '../../domain/permissions';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';
import { recordOpportunity } from '../record-opportunity';

interface Dependencies {
  readonly inTransaction: InOpportunityTransaction;
  readonly newId: NewId;
}

/** Whose call, and what it says. */
interface NewOpportunity extends ContentInput {
  readonly organizationId: string;
}

/** See {@link createCreateOpportunity}. */
export type CreateOpportunity = (call: UserCall, request: NewOpportunity) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** What a call says of which its author says nothing; where and for how many he has to say. */
const unsaid: ContentInput = { applyUntil: null, minimumAge: 18, isOpenToMinors: false, hasNightWork: false, accessibility: [], skills: [], languages: [], benefits: [], questions: [], place: null, places: null };

const withDefaults = (input: ContentInput): ContentInput => ({ ...unsaid, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)) });

/** Somebody who writes for an ACTIVE organization drafts a call for volunteers; nobody else sees it. */
export const createCreateOpportunity =
  ({ inTransaction, newId }: Dependencies): CreateOpportunity =>
  async (call, { organizationId: given, ...input }) => {
    if (!isUuid(given)) return refuse(badInput(['organizationId'], 'UUID'));
    const organizationId = given.toLowerCase();

    return inTransaction<OpportunityIds>(call, async (unit) => {
      const scene = { organizationId, organizationStatus: await unit.organizations.statusOf(organizationId) };
      const refusals = refusalsOfCreating(await unit.viewers.of(call.principal), scene);
      if (refusals.length > 0) return refuse(...refusals);

      const read = readContent(withDefaults(input), { shifts: [], questions: [], newId });
      if (!read.ok) return read;
      // With the defaults every field is named, so that all of them were read.
      const said = read.value as SaidOpportunity;
      const contradictions = refusalsOfContent(said);
      if (contradictions.length > 0) return refuse(...contradictions);
      const opportunityId = newId();
      await recordOpportunity(unit, null, createOpportunity({ ...said, id: opportunityId, organizationId, createdBy: call.principal.userId }, unit.now));
      return accept({ opportunityId });
    });
  };
