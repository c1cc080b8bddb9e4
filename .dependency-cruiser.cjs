/**
 * The import rules of the house: `contract` and `sm2` import nothing of ours; the four programmes import them
 * and never one another; inside a programme a folder is entered through its index.ts.
 */
const programmes = ['tv', 'control-centre', 'console', 'simulator'];

module.exports = {
  forbidden: [
    {
      name: 'contract-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|test|bench|demo|scripts)/', pathNot: '^src/contract/' },
    },
    {
      name: 'signatures-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/sm2/' },
      to: { path: '^(src|test|bench|demo|scripts)/', pathNot: '^src/sm2/' },
    },
    {
      name: 'a-box-verifies-with-its-own-code',
      comment: "Node's crypto is not on a box.",
      severity: 'error',
      from: { path: '^src/(tv|contract|console)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/sm2/(node|der)' },
    },
    ...programmes.map((programme) => ({
      name: `${programme}-never-imports-another-programme`,
      severity: 'error',
      from: { path: `^src/${programme}/` },
      to: { path: `^src/(${programmes.filter((other) => other !== programme).join('|')})/` },
    })),
    {
      name: 'folders-are-entered-through-their-index',
      comment: 'A domain folder never reaches into another domain folder except through its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/([^/]+)/' },
      to: {
        path: '^src/$1/[^/]+/',
        pathNot: ['^src/$1/$2/', '^src/$1/[^/]+/index\\.tsx?$', '\\.json$'],
      },
    },
    {
      name: 'the-box-knows-nothing-of-node',
      severity: 'error',
      from: { path: '^src/(tv|contract)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      comment: 'Types may look back; values may not.',
      severity: 'error',
      from: {},
      to: {
        circular: true,
        dependencyTypesNot: ['type-only'],
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
