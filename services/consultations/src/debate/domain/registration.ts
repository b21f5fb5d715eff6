/** Where somebody stands who wants to come to a debate. */
export type DebateRegistrationStatus = 'REGISTERED' | 'WAITLISTED' | 'CANCELLED';

/** Who comes, as he says himself; seen by the institution and by him alone. */
export interface ParticipantContact {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** One person's place at a debate, or in the line for one. */
export interface DebateRegistration {
  readonly id: string;
  readonly debateId: string;
  /** His place in the order of registration. */
  readonly position: number;
  readonly userId: string;
  /** For whom he comes; null for himself. */
  readonly organizationId: string | null;
  /** Null once he has cancelled, is erased, or the list is no longer kept. */
  readonly contact: ParticipantContact | null;
  readonly wantsToSpeak: boolean;
  readonly status: DebateRegistrationStatus;
  readonly createdAt: Date;
  /** Whether he came; null before the attendance is recorded. */
  readonly attended: boolean | null;
}

/** A debate has this many places; null is as many as come. */
export const hasPlace = (places: number | null, seatedCount: number): boolean => places === null || seatedCount < places;

/** How many of those who wait have a place now. */
export const freePlaces = (places: number | null, seatedCount: number): number | null => (places === null ? null : Math.max(0, places - seatedCount));

/** He does not come: his place is free and his name is no longer needed. */
export const cancelled = (before: DebateRegistration): DebateRegistration => ({ ...before, status: 'CANCELLED', contact: null });

/** A place has become free for the first who waits. */
export const promoted = (before: DebateRegistration): DebateRegistration => ({ ...before, status: 'REGISTERED' });
