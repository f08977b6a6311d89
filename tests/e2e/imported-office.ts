import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { fixture } from './steps.ts'

/** A workbook of the fixtures imported without a word, as one is whose words are all known. */
export async function importWorkbook(client: TestClient, name: string): Promise<void> {
  const path = fixture(name)
  const { id, mapping } = await client.imports.upload({
    file: new File([readFileSync(path)], basename(path)),
  })
  for await (const _event of await client.imports.check({ id, mapping }));
  for await (const _event of await client.imports.apply({ id }));
}
