import type { PageModule } from '../../app/page-module.ts'

export const registers: PageModule = {
  routes: [
    {
      path: '/registers/parcels',
      name: 'registers.parcels',
      component: () => import('./ParcelsPage.vue'),
      meta: { section: 'registers', permission: 'registers.keep', title: 'registers.parcels.title' },
    },
    {
      path: '/registers/visitors',
      name: 'registers.visitors',
      component: () => import('./VisitorsPage.vue'),
      meta: { section: 'registers', permission: 'registers.keep', title: 'registers.visitors.title' },
    },
    {
      path: '/registers/keys',
      name: 'registers.keys',
      component: () => import('./KeysPage.vue'),
      meta: { section: 'registers', permission: 'registers.keep', title: 'registers.keys.title' },
    },
    {
      path: '/registers/passes',
      name: 'registers.passes',
      component: () => import('./PassesPage.vue'),
      meta: { section: 'registers', permission: 'registers.keep', title: 'registers.passes.title' },
    },
  ],
  menu: [
    {
      section: 'registers',
      to: '/registers/parcels',
      label: 'registers.parcels.title',
      order: 10,
      permission: 'registers.keep',
    },
    {
      section: 'registers',
      to: '/registers/keys',
      label: 'registers.keys.title',
      order: 20,
      permission: 'registers.keep',
    },
    {
      section: 'registers',
      to: '/registers/visitors',
      label: 'registers.visitors.title',
      order: 30,
      permission: 'registers.keep',
    },
    {
      section: 'registers',
      to: '/registers/passes',
      label: 'registers.passes.title',
      order: 40,
      permission: 'registers.keep',
    },
  ],
}
