const PLACE = /\{\{\s*(\w+)\s*\}\}/g

/** Fills `{{name}}` places in one pass: what a value holds is never read as a place. An unknown place is left empty. */
export const fillPlaces = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(PLACE, (_, name: string) => (Object.hasOwn(values, name) ? values[name]! : ''))

/** What stands in braces and is no place of `known`, e.g. `{{nmae}}` or a brace left open. */
export function unknownPlaces(text: string, known: readonly string[]): string[] {
  const named = [...text.matchAll(PLACE)].filter(([, name]) => !known.includes(name!)).map(([whole]) => whole)
  const broken = text.replace(PLACE, '').match(/\{\{.{0,20}|.{0,20}\}\}/g) ?? []
  return [...new Set([...named, ...broken])]
}
