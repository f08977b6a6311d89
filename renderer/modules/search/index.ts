import type { PageModule } from '../../app/page-module.ts'

export const search: PageModule = { routes: [], menu: [] }
