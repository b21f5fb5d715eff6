import {
  GraphQLError,
  isNonNullType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ExecutableDefinitionNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Variables } from './measure-operation';

/**
 * The variables of an operation that stand where null is not allowed. Validation lets a nullable one stand there when it or the
 * place has a default, and an explicit null then is a fault of execution, in whatever subgraph meets it.
 */
export function nullRefusingVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): ReadonlySet<string> {
  const names = new Set<string>();
  if (!operation.variableDefinitions?.length) return names;
  const reached = new Set<ExecutableDefinitionNode>([operation]);
  // A set visits what is added while it is walked.
  for (const definition of reached) {
    const typeInfo = new TypeInfo(schema);
    const visitor = {
      VariableDefinition: () => false as const,
      Variable: ({ name }: { name: { value: string } }) => void (isNonNullType(typeInfo.getInputType()) && names.add(name.value)),
      FragmentSpread: ({ name }: { name: { value: string } }) => void (fragments.has(name.value) && reached.add(fragments.get(name.value)!)),
    };
    visit(definition, visitWithTypeInfo(typeInfo, visitor));
  }
  return names;
}

/** Throws a coded refusal when one of these variables was given as null. */
export function assertNotNull(names: ReadonlySet<string>, variables: Variables): void {
  for (const name of names) {
    if (variables[name] !== null) continue;
    throw new GraphQLError(`Variable "$${name}" must not be null where it is used.`, { extensions: { code: 'BAD_USER_INPUT', argument: name, http: { status: 400 } } });
  }
}
