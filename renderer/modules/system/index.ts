import type { PageModule } from '../../app/page-module.ts'

export const system: PageModule = {
  routes: [
    {
      path: '/audit',
      component: () => import('./AuditPage.vue'),
      meta: { section: 'system', permission: 'audit.read', title: 'system.audit.title' },
    },
  ],
  menu: [
    { section: 'system', to: '/audit', label: 'system.audit.title', order: 30, permission: 'audit.read' },
  ],
}
