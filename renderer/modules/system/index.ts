import type { PageModule } from '../../app/page-module.ts'

export const system: PageModule = {
  routes: [
    {
      path: '/audit',
      component: () => import('./AuditPage.vue'),
      meta: { section: 'system', permission: 'audit.read', title: 'system.audit.title' },
    },
    {
      path: '/prints',
      component: () => import('./PrintsPage.vue'),
      meta: { section: 'system', permission: 'office.settings', title: 'paper.log.title' },
    },
  ],
  menu: [
    { section: 'system', to: '/audit', label: 'system.audit.title', order: 30, permission: 'audit.read' },
    { section: 'system', to: '/prints', label: 'paper.log.title', order: 35, permission: 'office.settings' },
  ],
}
