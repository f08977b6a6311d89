import type { PageModule } from '../../app/page-module.ts'

export const tickets: PageModule = {
  routes: [
    {
      path: '/desk',
      name: 'desk',
      component: () => import('./DeskPage.vue'),
      meta: { section: 'desk', permission: 'tickets.read', title: 'tickets.desk.title' },
    },
    {
      path: '/register',
      name: 'tickets.register',
      component: () => import('./RegisterPage.vue'),
      meta: {
        section: 'desk',
        permission: 'tickets.register',
        title: 'tickets.register.title',
        alone: true,
      },
    },
    {
      path: '/progress',
      name: 'tickets.progress',
      component: () => import('./ProgressPage.vue'),
      meta: { section: 'desk', permission: 'tickets.read', title: 'ticket.progress.title' },
    },
    {
      path: '/tickets',
      name: 'tickets.list',
      component: () => import('./TicketsPage.vue'),
      meta: { section: 'tickets', permission: 'tickets.read', title: 'tickets.list.title' },
    },
    {
      path: '/tickets/:id(\\d+)',
      name: 'tickets.card',
      component: () => import('./TicketPage.vue'),
      meta: { section: 'tickets', permission: 'tickets.read', title: 'tickets.card.title' },
    },
  ],
  menu: [
    { section: 'desk', to: '/desk', label: 'tickets.desk.title', order: 10, permission: 'tickets.read' },
    {
      section: 'desk',
      to: '/progress',
      label: 'ticket.progress.title',
      order: 30,
      permission: 'tickets.read',
    },
    {
      section: 'tickets',
      to: '/tickets',
      label: 'tickets.list.title',
      order: 10,
      permission: 'tickets.read',
    },
  ],
}
