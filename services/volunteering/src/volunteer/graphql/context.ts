import type { UpdateVolunteerProfile } from '../application/commands/update-volunteer-profile';
import type { VolunteerProfile } from '../domain/volunteer-profile';

/** What the area of volunteers gives to resolvers. */
export interface VolunteerContext {
  readonly volunteerCommands: { readonly updateVolunteerProfile: UpdateVolunteerProfile };
  /** What a person gave of himself; batched. Who may see it, the caller asks. */
  readonly profileOf: (userId: string) => Promise<VolunteerProfile | null>;
}
