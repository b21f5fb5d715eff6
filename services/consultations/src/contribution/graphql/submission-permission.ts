import { isUuid, type Viewer } from '@conect/kernel';
import { badArgument } from '@conect/service-kit';
import type { Consultation } from '../../consultation/domain/consultation';
import { publishesFor } from '../../consultation/domain/permissions';
import type { ConsultationsContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import type { ContributionAuthor } from '../domain/contribution';
import { refusalsOfSubmitting, writesFor } from '../domain/permissions';

interface InWhoseName {
  readonly organizationId?: string | null | undefined;
  readonly institutionId?: string | null | undefined;
  readonly asIndividual?: boolean | null | undefined;
}

/** Whether the viewer may propose something, in the name that is asked for or in any that he has: the first in which he may, or why not in the first. */
export async function submissionPermission(consultation: Consultation, asked: InWhoseName, { viewer, businessNow, standingOf, locale }: ConsultationsContext) {
  const [who, now] = await Promise.all([viewer(), businessNow()]);
  const authors = authorAsked(asked) ?? namesOf(who, consultation);
  const refusals = await Promise.all(authors.map(async (author) => refusalsOfSubmitting(who, { consultation, now, standing: await standingOf(author) })));
  return shapePermission(refusals.find(({ length }) => length === 0) ?? refusals[0] ?? [], locale);
}

function authorAsked({ organizationId, institutionId, asIndividual }: InWhoseName): readonly ContributionAuthor[] | null {
  if (organizationId != null) return [{ kind: 'ORGANIZATION', organizationId: uuidOf(organizationId, 'organizationId') }];
  if (institutionId != null) return [{ kind: 'INSTITUTION', institutionId: uuidOf(institutionId, 'institutionId') }];
  return asIndividual === true ? [{ kind: 'INDIVIDUAL' }] : null;
}

function uuidOf(id: string, argument: string): string {
  if (!isUuid(id)) throw badArgument(argument, 'a UUID');
  return id.toLowerCase();
}

/** In whose names the viewer can write about the consultation; who speaks for nobody else speaks for himself. */
function namesOf(viewer: Viewer, { institutionId: consultingId }: Consultation): readonly ContributionAuthor[] {
  const { roles } = viewer;
  const organizations = new Set(roles.flatMap(({ organizationId }) => (organizationId !== null && writesFor(viewer, organizationId) ? [organizationId] : [])));
  const institutions = new Set(roles.flatMap(({ institutionId }) => (institutionId !== null && institutionId !== consultingId && publishesFor(viewer, institutionId) ? [institutionId] : [])));
  const names: readonly ContributionAuthor[] = [
    ...[...organizations].map((organizationId) => ({ kind: 'ORGANIZATION', organizationId }) as const),
    ...[...institutions].map((institutionId) => ({ kind: 'INSTITUTION', institutionId }) as const),
  ];
  return names.length > 0 ? names : [{ kind: 'INDIVIDUAL' }];
}
