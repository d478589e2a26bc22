/** In the head of a paper the agency stands in full and without its province, which stands above it (NĐ 30/2020 Phụ lục I). */
export const inFull = (agency: string): string =>
  agency.replace(/^UBND\b/, 'Ủy ban nhân dân').replace(/,\s*(tỉnh|thành phố)\s.*$/, '')

/** `UBND xã Quỳnh Phụ, tỉnh Hưng Yên` sits at Quỳnh Phụ. */
export const placeOf = (agency: string): string =>
  inFull(agency)
    .replace(/^(Ủy ban nhân dân|Trung tâm Phục vụ hành chính công)\s+/i, '')
    .replace(/^(tỉnh|thành phố|huyện|xã|phường|thị trấn|đặc khu)\s+/i, '') || agency
