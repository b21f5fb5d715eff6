type Changes = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** In which of the fields that `after` has it differs from `before`, for the audit trail; null stands for a record that does not exist yet. */
export function differencesOf(before: object | null, after: object): Changes {
  const [old, current] = [{ ...before } as Record<string, unknown>, { ...after } as Record<string, unknown>];
  const changes: Record<string, Changes[string]> = {};
  for (const field of Object.keys(current)) {
    const [was, is] = [old[field] ?? null, current[field] ?? null];
    if (!isSame(was, is)) changes[field] = { after: is, before: was };
  }
  return changes;
}

/** Written out only where it has to be: most fields are texts, and of a new record nothing was before. */
const isSame = (was: unknown, is: unknown): boolean => was === is || (was !== null && is !== null && JSON.stringify(was) === JSON.stringify(is));
