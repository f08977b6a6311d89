import type { PageModule } from '../../app/page-module.ts'

export const office: PageModule = {
  routes: [
    {
      path: '/office',
      component: () => import('./OfficePage.vue'),
      meta: { section: 'system', permission: 'office.settings', title: 'office.title' },
    },
  ],
  menu: [
    { section: 'system', to: '/office', label: 'office.title', order: 10, permission: 'office.settings' },
  ],
}
