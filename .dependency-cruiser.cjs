/** Imports run one way: core ← contract ← server and admin; the site sees contracts only, admin parts share the kit. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'core/ knows no framework, no edge, no input or output.',
      from: { path: '^plugins/[^/]+/core/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '(^plugins/[^/]+/(server|admin)/)|(node_modules/(@strapi|astro|react|nodemailer|knex|koa))|(^(node:)?(fs|net|http|https|child_process|dns)(/|$))',
      },
    },
    {
      name: 'contract-is-light',
      severity: 'error',
      from: { path: '^plugins/[^/]+/contract/' },
      to: { path: '(^plugins/[^/]+/(server|admin)/)|(node_modules/(@strapi|astro|react))' },
    },
    {
      name: 'only-contracts-from-outside',
      severity: 'error',
      comment: 'The site and other plugins may import nothing of a plugin but its contract.',
      from: { path: '^(site|cms)/' },
      to: { path: '^plugins/[^/]+/(core|server|admin)/' },
    },
    {
      name: 'plugins-meet-by-contract',
      severity: 'error',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^plugins/([^/]+)/(core|server|admin)/', pathNot: '^plugins/$1/' },
    },
    {
      name: 'admin-kit-is-for-admin-parts',
      severity: 'error',
      comment: 'Beside contracts, the admin parts of the plugins meet in the kit; nobody else imports it.',
      from: { path: '.', pathNot: '^plugins/[^/]+/(admin|admin-kit)/' },
      to: { path: '^plugins/[^/]+/admin-kit/' },
    },
    {
      name: 'admin-kit-knows-no-plugin',
      severity: 'error',
      comment: 'The kit is looks and manners: it imports nothing of any plugin, not even a contract.',
      from: { path: '^plugins/[^/]+/admin-kit/' },
      to: { path: '^(cms|site|scripts|e2e|plugins)/', pathNot: '^plugins/[^/]+/admin-kit/' },
    },
    {
      name: 'editors-do-not-know-the-site',
      severity: 'error',
      from: { path: '^(cms|plugins)/', pathNot: '\\.(test|integration)\\.ts$' },
      to: { path: '^site/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist-server|bundles|build|\\.strapi|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
