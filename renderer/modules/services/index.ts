import type { PageModule } from '../../app/page-module.ts'

export const services: PageModule = {
  routes: [
    {
      path: '/registers/services',
      name: 'services',
      component: () => import('./ServicesPage.vue'),
      meta: { section: 'registers', permission: 'registers.keep', title: 'services.requests.title' },
    },
    {
      path: '/registers/directory',
      name: 'services.directory',
      component: () => import('./DirectoryPage.vue'),
      meta: { section: 'registers', permission: 'registers.keep', title: 'services.directory.title' },
    },
    {
      path: '/registers/prices',
      name: 'services.prices',
      component: () => import('./PricesPage.vue'),
      meta: { section: 'registers', permission: 'registers.keep', title: 'services.prices.title' },
    },
  ],
  menu: [
    {
      section: 'registers',
      to: '/registers/services',
      label: 'services.requests.title',
      order: 50,
      permission: 'registers.keep',
    },
    {
      section: 'registers',
      to: '/registers/directory',
      label: 'services.directory.title',
      order: 60,
      permission: 'registers.keep',
    },
    {
      section: 'registers',
      to: '/registers/prices',
      label: 'services.prices.title',
      order: 70,
      permission: 'registers.keep',
    },
  ],
}
