import type { PageModule } from '../../app/page-module.ts'

export const backups: PageModule = {
  routes: [
    {
      path: '/backups',
      component: () => import('./BackupsPage.vue'),
      meta: { section: 'system', permission: 'backups.manage', title: 'backups.title' },
    },
  ],
  menu: [
    { section: 'system', to: '/backups', label: 'backups.title', order: 40, permission: 'backups.manage' },
  ],
}
