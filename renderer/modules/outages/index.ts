import type { PageModule } from '../../app/page-module.ts'

export const outages: PageModule = {
  routes: [
    {
      path: '/outages',
      name: 'outages',
      component: () => import('./OutagesPage.vue'),
      meta: { section: 'desk', permission: 'tickets.read', title: 'outages.title' },
    },
  ],
  menu: [{ section: 'desk', to: '/outages', label: 'outages.title', order: 40, permission: 'tickets.read' }],
}
