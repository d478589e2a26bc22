import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One password for all accounts of the demo, so that a README can print it. It is refused where DINH_DEMO=0. */
export const DEMO_PASSWORD = 'dinh-demo-2026'

export interface DemoAccount {
  role: 'citizen' | 'one_stop' | 'specialist' | 'leader' | 'clerk' | 'administrator'
  username: string
  password: string
  /** Name of the agency; null for citizens. */
  agency: string | null
}

const fileOf = (home: string) => join(home, 'demo-accounts.json')

export async function writeDemoAccounts(home: string, accounts: DemoAccount[]): Promise<void> {
  await mkdir(home, { recursive: true })
  await writeFile(fileOf(home), `${JSON.stringify(accounts, null, 2)}\n`)
}

/** The accounts of the demo as written at its first start; none where there is no demo. @param home DINH_HOME */
export function listDemoAccounts(home: string): DemoAccount[] {
  if (!existsSync(fileOf(home))) return []
  return JSON.parse(readFileSync(fileOf(home), 'utf8')) as DemoAccount[]
}
