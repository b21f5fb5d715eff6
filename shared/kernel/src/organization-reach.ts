/** Whom somebody means, as organizations are looked up for it: sources add up, counties narrow all of them but the organizations that are named. Null looks for none, but no counties narrow nothing. */
export interface OrganizationReach {
  readonly domains: readonly string[] | null;
  readonly countyCodes: readonly string[] | null;
  /** Whether the counties alone say who is meant. */
  readonly wholeCounties: boolean;
  readonly communityIds: readonly string[];
  /** The institution in whose record they are (OG 26/2000 art. 52); null when records are not asked. */
  readonly recordInstitutionId: string | null;
  /** The domains in which they are in its record; null for all of them. */
  readonly recordDomains: readonly string[] | null;
  readonly organizationIds: readonly string[];
}
