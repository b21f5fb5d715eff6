/** The part of a JSON Schema that payloads use. */
export interface PayloadSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, PayloadSchema>>;
  readonly required?: readonly string[];
  readonly items?: PayloadSchema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly PayloadSchema[];
  readonly format?: string;
}

/**
 * What in a changed schema a consumer of the old one could not read: a field that went, that may now be absent, whose type
 * or format changed, or that may hold a value it never held. New fields are fine: consumers ignore what they do not know.
 */
export function breakingChanges(before: PayloadSchema, after: PayloadSchema, path = 'data'): readonly string[] {
  const shape = kindOf(after) === kindOf(before) ? [] : [`${path}: was ${kindOf(before)}, is ${kindOf(after)}`];
  return [...shape, ...changedEnum(before, after, path), ...changedFields(before, after, path), ...changedItems(before, after, path)];
}

/** Type, format and alternatives in one comparable text. */
function kindOf({ type, format, anyOf }: PayloadSchema): string {
  if (anyOf !== undefined) return anyOf.map(kindOf).sort().join(' or ');
  return [type ?? 'anything', format].flat().filter((part) => part !== undefined).join(' ');
}

function changedEnum(before: PayloadSchema, after: PayloadSchema, path: string): readonly string[] {
  if (before.enum === undefined) return [];
  if (after.enum === undefined) return [`${path}: was one of a list, is free`];
  const added = after.enum.filter((value) => !before.enum!.includes(value));
  return added.map((value) => `${path}: may now be ${JSON.stringify(value)}`);
}

function changedFields(before: PayloadSchema, after: PayloadSchema, path: string): readonly string[] {
  return Object.entries(before.properties ?? {}).flatMap(([name, schema]) => {
    const now = after.properties?.[name];
    if (now === undefined) return [`${path}.${name}: was removed`];
    const wasRequired = before.required?.includes(name) ?? false;
    const isRequired = after.required?.includes(name) ?? false;
    const optional = wasRequired && !isRequired ? [`${path}.${name}: may now be absent`] : [];
    return [...optional, ...breakingChanges(schema, now, `${path}.${name}`)];
  });
}

const changedItems = (before: PayloadSchema, after: PayloadSchema, path: string): readonly string[] =>
  before.items === undefined || after.items === undefined ? [] : breakingChanges(before.items, after.items, `${path}[]`);
