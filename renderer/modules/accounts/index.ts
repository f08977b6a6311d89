import type { PageModule } from '../../app/page-module.ts'

export const accounts: PageModule = {
  routes: [
    {
      path: '/users',
      component: () => import('./UsersPage.vue'),
      meta: { section: 'system', permission: 'users.manage', title: 'accounts.users.title' },
    },
  ],
  menu: [
    { section: 'system', to: '/users', label: 'accounts.users.title', order: 20, permission: 'users.manage' },
  ],
}
