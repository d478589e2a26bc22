import type { Locale } from '#platform/context'

type Shape<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string ? (...args: A) => string : T[K] extends string ? string : Shape<T[K]>
}

/**
 * The texts of a module. Vietnamese is complete by definition; English is checked against it by type.
 * @returns a function of the locale (or of anything that has one, such as ctx).
 */
export function defineMessages<T extends object>(vi: T, en: Shape<T>): (of: Locale | { locale: Locale }) => Shape<T> {
  return (of) => ((typeof of === 'string' ? of : of.locale) === 'en' ? en : (vi as unknown as Shape<T>))
}
