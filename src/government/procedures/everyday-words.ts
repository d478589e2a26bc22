/**
 * What people say where the catalogue says something else, by procedure code. Whoever asks in these words is shown these procedures and no
 * others: “giấy độc thân” must not lead to “trường mầm non độc lập”. Words that the name of the procedure has already need not stand here.
 */
export const EVERYDAY_WORDS: Readonly<Record<string, readonly string[]>> = {
  '1.000656': ['chứng tử', 'báo tử', 'chết', 'người chết', 'qua đời', 'mất người thân'],
  '1.000894': ['hôn thú', 'cưới', 'lấy vợ', 'lấy chồng'],
  '1.004873': ['độc thân', 'chưa vợ', 'chưa chồng', 'chưa kết hôn'],
  '2.000635': ['mất giấy khai sinh', 'mất khai sinh', 'cấp lại giấy khai sinh', 'xin lại giấy khai sinh'],
  '1.004859': ['đổi tên', 'sửa tên', 'sai tên', 'đổi họ', 'sai ngày sinh', 'sửa khai sinh', 'sửa giấy khai sinh'],
  '2.000815': ['công chứng', 'sao y', 'sao y bản chính', 'phô tô'],
  '2.000884': ['công chứng', 'xác nhận chữ ký', 'giấy ủy quyền'],
  '1.001612': ['mở quán', 'mở cửa hàng', 'giấy phép kinh doanh', 'đăng ký kinh doanh', 'buôn bán'],
  '1.011607': ['sổ hộ nghèo', 'sổ nghèo'],
  '1.001776': ['tiền người già', 'trợ cấp người già', 'trợ cấp cao tuổi', 'tiền cao tuổi', 'trợ cấp người cao tuổi'],
  '1.001731': ['tiền mai táng', 'mai táng phí', 'chôn cất', 'ma chay', 'người chết', 'qua đời'],
  '1.013225': ['xây nhà', 'làm nhà', 'cất nhà'],
  '1.013978': ['sổ đỏ', 'sổ hồng', 'bìa đỏ', 'làm sổ'],
  '1.013831': ['sổ đỏ', 'sổ hồng', 'bìa đỏ', 'sang tên', 'mua bán đất', 'cho con đất', 'chia đất'],
  '1.001699': ['tàn tật', 'người tàn tật'],
  '1.004222': ['hộ khẩu', 'nhập hộ khẩu', 'nhập khẩu', 'chuyển khẩu'],
  '1.012812': ['lấn đất', 'tranh đất'],
  '1.008004': ['đào ao', 'chuyển đất lúa', 'trồng cây trên đất lúa'],
  '1.012971': ['mở nhà trẻ', 'giữ trẻ', 'mở lớp mầm non'],
  '3.000722': [
    'mới sinh',
    'sinh con',
    'hộ khẩu cho con',
    'nhập khẩu cho con',
    'bảo hiểm cho con',
    'bảo hiểm cho bé',
    'bảo hiểm trẻ em',
  ],
}

/** Words with which people wrap what they look for; without marks. Passed over where a search with them finds nothing. */
export const WRAPPING_WORDS: ReadonlySet<string> = new Set(
  'lam xin cho chau toi em be cua muon can o dau nhu nao bi de thu tuc ve cach di nho giup'.split(' '),
)
