/** The 63 provinces whose codes begin a personal identification number; 100 and above are countries of birth. */
const PROVINCES = new Set(
  (
    '001,002,004,006,008,010,011,012,014,015,017,019,020,022,024,025,026,027,030,031,033,034,035,036,037,038,040,042,044,' +
    '045,046,048,049,051,052,054,056,058,060,062,064,066,067,068,070,072,074,075,077,079,080,082,083,084,086,087,089,091,' +
    '092,093,094,095,096'
  ).split(','),
)

/**
 * Whether the text can be a số định danh cá nhân: 12 digits, the first three a province of birth (the 63 of before July 2025) or a
 * country. It has no check digit; sex and year in it are only a hint, since old records contain errors.
 */
export const isIdNumber = (text: string): boolean =>
  /^\d{12}$/.test(text) && (PROVINCES.has(text.slice(0, 3)) || Number(text.slice(0, 3)) >= 100)

/** Sex and year of birth as the number says them. */
export function readIdNumber(number: string): { gender: 'male' | 'female'; birthYear: number } {
  const century = Number(number[3])
  return {
    gender: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6)),
  }
}
