import type { PageModule } from '../../app/page-module.ts'

export const contacts: PageModule = {
  routes: [
    {
      path: '/contacts',
      name: 'contacts',
      component: () => import('./ContactsPage.vue'),
      meta: { section: 'archives', permission: 'archives.read', title: 'contacts.list.title' },
    },
    {
      path: '/promises',
      name: 'contacts.promises',
      component: () => import('./PromisesPage.vue'),
      meta: { section: 'archives', permission: 'archives.read', title: 'contacts.promises.title' },
    },
  ],
  menu: [
    {
      section: 'archives',
      to: '/contacts',
      label: 'contacts.list.title',
      order: 24,
      permission: 'archives.read',
    },
    {
      section: 'archives',
      to: '/promises',
      label: 'contacts.promises.title',
      order: 26,
      permission: 'archives.read',
    },
  ],
}
