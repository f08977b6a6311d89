import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Time is asked of an injected clock only; see electron/core/kernel/clock.ts. */
const noMachineTime = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the clock.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the clock.' },
]

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'node_modules/', '.cache/']),
  tseslint.configs.recommended,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-undef': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
    },
  },
  {
    files: ['electron/core/**/*.ts'],
    ignores: ['**/*.test.ts', 'electron/core/kernel/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noMachineTime] },
  },
  {
    // Programs that talk to a terminal.
    files: ['build/**/*.ts', 'electron/lan/index.ts', 'tests/bench/**/*.ts', 'tests/faults/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  prettier,
)
