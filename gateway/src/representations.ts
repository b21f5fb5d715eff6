/** Variables of an entity fetch, written once and without repeats. */
export interface WrittenVariables {
  /** The variables as JSON. */
  readonly json: string;
  /** For each position asked for, the place of its entity among those sent; null when nothing was repeated. */
  readonly places: readonly number[] | null;
  /** How many entities were asked for; null for a fetch that asks for none. */
  readonly entityCount: number | null;
}

type Variables = Readonly<Record<string, unknown>>;

/**
 * Writes the variables of a subgraph request, each distinct representation once: the stock executor sends one per position,
 * so that a page of 20 organizations of one county would ask for that county 20 times.
 */
export function writeVariables(variables: Variables | undefined): WrittenVariables {
  const representations = variables?.['representations'];
  if (variables === undefined || !Array.isArray(representations)) return { json: JSON.stringify(variables ?? {}), places: null, entityCount: null };

  const placeOf = new Map<string, number>();
  const places = representations.map((representation) => {
    const text = JSON.stringify(representation);
    const place = placeOf.get(text) ?? placeOf.size;
    placeOf.set(text, place);
    return place;
  });
  const rest = JSON.stringify({ ...variables, representations: undefined });
  const list = `"representations":[${[...placeOf.keys()].join(',')}]`;
  return {
    json: rest === '{}' ? `{${list}}` : `${rest.slice(0, -1)},${list}}`,
    places: placeOf.size === representations.length ? null : places,
    entityCount: placeOf.size,
  };
}

/** Gives each position its entity; a copy of its own, because the executor merges into what it receives. */
export function spreadEntities(entities: readonly unknown[], places: readonly number[]): unknown[] {
  const taken = new Set<number>();
  return places.map((place) => {
    if (taken.has(place)) return copyOf(entities[place]);
    taken.add(place);
    return entities[place];
  });
}

/** Moves an error of one entity to every position that asked for it. */
export function spreadErrors<Failure extends { readonly path?: unknown }>(errors: readonly Failure[], places: readonly number[]): Failure[] {
  return errors.flatMap((error) => {
    const path = error.path;
    if (!Array.isArray(path) || path[0] !== '_entities' || typeof path[1] !== 'number') return [error];
    const [root, asked, ...rest] = path as unknown[];
    return places.flatMap((place, position) => (place === asked ? [{ ...error, path: [root, position, ...rest] }] : []));
  });
}

function copyOf(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copyOf);
  // No prototype: a client may call a field __proto__.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) copy[name] = copyOf(inner);
  return copy;
}
