/** Data of subgraphs, merged; or the part of it a client asked for. */
export type Data = Record<string, unknown>;

/** Where something is in an answer. */
export type Path = readonly (string | number)[];

/** The answer's data, and where it lacks what the schema promises. */
export interface Picked {
  readonly data: Data | null;
  readonly problems: readonly Path[];
}

/** `@include(if: $variable)` is wanted true, `@skip` false. */
export interface Condition {
  readonly variable: string;
  readonly wanted: boolean;
}

/** One key of an object in the answer. */
export interface FieldShape {
  readonly key: string;
  /** Any of these lists of conditions, all of it, lets the field in; null: always in. */
  readonly when: readonly (readonly Condition[])[] | null;
  /** Null for `__typename`. */
  readonly value: ValueShape | null;
}

/** What is asked of an object of one type. */
export interface ObjectShape {
  readonly typeName: string;
  /** Whether its objects may be of several types, so that only the data can say which. */
  readonly isAbstract: boolean;
  readonly fields: readonly FieldShape[];
}

/** What is asked of a value. */
export type ValueShape = LeafShape | ListShape | CompositeShape;

interface LeafShape {
  readonly kind: 'LEAF';
  readonly isNonNull: boolean;
  readonly isValid: (value: unknown) => boolean;
}

interface ListShape {
  readonly kind: 'LIST';
  readonly isNonNull: boolean;
  readonly item: ValueShape;
}

interface CompositeShape {
  readonly kind: 'OBJECT';
  readonly isNonNull: boolean;
  readonly declared: ObjectShape;
  readonly shapeOf: (typename: string) => ObjectShape | null;
}

interface Picking {
  readonly variables: Data;
  readonly path: (string | number)[];
  readonly problems: Path[];
}

/** Stands for a null that its place does not allow, so that the place around it becomes null. */
const bubble = Symbol('null where none is allowed');

/** Picks what was asked for out of the data; nulls that the schema does not allow rise as the specification says. */
export function pickAnswer(shape: ObjectShape, data: Data, variables: Data): Picked {
  const picking: Picking = { variables, path: [], problems: [] };
  const picked = pickObject(shape, data, picking);
  return { data: picked === bubble ? null : picked, problems: picking.problems };
}

function pickObject(shape: ObjectShape, input: Data, picking: Picking): Data | typeof bubble {
  const output: Data = {};
  for (const field of shape.fields) {
    if (field.when !== null && !isAsked(field.when, picking.variables)) continue;
    const picked = field.value === null ? typenameOf(shape, field.key, input) : pickField(field.key, field.value, input, picking);
    if (picked === bubble) return bubble;
    output[field.key] = picked;
  }
  return output;
}

const isAsked = (when: readonly (readonly Condition[])[], variables: Data): boolean =>
  when.some((conditions) => conditions.every(({ variable, wanted }) => variables[variable] === wanted));

/** The name comes with the data where the type is abstract; elsewhere it is known. */
function typenameOf({ typeName, isAbstract }: ObjectShape, key: string, input: Data): string | typeof bubble {
  if (!isAbstract) return typeName;
  const given = input[key];
  return typeof given === 'string' && given !== typeName ? given : bubble;
}

function pickField(key: string, shape: ValueShape, input: Data, picking: Picking): unknown {
  picking.path.push(key);
  const picked = pickValue(shape, input[key], picking);
  picking.path.pop();
  return picked;
}

function pickValue(shape: ValueShape, input: unknown, picking: Picking): unknown {
  const picked = input === null || input === undefined ? null : pickPresent(shape, input, picking);
  if (!shape.isNonNull) return picked === bubble ? null : picked;
  if (picked !== null) return picked;
  picking.problems.push([...picking.path]);
  return bubble;
}

function pickPresent(shape: ValueShape, input: unknown, picking: Picking): unknown {
  switch (shape.kind) {
    case 'LEAF':
      return shape.isValid(input) ? input : invalid(picking);
    case 'LIST':
      return Array.isArray(input) ? pickList(shape.item, input, picking) : invalid(picking);
    case 'OBJECT':
      return typeof input === 'object' && !Array.isArray(input) ? pickComposite(shape, input as Data, picking) : invalid(picking);
  }
}

function pickComposite({ declared, shapeOf }: CompositeShape, input: Data, picking: Picking): Data | typeof bubble {
  const typename = input['__typename'];
  const shape = typeof typename === 'string' && typename !== declared.typeName ? shapeOf(typename) : declared;
  return shape === null ? invalid(picking) : pickObject(shape, input, picking);
}

function invalid({ problems, path }: Picking): typeof bubble {
  problems.push([...path]);
  return bubble;
}

function pickList(item: ValueShape, input: readonly unknown[], picking: Picking): unknown {
  const output = new Array<unknown>(input.length);
  for (let index = 0; index < input.length; index += 1) {
    picking.path.push(index);
    const picked = pickValue(item, input[index], picking);
    picking.path.pop();
    if (picked === bubble) return bubble;
    output[index] = picked;
  }
  return output;
}
