/** Resolver types of one service, generated from its SDL and the shared value types. Mappers say which domain type stands behind an object type. */
function codegenOf({ contextType, mappers = {} }) {
  return {
    schema: ['schema/*.graphql', '../../shared/service-kit/schema/*.graphql'],
    generates: {
      'src/service/graphql/__generated__/resolvers-types.ts': {
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          contextType,
          mappers,
          enumsAsTypes: true,
          scalars: { DateTime: 'Date', Date: 'string', ID: 'string', URL: 'string', EmailAddress: 'string' },
          useTypeImports: true,
          immutableTypes: true,
          defaultScalarType: 'unknown',
          maybeValue: 'T | null | undefined',
        },
      },
    },
  };
}

module.exports = { codegenOf };
