import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import graphql from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const readsEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in environment.ts only.',
};
const hiddenInput = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from a Clock.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Take the time from a Clock.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Take randomness as an argument.' },
];
const asyncRule = [
  { selector: ':function[async=true]', message: 'A domain rule answers at once: no async in domain/.' },
  { selector: 'TSTypeReference[typeName.name="Promise"]', message: 'A domain rule answers at once: no Promise in domain/.' },
];
const limits = {
  complexity: ['error', 10],
  'max-depth': ['error', 3],
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 4],
};
const described = {
  '@graphql-eslint/require-description': [
    'error',
    { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true },
  ],
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/__generated__/**', '**/node_modules/**', '**/.conect/**', '**/*.d.ts', '**/*.cjs'] },
  {
    files: ['services/**/*.ts', 'gateway/**/*.ts', 'shared/**/*.ts', 'infra/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    // One program for all: a project a package reads what is shared once for each of them, in memory that grows with their number.
    languageOptions: { parserOptions: { project: join(root, 'shared/tooling/tsconfig.all.json'), tsconfigRootDir: root } },
    rules: {
      ...limits,
      'no-console': 'error',
      'no-restricted-syntax': ['error', readsEnvironment, ...hiddenInput],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/method-signature-style': ['error', 'property'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['services/*/src/*/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', readsEnvironment, ...hiddenInput, ...asyncRule] },
  },
  {
    files: ['**/main.ts', '**/migrate.ts', '**/cli.ts', '**/demo.ts', '**/compose.ts', '**/schema-check.ts', 'shared/kernel/src/{clock,ids}.ts', 'shared/testing/**/*.ts', 'infra/local/**/*.ts', 'gateway/src/bench/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      'max-params': 'off',
      '@typescript-eslint/require-await': 'off',
      // Jest's matchers (`expect.any`, `expect.objectContaining`) are typed `any`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['infra/*.mjs', 'infra/local/**/*.mjs'],
    rules: limits,
  },
  {
    files: ['services/*/schema/*.graphql', 'shared/service-kit/schema/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser },
    rules: {
      ...described,
      '@graphql-eslint/no-hashtag-description': 'error',
      '@graphql-eslint/no-typename-prefix': 'error',
      '@graphql-eslint/naming-convention': ['error', {
        types: 'PascalCase',
        FieldDefinition: 'camelCase',
        InputValueDefinition: 'camelCase',
        Argument: 'camelCase',
        EnumValueDefinition: 'UPPER_CASE',
      }],
      '@graphql-eslint/require-deprecation-reason': 'error',
    },
  },
);
