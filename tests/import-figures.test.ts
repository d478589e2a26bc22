import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { findUnit } from '#foundation/units'
import { sheetOf } from '#platform/sheets'
import { demoWorld, officer, testDatabase } from '#testing'
import { confirmImport } from '../src/government/indicators/confirm-import.ts'
import { declareFigure } from '../src/government/indicators/declare-figure.ts'
import { getImport } from '../src/government/indicators/get-import.ts'
import { importFigures } from '../src/government/indicators/import-figures.ts'
import { importTemplate } from '../src/government/indicators/import-template.ts'
import { listDrafts } from '../src/government/indicators/list-figures.ts'
import { publishFigure } from '../src/government/indicators/publish-figure.ts'
import { signImport } from '../src/government/indicators/sign-import.ts'
import { undoImport } from '../src/government/indicators/undo-import.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'indicators'], { at: NOW })
const [HERE, PROVINCE] = [demoAgencyId('xa-quynh-phu'), demoAgencyId('tinh-hung-yen')]
const specialist = world.ctx({ ...officer(HERE, 'specialist'), name: 'Chuyên viên Hoa' }, NOW)
const leader = world.ctx({ ...officer(HERE, 'leader'), name: 'Chủ tịch Nam' }, NOW)
const above = world.ctx({ ...officer(PROVINCE, 'specialist'), name: 'Chuyên viên Trang' }, NOW)
const reason = 'Nạp nhầm tệp của năm trước.'

const CODE = 'ty-le-gia-dinh-van-hoa'
const csv = (...lines: string[]) => new TextEncoder().encode(`Mã chỉ tiêu;Đơn vị;Kỳ;Giá trị;Tử số;Mẫu số\n${lines.join('\n')}\n`)
const read = async (bytes: Uint8Array, ctx = specialist, name = 'so-lieu.csv') => {
  const key = await importFigures(ctx, { name, bytes })
  return { key, sheet: await getImport(ctx, key) }
}
const problemsOf = async (bytes: Uint8Array, ctx = specialist) =>
  (await read(bytes, ctx)).sheet.problems.map(({ where, message }) => `${where}: ${message}`)
const inForce = async () =>
  (
    await database.pool.query(
      `select period, value, origin, version from indicators.figure
       where agency_id = $1 and indicator_code = $2 and status = 'published' order by period`,
      [HERE, CODE],
    )
  ).rows.map((row) => `${row.period} ${Number(row.value)} ${row.origin} ${row.version}`)

