/** How organizations are called; null of one that was never named. One statement for however many. */
export type OrganizationNames = (ids: readonly string[]) => Promise<readonly (string | null)[]>;
