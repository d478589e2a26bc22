import { personNames } from '#foundation/identity'
import { agencyNames } from '#foundation/organizations'
import { getProcedureVersion } from '#government/procedures'
import type { Ctx } from '#platform/context'
import type { ReportBy } from './report-dossiers.ts'

/** A group of a report; `versionId` is the newest version of a procedure in it. */
interface Group {
  key: string | null
  versionId: string
}

/** What the groups of a report are called, in one batch. */
export async function namesOfGroups(ctx: Ctx, by: ReportBy, groups: readonly Group[]) {
  const keys = [...new Set(groups.flatMap(({ key }) => key ?? []))]
  if (by === 'procedure') {
    // By the form's own name: dossiers of one form may be called after what was asked for on it.
    const newest = new Map<string, string>()
    for (const { key, versionId } of groups) if (key && versionId > (newest.get(key) ?? '')) newest.set(key, versionId)
    const versions = await Promise.all([...newest].map(async ([key, id]) => [key, await getProcedureVersion(ctx, id)] as const))
    const names = new Map(versions.map(([key, version]) => [key, version.name]))
    return ({ key }: Group) => ({ key: key ?? '', name: names.get(key ?? '') ?? '' })
  }
  if (by === 'domain') {
    const versions = new Map((await Promise.all(keys.map((id) => getProcedureVersion(ctx, id)))).map((one) => [one.id, one]))
    return ({ key }: Group) => ({ key: versions.get(key!)!.domain, name: versions.get(key!)!.domain })
  }
  const names = by === 'officer' ? await personNames(ctx, keys) : await agencyNames(ctx, keys)
  return ({ key }: Group) => ({
    key: key ?? '',
    name: names.get(key ?? '') ?? '',
  })
}
