import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Field } from './procedure-types.ts'

export interface CodeOption {
  value: string
  label: string
}

interface CodeList {
  source: string
  /** First day of the list, 'YYYY-MM-DD'. */
  validFrom: string
  /** Whether it is the whole list: else it only suggests, and anything may be typed. */
  complete: boolean
  items: string[]
}

let data: Record<string, CodeList> | undefined
const lists = new Map<string, CodeOption[]>()

function listData(name: string): CodeList | undefined {
  data ??= JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'code-lists.json'), 'utf8')) as Record<string, CodeList>
  return Object.hasOwn(data, name) ? data[name] : undefined
}

/** A shared list by the name that forms use, or undefined where we have none in full: such a field is typed, with suggestions. */
export function codeList(name: string): CodeOption[] | undefined {
  if (name === 'countries') return countries()
  const list = listData(name)
  if (!list?.complete) return undefined
  let options = lists.get(name)
  if (!options) {
    options = list.items.map(optionOf)
    lists.set(name, options)
  }
  return options
}

/** What a field offers while it is typed; any other value is as good. */
export const suggestionsFor = (field: Field): readonly string[] | undefined => {
  const name = field.suggestFrom ?? field.optionsFrom
  return name ? listData(name)?.items : undefined
}

/** What a choice chooses from; undefined where it is typed. */
export const optionsOf = (field: Field): readonly CodeOption[] | undefined =>
  field.options ?? (field.optionsFrom ? codeList(field.optionsFrom) : undefined)

/** `01 Kinh` → value 01, label Kinh; without a code the label is the value. */
function optionOf(item: string): CodeOption {
  const match = /^(\d{2,6}) (.+)$/.exec(item)
  return match ? { value: match[1]!, label: match[2]! } : { value: item, label: item }
}

/** States, Vietnam first, then its neighbours and where Vietnamese most often marry or are born, then all by name. ISO 3166-1. */
const FIRST = 'VN LA KH CN TW KR JP US'
const ISO =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CO CR CU CV CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM ' +
  'JO KE KG KI KM KN KP KW KZ LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI ' +
  'NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH ' +
  'TJ TL TM TN TO TR TT TV TZ UA UG UY UZ VA VC VE VU WS YE ZA ZM ZW'

function countries(): CodeOption[] {
  let found = lists.get('countries')
  if (!found) {
    const names = new Intl.DisplayNames(['vi'], { type: 'region' })
    const named = (codes: string) => codes.split(' ').map((code) => ({ value: code, label: names.of(code) ?? code }))
    found = [...named(FIRST), ...named(ISO).sort((a, b) => a.label.localeCompare(b.label, 'vi'))]
    lists.set('countries', found)
  }
  return found
}
