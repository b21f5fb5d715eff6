type Changes = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** What differs between two states of a record, field by field, for the audit trail; null stands for one that does not exist yet. */
export function differencesOf(before: object | null, after: object): Changes {
  const [old, current] = [{ ...before } as Record<string, unknown>, { ...after } as Record<string, unknown>];
  return Object.fromEntries(
    Object.keys(current)
      .map((field) => [field, { before: old[field] ?? null, after: current[field] ?? null }] as const)
      .filter(([, change]) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
  );
}
