/** From source a worker is a .ts file of this folder; in the bundle it lies beside the file this ends up in. */
export function workerUrl(worker: 'reader' | 'writer'): URL {
  const here = import.meta.url
  return new URL(here.endsWith('.ts') ? `./${worker}-worker.ts` : `./workbook-${worker}.js`, here)
}
