const ONLY_TOKENS = 'Colours stand in client/design/tokens.css; write var(--…).';

export default {
  extends: ['stylelint-config-standard'],
  rules: {
    // CSS modules are read as properties in TypeScript, so camelCase is theirs.
    'selector-class-pattern': '^[a-z][a-zA-Z0-9-]*$',
    'keyframes-name-pattern': '^[a-z][a-zA-Z0-9-]*$',
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global', 'local'] }],
    'property-no-unknown': [true, { ignoreProperties: ['composes'] }],
    'color-no-hex': [true, { message: ONLY_TOKENS }],
    'color-named': ['never', { message: ONLY_TOKENS }],
    'function-disallowed-list': [
      ['/^rgba?$/', '/^hsla?$/', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color'],
      { message: ONLY_TOKENS },
    ],
  },
  overrides: [
    {
      files: ['client/design/tokens.css'],
      rules: { 'color-no-hex': null, 'function-disallowed-list': null },
    },
  ],
};
