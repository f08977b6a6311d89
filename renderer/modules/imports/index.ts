import type { PageModule } from '../../app/page-module.ts'

export const imports: PageModule = {
  routes: [
    {
      path: '/imports',
      meta: { section: 'archives', permission: 'imports.run', title: 'imports.title' },
      children: [
        { path: '', component: () => import('./ImportsPage.vue') },
        {
          path: 'new',
          component: () => import('./ImportPage.vue'),
          meta: { title: 'imports.wizard.title' },
        },
      ],
    },
  ],
  menu: [
    { section: 'archives', to: '/imports', label: 'imports.title', order: 30, permission: 'imports.run' },
  ],
}
