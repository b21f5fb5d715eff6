import type { VolunteerChangeFeed } from '../application/ports';

/** What the area of changes gives to resolvers. */
export interface ChangeContext {
  readonly volunteerChangeFeed: VolunteerChangeFeed;
}
