/** Events of life under which citizens look for a procedure, in the national portal's words (facts §14.1). */
export const LIFE_EVENTS: readonly { key: string; vi: string; en: string; codes: readonly string[] }[] = [
  { key: 'con-nho', vi: 'Có con nhỏ', en: 'Having a child', codes: ['1.001193', '3.000722', '1.001022', '1.012971'] },
  {
    key: 'hon-nhan',
    vi: 'Hôn nhân và gia đình',
    en: 'Marriage and family',
    codes: ['1.000894', '1.004873', '1.001022', '1.004859'],
  },
  {
    key: 'cu-tru',
    vi: 'Cư trú và giấy tờ tùy thân',
    en: 'Residence and papers',
    codes: ['1.004222', '2.000635', '2.000815', '2.000884', '1.004859'],
  },
  {
    key: 'nha-dat',
    vi: 'Nhà ở, đất đai',
    en: 'House and land',
    codes: ['1.013225', '1.013978', '1.013831', '1.012812', '1.008004'],
  },
  { key: 'viec-lam', vi: 'Làm ăn, buôn bán', en: 'Work and trade', codes: ['1.001612', '1.008004'] },
  {
    key: 'tro-giup',
    vi: 'Trợ giúp xã hội',
    en: 'Social help',
    codes: ['1.001776', '1.011607', '1.001699', '1.001731', '1.010803'],
  },
  { key: 'qua-doi', vi: 'Người thân qua đời', en: 'A death in the family', codes: ['1.000656', '1.001731', '1.010803'] },
  { key: 'khieu-nai', vi: 'Giải quyết khiếu nại', en: 'Complaints', codes: ['2.002409', '1.012812'] },
]

/** Shown first on the home page. */
export const POPULAR = [
  '3.000722',
  '1.001193',
  '1.000894',
  '1.004873',
  '2.000635',
  '2.000815',
  '1.001612',
  '1.004222',
  '1.001776',
]
