import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'backend/',
      'frontend/',
      'imports/',
      'test/fixtures/*/{backend,frontend}/',
      'test/fixtures/bad/',
      '*.config.mjs',
      '**/*.cjs',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // Programs that run in images; the names in capitals are defined while they are bundled.
    files: ['lib/images/dockerfile/programs/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
    languageOptions: {
      parserOptions: { projectService: false },
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'setTimeout', 'AUTH_EXPORT', 'DATABASE_URL_NAME'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
);
