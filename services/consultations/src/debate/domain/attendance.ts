import type { Presence } from './debate-input';
import type { DebateRegistration } from './registration';

/** Who came, by organization, and how many for themselves. */
interface Attendance {
  readonly presences: readonly Presence[];
  readonly individualCount: number;
}

/** Counts those who had registered and came together with the others, each organization once. */
export function presencesOf(attended: readonly Pick<DebateRegistration, 'organizationId'>[], others: readonly Presence[], unregisteredCount: number): Attendance {
  const counts = new Map<string, number>();
  for (const { organizationId } of attended) if (organizationId !== null) counts.set(organizationId, (counts.get(organizationId) ?? 0) + 1);
  for (const { organizationId, participantCount } of others) if (organizationId !== null) counts.set(organizationId, (counts.get(organizationId) ?? 0) + participantCount);
  const known = [...counts].map(([organizationId, participantCount]): Presence => ({ organizationId, name: null, participantCount }));
  const individualCount = unregisteredCount + attended.filter(({ organizationId }) => organizationId === null).length;
  return { presences: [...known, ...others.filter(({ organizationId }) => organizationId === null)], individualCount };
}
