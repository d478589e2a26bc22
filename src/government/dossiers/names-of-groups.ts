import { personNames } from '#foundation/identity'
import { agencyNames } from '#foundation/organizations'
import { getProcedureVersion } from '#government/procedures'
import type { Ctx } from '#platform/context'
import type { ReportBy } from './report-dossiers.ts'

/** What the groups of a report are called, in one batch. */
export async function namesOfGroups(ctx: Ctx, by: ReportBy, groups: readonly { key: string | null }[]) {
  const keys = [...new Set(groups.flatMap(({ key }) => key ?? []))]
  if (by === 'domain') {
    const versions = new Map((await Promise.all(keys.map((id) => getProcedureVersion(ctx, id)))).map((one) => [one.id, one]))
    return ({ key }: { key: string | null }) => ({ key: versions.get(key!)!.domain, name: versions.get(key!)!.domain })
  }
  const names = by === 'officer' ? await personNames(ctx, keys) : by === 'agency' ? await agencyNames(ctx, keys) : undefined
  return ({ key, name }: { key: string | null; name: string }) => ({
    key: key ?? '',
    name: names ? (names.get(key ?? '') ?? '') : name,
  })
}
