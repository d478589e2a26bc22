import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface CodeOption {
  value: string
  label: string
}

const lists = new Map<string, CodeOption[]>()

/**
 * A shared list by the name that forms use, or undefined where we have none in full: such a field is typed, with suggestions if any.
 * Sources: ethnicities QĐ 121-TCTK/PPCĐ 1979; countries ISO 3166-1 with Vietnamese names; banks the BINs of facts §5.3 (some unsure).
 */
export function codeList(name: string): CodeOption[] | undefined {
  if (name === 'countries') return countries()
  if (lists.size === 0) {
    const data = JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'code-lists.json'), 'utf8')) as Record<
      string,
      { items: string[] }
    >
    for (const [key, { items }] of Object.entries(data)) lists.set(key, items.map(optionOf))
  }
  return lists.get(name)
}

/** `01 Kinh` → value 01, label Kinh; without a code the label is the value. */
function optionOf(item: string): CodeOption {
  const match = /^(\d{2,6}) (.+)$/.exec(item)
  return match ? { value: match[1]!, label: match[2]! } : { value: item, label: item }
}

const ISO =
  'VN AF AL DZ AD AO AR AM AU AT AZ BH BD BY BE BT BO BA BR BN BG KH CM CA CL CN CO CD CG CR CI HR CU CY CZ DK DO EC EG EE ET FI FR GA GE DE GH GR GT HK HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KP KR KW KG LA LV LB LY LI LT LU MO MG MY MV ML MT MX MD MC MN ME MA MZ MM NA NP NL NZ NI NE NG MK NO OM PK PS PA PG PY PE PH PL PT QA RO RU RW SA SN RS SG SK SI ZA SS ES LK SD SE CH SY TW TJ TZ TH TL TG TN TR TM UG UA AE GB US UY UZ VE YE ZM ZW'

function countries(): CodeOption[] {
  let found = lists.get('countries')
  if (!found) {
    const names = new Intl.DisplayNames(['vi'], { type: 'region' })
    found = ISO.split(' ').map((code) => ({ value: code, label: names.of(code) ?? code }))
    lists.set('countries', found)
  }
  return found
}
