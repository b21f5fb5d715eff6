/** What a person gives of himself so that hosts can judge an application and the papers of Law 78/2014 can be drawn up; kept until the person is erased. */
export interface VolunteerProfile {
  readonly userId: string;
  /** One more with each change. */
  readonly version: number;
  /** As papers bear it. */
  readonly fullName: string;
  readonly birthDate: string;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly countyCode: string | null;
  readonly updatedAt: Date;
}

/** What the audit trail must not keep: it outlives the person's erasure. */
export const personalFields: ReadonlySet<string> = new Set<keyof VolunteerProfile>(['fullName', 'birthDate', 'phone', 'email', 'countyCode']);
