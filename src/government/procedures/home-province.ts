import { recordOf } from './conditions.ts'
import { childrenOf } from './form-tree.ts'
import type { Answers, FormOf } from './procedure-types.ts'

/** The province of the first address that has one: most other addresses of a form lie there too, so it is chosen beforehand. */
export function homeProvince(version: FormOf, answers: Answers): string | undefined {
  for (const field of version.form.fields) {
    const own =
      field.type === 'address'
        ? [answers[field.id]]
        : childrenOf(field)
            .filter((c) => c.type === 'address')
            .map((c) => recordOf(answers[field.id])[c.id])
    for (const address of own) {
      const { province } = recordOf(address)
      if (typeof province === 'string' && version.places?.provinces.some((one) => one.value === province)) return province
    }
  }
  return undefined
}
