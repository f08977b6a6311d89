import type { PageModule } from '../../app/page-module.ts'

export const fees: PageModule = { routes: [], menu: [] }