/** A workbook with the parts that matter. */
function workbook(rows: string, { before = '', after = '' } = {}): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${main}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`),
  })
}
const cells = (row: number, values: (string | number)[], attributes = '') =>
  `<row r="${row}" ${attributes}>${values
    .map((value, i) => {
      const at = `${String.fromCharCode(65 + i)}${row}`
      return typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    })
    .join('')}</row>`
const HEAD = cells(1, ['Chỉ tiêu', 'Kỳ', 'Giá trị'])

describe('a sheet of figures', () => {
  it('does not take a commune for the district that had its name', async () => {
    // In 2024 there was Huyện Quỳnh Phụ and no Xã Quỳnh Phụ.
    expect((await problemsOf(csv(`${CODE};Xã Quỳnh Phụ;2024;90,5;;`), above)).join(' ')).toContain('Xã Quỳnh Phụ')
    expect((await read(csv(`${CODE};Quỳnh Phụ;2024;90,5;;`), above)).sheet.rows).toMatchObject([{ unitName: 'Huyện Quỳnh Phụ' }])
  })

  it('is read, entered, signed and undone as one, and says how each figure came', async () => {
    const typed = { indicatorCode: CODE, periodKind: 'year' as const, saidBy: 'Báo cáo cũ', numerator: '', denominator: '' }
    await publishFigure(leader, await declareFigure(specialist, { ...typed, period: '2023', value: '88' }), {})
    const { key, sheet } = await read(csv(`${CODE};;2023;90,5;;`, `${CODE};Xã Quỳnh Phụ;2025;;181;200`))
    expect(sheet.problems).toEqual([])
    expect(await inForce()).toEqual(['2023 88 declared 1'])
    await confirmImport(specialist, key)
    await expect(confirmImport(specialist, key)).rejects.toThrow('Đã ghi, chờ ký')
    expect((await listDrafts(specialist)).items).toHaveLength(2)
    await expect(signImport(leader, key)).rejects.toMatchObject({ fields: { explanation: expect.stringContaining('1 dòng') } })
    await signImport(leader, key, { explanation: 'Đã rà soát lại sổ theo dõi của xã.' })
    expect(await inForce()).toEqual(['2023 90.5 imported 2', '2025 90.5 imported 1'])
    await undoImport(leader, key, { reason })
    expect(await inForce()).toEqual(['2023 88 declared 1'])
    await expect(undoImport(leader, key, { reason })).rejects.toThrow('Đã hoàn tác')
  })

  it('is not undone where a later figure stands on it', async () => {
    const { key } = await read(csv(`${CODE};;2022;70;;`))
    await confirmImport(specialist, key)
    await signImport(leader, key)
    const later = {
      indicatorCode: CODE,
      periodKind: 'year' as const,
      period: '2022',
      saidBy: 'Đính chính',
      numerator: '',
      denominator: '',
    }
    await publishFigure(leader, await declareFigure(specialist, { ...later, value: '71' }), {
      explanation: 'Đính chính số đã nạp.',
    })
    await expect(undoImport(leader, key, { reason })).rejects.toThrow('đã được đính chính')
    expect(await inForce()).toContain('2022 71 declared 2')
  })

  it('with anything wrong enters nothing, and names each cell', async () => {
    const { key, sheet } = await read(
      csv(
        `${CODE};;2024;1,234.5;;`,
        `${CODE};;2024;8.5;;`,
        `${CODE};;năm 2024;12,5 %;;`,
        'khong-co;;2024;1;;',
        `${CODE};Xã Không Có;2024;1;;`,
        `${CODE};;tháng 13/2024;1;;`,
        `${CODE};;2031;1;;`,
        `${CODE};;2021;50;10;0`,
        `ho-so-tiep-nhan;;2024;1;;`,
      ),
    )
    const said = sheet.problems.map(({ where, message }) => `${where}: ${message}`)
    expect(said[0]).toContain('D2: “1,234.5”: Hãy ghi một con số')
    expect(said[1]).toContain('4: “')
    expect(said[1]).toContain('đã có ở dòng 3')
    expect(said[2]).toContain('A5: Không có chỉ tiêu “khong-co”')
    expect(said[3]).toContain('B6: Không có đơn vị “Xã Không Có”')
    expect(said[4]).toContain('C7: Không hiểu kỳ “tháng 13/2024”')
    expect(said[5]).toContain('C8: Kỳ “2031” chưa đến')
    expect(said[6]).toContain('F9: “0”: Mẫu số bằng 0')
    expect(said[7]).toContain('A10: “Hồ sơ tiếp nhận” do hệ thống tính')
    expect(sheet.rows).toEqual([])
    await expect(confirmImport(specialist, key)).rejects.toThrow('chỗ cần sửa')
  })

  it('of a year names the communes of that year, and says where one that is gone has gone', async () => {
    // Quỳnh Hồng was a commune until 30 June 2025.
    const [old] = await Promise.all([findUnit(world.ctx(), { code: '12490', asOf: '2024-12-31' })])
    expect(old).toBeDefined()
    const { sheet } = await read(csv(`${CODE};${old!.name};2024;77;;`), above)
    expect(sheet.problems).toEqual([])
    expect(sheet.rows[0]!.unitId).toBe(old!.id)
    const [gone] = await problemsOf(csv(`${CODE};${old!.name};2026;77;;`), above)
    expect(gone).toMatch(new RegExp(`B2: Vào ngày 31/12/2026 không có ${old!.name}; địa bàn ấy khi đó thuộc `))
    const [elsewhere] = await problemsOf(csv(`${CODE};Xã Thọ Xuân;2026;77;;`))
    expect(elsewhere).toContain('không thuộc địa bàn của cơ quan')
  })

  it('in TCVN3 is converted and says so, with the cell', async () => {
    const text = 'ChØ tiªu;Kú;Gi¸ trÞ\nTû lÖ gia ®×nh v¨n ho¸;n¨m 2019;81,5\n'
    const { sheet } = await read(new TextEncoder().encode(text))
    expect(sheet.notes[0]).toContain('TCVN3')
    expect(sheet.notes[0]).toContain('A1')
    expect(sheet.problems.map((one) => one.message).join()).not.toContain('tiêu đề')
  })

  it.each([
    [
      'merged cells',
      workbook(HEAD + cells(2, [CODE, '2018', 80]), { after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' }),
      'A2:A3: Các ô A2:A3 đang gộp',
    ],
    ['a row of no height', workbook(HEAD + cells(2, [CODE, '2018', 80], 'ht="0" customHeight="1"')), '2: Dòng 2 đang ẩn'],
    ['a hidden row', workbook(HEAD + cells(2, [CODE, '2018', 80], 'hidden="1"')), '2: Dòng 2 đang ẩn'],
    [
      'a hidden column',
      workbook(HEAD + cells(2, [CODE, '2018', 80]), { before: '<cols><col min="3" max="3" hidden="1"/></cols>' }),
      'C: Cột C đang ẩn',
    ],
    [
      'two lines of headings',
      workbook(HEAD + cells(2, ['', 'năm', 'phần trăm']) + cells(3, [CODE, '2018', 80])),
      '2: Tiêu đề có hai dòng (1 và 2)',
    ],
    [
      'a formula',
      workbook(
        `${HEAD}<row r="2"><c r="A2" t="inlineStr"><is><t>${CODE}</t></is></c><c r="B2"><v>2018</v></c><c r="C2"><f>40*2</f><v>80</v></c></row>`,
      ),
      'C2: Ô này là công thức',
    ],
    ['a count with decimals', workbook(HEAD + cells(2, ['Dân số', '2018', 1.234])), 'C2: “1.234”'],
    ['no headings', workbook(cells(1, ['a', 'b'])), ': Không thấy dòng tiêu đề'],
    ['a DTD', workbook('<!DOCTYPE x>'), ': Không đọc được tệp'],
    ['no zip', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), ': Không đọc được tệp'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), ': Đây là tệp Excel đời cũ'],
    ['bytes that are no text', new Uint8Array([0xff, 0x00, 0x01, 0x02]), ': Không nhận ra bảng mã'],
    ['a quote that never ends', new TextEncoder().encode('Chỉ tiêu;Kỳ;"Giá trị\nx;2018;8'), '1: Không đọc được tệp từ dòng 1'],
  ])('with %s is refused with the place', async (_, bytes, expected) => {
    const said = await problemsOf(bytes)
    expect(said[0]).toContain(expected)
  })

  it('does not unpack a bomb', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    expect((await problemsOf(bomb))[0]).toContain('lớn quá')
  })

  it('made by our own template and by spreadsheets with numbers is read back', async () => {
    const made = await importTemplate(specialist, 'xlsx')
    expect((await read(made, specialist, 'mau.xlsx')).sheet.problems[0]!.message).toContain('Không hiểu kỳ')
    const filled = await sheetOf([['Báo cáo năm'], ['Chỉ tiêu', 'Kỳ', 'Giá trị'], [CODE, '2017', 66.7]], 'xlsx')
    expect((await read(filled, specialist, 'a.xlsx')).sheet.rows[0]).toMatchObject({ value: 66.7, period: '2017', row: 3 })
  })

  it('of ten thousand lines costs a number of statements that does not grow with them', async () => {
    const names = (await database.pool.query(`select code from indicators.indicator where numerator is null and kind = 'share'`))
      .rows
    const lines = names.flatMap(({ code }) =>
      Array.from(
        { length: 200 },
        (_, i) => `${code};;${2006 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')};${i % 100},5;;`,
      ),
    )
    const large = csv(...lines.slice(0, 10_000))
    database.statements.length = 0
    const sen = world.ctx({ ...officer(demoAgencyId('xa-a-sao'), 'specialist'), name: 'Sen' }, NOW)
    const { key, sheet } = await read(large, sen)
    const statements = database.statements.length
    expect(sheet.problems.slice(0, 3)).toEqual([])
    expect(sheet.rows.length).toBe(Math.min(10_000, lines.length))
    expect(statements).toBeLessThan(40)
    database.statements.length = 0
    await confirmImport(sen, key)
    // One INSERT for 1,500 lines.
    expect(database.statements.length).toBeLessThan(20)
  }, 60_000)
})
