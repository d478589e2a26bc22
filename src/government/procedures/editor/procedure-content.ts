import { ProcedureData, type ProcedureVersion } from '../procedure-types.ts'

/** A procedure without its days: what is edited, exported and imported. The days are chosen at publication. */
export const ProcedureContent = ProcedureData.omit({ validFrom: true, validTo: true })
export type ProcedureContent = Omit<ProcedureData, 'validFrom' | 'validTo'>

/** The content of a version, its keys in the order of the type. */
export function contentOf(version: ProcedureVersion): ProcedureContent {
  const { id: _id, validFrom: _from, validTo: _to, demo: _demo, places: _places, ...content } = version
  return ProcedureContent.parse(JSON.parse(JSON.stringify(content)))
}

/** As a file: exactly what an import accepts. */
export const exportProcedure = (content: ProcedureContent): string => `${JSON.stringify(content, null, 2)}\n`
