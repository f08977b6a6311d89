/** The layers of ARCHITECTURE.md, checked. */
const electronItself = 'node_modules/electron/'
const hostLibraries = 'node_modules/(@fastify|fastify|vue|@vue|element-plus|pinia)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared/ runs anywhere: no Node, no DOM library, nothing of a host or the renderer',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { path: `^(electron|renderer|build|tests)/|${electronItself}|${hostLibraries}` },
    },
    {
      name: 'shared-without-node',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-knows-no-host',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { path: `^(electron/(main|preload|lan)|renderer|build)/|${electronItself}|${hostLibraries}` },
    },
    {
      name: 'main-touches-no-data',
      comment: 'the desktop starts the core and knows its folder, never its modules or its database',
      severity: 'error',
      from: { path: '^electron/(main|preload)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^electron/(lan|core/(?!folder/))|^renderer/|better-sqlite3|kysely' },
    },
    {
      name: 'lan-is-a-thin-door',
      severity: 'error',
      from: { path: '^electron/lan/', pathNot: '\\.test\\.ts$' },
      to: {
        path: `^electron/(main|preload)/|^electron/core/(database|modules|workbook|search)/|^renderer/|${electronItself}`,
      },
    },
    {
      name: 'pages-belong-to-both-doors',
      severity: 'error',
      from: { path: '^electron/pages/', pathNot: '\\.test\\.ts$' },
      to: { path: `^electron/(main|preload|lan|core)/|^renderer/|${electronItself}|${hostLibraries}` },
    },
    {
      name: 'renderer-knows-no-core',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: `^(electron|build|tests)/|${electronItself}|better-sqlite3|kysely` },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'components-know-no-module',
      severity: 'error',
      from: { path: '^renderer/(components|client|styles)/' },
      to: { path: '^renderer/(modules|app)/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'a released migration never changes with the program',
      severity: 'error',
      from: { path: '^electron/core/database/migrations/' },
      to: { pathNot: '^electron/core/database/migrations/' },
    },
    {
      name: 'sqlite-stays-in-database',
      severity: 'error',
      from: {
        path: '^electron/core/',
        pathNot: '^electron/core/(database|testing|modules/imports/staging)|\\.test\\.ts$',
      },
      to: { path: 'better-sqlite3' },
    },
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      from: { path: '^electron/(core|main|lan|preload)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], pathNot: electronItself },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    extraExtensionsToScan: ['.vue'],
  },
}
