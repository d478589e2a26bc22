/** An invented citizen. Numbers end in 99xxxx, names are common ones put together by hand: nobody real is meant. */
export interface DemoCitizen {
  /** Commune's folder name in the demo (see organizations), by which agency and unit are found. */
  commune: 'quynh-phu' | 'a-sao' | 'tho-xuan' | 'sao-vang' | 'quang-ngoc'
  fullName: string
  dateOfBirth: string
  gender: 'male' | 'female'
  idNumber: string
  phone: string
  detail: string
  /** The highest level of their electronic identity; 0 where they have none. */
  level: 0 | 1 | 2
}

type Row = [commune: DemoCitizen['commune'], name: string, birth: string, sex: 'm' | 'f', detail: string, level: 0 | 1 | 2]

// One line a person. The order is part of the demo: the first two are the accounts of the README.
const ROWS: Row[] = [
  ['quynh-phu', 'Nguyễn Thị Lan', '1992-04-15', 'f', 'Thôn Đông Xá', 2],
  ['tho-xuan', 'Trần Văn Hùng', '1985-11-02', 'm', 'Khu 3', 2],
  ['a-sao', 'Phạm Thị Hồng Nhung', '1996-08-21', 'f', 'Thôn Lương Cầu', 1],
  ['quang-ngoc', 'Lê Đình Quân', '1979-01-30', 'm', 'Thôn Gia Hưng', 2],
  ['sao-vang', 'Hoàng Thị Mai', '1988-06-12', 'f', 'Khu phố 2', 2],
  ['quynh-phu', 'Vũ Đức Thắng', '1975-09-09', 'm', 'Thôn Hiệp Lực', 2],
  ['quynh-phu', 'Đào Thị Bích Ngọc', '2001-02-27', 'f', 'Thôn La Vân', 2],
  ['quynh-phu', 'Bùi Văn Chiến', '1968', 'm', 'Thôn Vũ Hạ', 1],
  ['quynh-phu', 'Ngô Thị Hạnh', '1959', 'f', 'Thôn Đông Xá', 0],
  ['quynh-phu', 'Nguyễn Quang Minh', '1990-12-19', 'm', 'Thôn Bắc Dũng', 2],
  ['quynh-phu', 'Trịnh Thị Thu Hà', '1983-03-08', 'f', 'Thôn Quỳnh Lang', 2],
  ['quynh-phu', 'Phạm Văn Đông', '1995-07-17', 'm', 'Thôn Hải An', 2],
  ['quynh-phu', 'Đặng Thị Yến', '1987-10-05', 'f', 'Thôn Mỹ Giá', 1],
  ['a-sao', 'Nguyễn Hữu Phước', '1981-05-23', 'm', 'Thôn Lộng Khê', 2],
  ['a-sao', 'Lương Thị Thảo', '1999-11-11', 'f', 'Thôn A Sào', 2],
  ['a-sao', 'Vũ Thị Quyên', '1973-04-04', 'f', 'Thôn Đồng Tâm', 1],
  ['a-sao', 'Đỗ Mạnh Cường', '1991-09-14', 'm', 'Thôn Lam Cầu', 2],
  ['a-sao', 'Phạm Ngọc Sơn', '1964', 'm', 'Thôn Trung Châu', 0],
  ['a-sao', 'Nguyễn Thị Thanh Tâm', '1994-01-06', 'f', 'Thôn Hạ Đồng', 2],
  ['a-sao', 'Mai Văn Lực', '1986-08-28', 'm', 'Thôn Mỹ Hòa', 2],
  ['tho-xuan', 'Lê Thị Hương', '1990-03-22', 'f', 'Khu 5', 2],
  ['tho-xuan', 'Đỗ Văn Tuấn', '1982-06-30', 'm', 'Thôn Xuân Quang', 2],
  ['tho-xuan', 'Lê Thị Kim Oanh', '1997-12-01', 'f', 'Thôn Vân Lộ', 1],
  ['tho-xuan', 'Nguyễn Bá Thành', '1970-02-13', 'm', 'Khu 7', 2],
  ['tho-xuan', 'Hà Thị Liên', '1956', 'f', 'Thôn Hương 1', 0],
  ['tho-xuan', 'Trịnh Đình Nam', '1993-10-25', 'm', 'Thôn Tân Thành', 2],
  ['tho-xuan', 'Lê Hoàng Anh', '2003-05-19', 'm', 'Khu 9', 2],
  ['tho-xuan', 'Đinh Thị Phượng', '1984-07-07', 'f', 'Thôn Ngọc Trung', 2],
  ['sao-vang', 'Phạm Quốc Việt', '1989-04-30', 'm', 'Khu phố 5', 2],
  ['sao-vang', 'Lê Thị Ánh Tuyết', '1998-09-02', 'f', 'Thôn Xuân Phú', 2],
  ['sao-vang', 'Bùi Thị Dung', '1977-11-20', 'f', 'Thôn Hội Hiền', 1],
  ['sao-vang', 'Quách Văn Toản', '1980-01-15', 'm', 'Thôn Đồng Cốc', 2],
  ['sao-vang', 'Nguyễn Thị Huế', '1961', 'f', 'Khu phố 1', 0],
  ['sao-vang', 'Lê Văn Trường', '1994-06-06', 'm', 'Thôn Thuận Hậu', 2],
  ['quang-ngoc', 'Nguyễn Thị Nga', '1993-08-08', 'f', 'Thôn Phúc Thành', 2],
  ['quang-ngoc', 'Trần Thị Kiều Trang', '2000-10-10', 'f', 'Thôn Hợp Bình', 2],
  ['quang-ngoc', 'Lê Sỹ Hải', '1972-12-24', 'm', 'Thôn Uy Nam', 1],
  ['quang-ngoc', 'Vũ Văn Kiên', '1987-02-18', 'm', 'Thôn Xa Thư', 2],
  ['quang-ngoc', 'Đoàn Thị Xuyến', '1958', 'f', 'Thôn Gia Hưng', 0],
  ['quang-ngoc', 'Phạm Thị Diệp', '1995-03-29', 'f', 'Thôn Linh Hưng', 2],
]

const THAI_BINH = '034'
const THANH_HOA = '038'

/** A number of the lawful shape: province of birth, century and sex, year, and a range that is ours. */
export function inventedIdNumber(
  commune: DemoCitizen['commune'],
  birth: string,
  gender: 'male' | 'female',
  serial: number,
): string {
  const province = commune === 'quynh-phu' || commune === 'a-sao' ? THAI_BINH : THANH_HOA
  const century = (Number(birth.slice(0, 2)) - 19) * 2 + (gender === 'female' ? 1 : 0)
  return `${province}${century}${birth.slice(2, 4)}99${String(serial).padStart(4, '0')}`
}

export const demoCitizens: readonly DemoCitizen[] = ROWS.map(([commune, fullName, dateOfBirth, sex, detail, level], index) => {
  const gender = sex === 'm' ? 'male' : 'female'
  return {
    commune,
    fullName,
    dateOfBirth,
    gender,
    idNumber: inventedIdNumber(commune, dateOfBirth, gender, index + 1),
    // 09990000xx is given to nobody.
    phone: `09990000${String(index + 1).padStart(2, '0')}`,
    detail,
    level,
  }
})
