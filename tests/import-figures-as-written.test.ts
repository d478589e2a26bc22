import { describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { demoWorld, officer, testDatabase } from '#testing'
import { confirmImport } from '../src/government/indicators/confirm-import.ts'
import { declareFigure } from '../src/government/indicators/declare-figure.ts'
import { getImport } from '../src/government/indicators/get-import.ts'
import { type ImportKey, importFigures } from '../src/government/indicators/import-figures.ts'
import { dropFigure, publishFigure } from '../src/government/indicators/publish-figure.ts'
import { signImport } from '../src/government/indicators/sign-import.ts'
import { undoImport } from '../src/government/indicators/undo-import.ts'
import { sampleWorkbook } from '../src/platform/sheets/sample-workbook.ts'

// Sheets as people and old programs really write them: what they show is what is read, or it is refused with its cell.
const NOW = new Date('2026-11-24T02:00:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'indicators'], { at: NOW })
const HERE = demoAgencyId('xa-quynh-phu')
const specialist = world.ctx({ ...officer(HERE, 'specialist'), name: 'Chuyên viên Hoa' }, NOW)
const leader = world.ctx({ ...officer(HERE, 'leader'), name: 'Chủ tịch Nam' }, NOW)
const CODE = 'ty-le-gia-dinh-van-hoa'
const explanation = 'Đã rà soát lại sổ theo dõi.'

const csv = (...lines: string[]) => Buffer.from(['Mã chỉ tiêu;Đơn vị;Kỳ;Giá trị;Tử số;Mẫu số', ...lines].join('\n'))
const read = async (bytes: Uint8Array, ctx = specialist) => {
  const key = await importFigures(ctx, { name: 'so-lieu.csv', bytes })
  const sheet = await getImport(ctx, key)
  return { key, ...sheet, said: sheet.problems.map(({ where, message }) => `${where}: ${message}`) }
}
const figuresOf = async (key: ImportKey) =>
  (await database.pool.query('select * from indicators.figure where import_id = $1 order by import_row', [key.id])).rows

describe('numbers', () => {
  it('of an Excel cell are what the cell shows: a percentage is not its hundredth, a month that became a day is a month', async () => {
    const styles =
      '<styleSheet xmlns="s"><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="17"/></cellXfs></styleSheet>'
    const cell = (value: number, style: number) => ({ xml: `<c s="${style}"><v>${value}</v></c>` })
    const rows = [
      ['STT', 'Chỉ tiêu', 'Kỳ', 'Kết quả (%)', 'Đơn vị tính'],
      [1, 'Tỷ lệ gia đình văn hóa', cell(46296, 2), cell(0.935, 1), '%'],
    ]
    const sheet = await read(sampleWorkbook({ rows, styles }))
    expect(sheet.said).toEqual([])
    expect(sheet.rows[0]).toMatchObject({ period: '2026-10', value: 93.5, asPrinted: '93,5%' })
  })

  it.each([
    [
      'a thousand that may have decimals, as the file writes decimals with a dot elsewhere',
      [`${CODE};;2014;8.5;;`, 'dan-so;;2014;1.234;;'],
      /^D3: “1\.234” .*hai cách.*D2.*8\.5/,
    ],
    [
      'an amount in which three decimals may be an English thousand',
      ['dien-tich-tu-nhien;;2014;1,250;;'],
      /^D2: “1,250” .*hai cách/,
    ],
    ['a percentage of what is no percentage', ['dan-so;;2014;12%;;'], /^D2: “12%” .*phần trăm/],
  ])('are refused with their cell for %s', async (_, lines, expected) => {
    expect((await read(csv(...lines))).said).toEqual([expect.stringMatching(expected)])
  })

  it('of a share may stand as a fraction alone, under two headings', async () => {
    const sheet = await read(Buffer.from(`Chỉ tiêu;Kỳ;Tử số;Mẫu số\n${CODE};2014;930;1.000`))
    expect([sheet.said, sheet.rows[0]?.value]).toEqual([[], 93])
  })
})

describe('columns', () => {
  it('of codes may stand beside those of names, and must mean the same', async () => {
    const head = 'Mã chỉ tiêu;Chỉ tiêu;Mã đơn vị;Đơn vị;Kỳ;Giá trị'
    const sheet = await read(Buffer.from(`${head}\n${CODE};Tỷ lệ gia đình văn hóa;12472;Xã Quỳnh Phụ;2026-03;90`))
    expect(sheet.said).toEqual([])
    const wrong = await read(Buffer.from(`${head}\n${CODE};Dân số;12472;Xã Quỳnh Phụ;2026-03;90`))
    expect(wrong.said).toEqual([expect.stringMatching(/^B2: .*Tỷ lệ gia đình văn hóa.*Dân số/)])
  })

  it('that mean nothing here are not passed over: the file is published as the proof of its figures', async () => {
    const sheet = await read(Buffer.from(`Chỉ tiêu;Kỳ;Giá trị;Số điện thoại\n${CODE};2014;90;0912345678`))
    expect(sheet.said).toEqual([expect.stringMatching(/^D1: .*“Số điện thoại”/)])
    const outside = await read(Buffer.from(`Chỉ tiêu;Kỳ;Giá trị\n${CODE};2014;90;ghi thêm`))
    expect(outside.said).toEqual([expect.stringMatching(/^D2: .*“ghi thêm”/)])
  })

  it('on a sheet that is hidden are not passed over either', async () => {
    const rows = [
      ['Chỉ tiêu', 'Kỳ', 'Giá trị'],
      [CODE, '2014', 90],
    ]
    expect((await read(sampleWorkbook({ rows, more: { '!Ẩn': [['bí mật']] } }))).said).toEqual([expect.stringMatching(/trang/)])
  })
})

describe('text from before Unicode', () => {
  it.each([
    ['TCVN3', 'ChØ tiªu;§¬n vÞ;Kú;Gi¸ trÞ\nTû lÖ gia ®×nh v¨n hãa;X· Quúnh Phô;2026-02;91'],
    ['VNI', 'Chæ tieâu;Ñôn vò;Kyø;Giaù trò\nTyû leä gia ñình vaên hoùa;Xaõ Quyønh Phuï;2026-02;91'],
    [
      'windows-1258',
      'Chi\xd2 ti\xeau;\xd0\xf5n vi\xf2;Ky\xcc;Gia\xec tri\xf2\nTy\xd2 l\xea\xf2 gia \xf0i\xccnh v\xe3n ho\xeca;Xa\xde Quy\xccnh Phu\xf2;2026-02;91',
    ],
  ])('in bytes of %s is read as it was meant', async (_, text) => {
    const sheet = await read(Buffer.from(text, 'latin1'))
    expect(sheet.said).toEqual([])
    expect(sheet.rows[0]).toMatchObject({ indicatorCode: CODE, value: 91, unitName: 'Xã Quỳnh Phụ' })
  })

  it('under headings in Unicode is converted, too, and said so', async () => {
    const sheet = await read(Buffer.from('Chỉ tiêu;Đơn vị;Kỳ;Giá trị\nTû lÖ gia ®×nh v¨n hãa;X· Quúnh Phô;2026-02;91'))
    expect([sheet.said, sheet.rows[0]?.value]).toEqual([[], 91])
    expect(sheet.notes[0]).toContain('TCVN3')
  })

  it('is told by the name of the font first: capitals have no code of their own', async () => {
    const styles = `<styleSheet xmlns="s"><fonts><font><name val="Arial"/></font><font><name val=".VnTimeH"/></font></fonts>
      <cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>`
    const old = (text: string) => ({ xml: `<c s="1" t="inlineStr"><is><t>${text}</t></is></c>` })
    const rows = [
      [old('chØ tiªu'), old('kú'), old('gi¸ trÞ')],
      [old('d©n sè'), '2012', 41000],
    ]
    const sheet = await read(sampleWorkbook({ rows, styles }))
    expect([sheet.said, sheet.rows[0]?.indicatorCode]).toEqual([[], 'dan-so'])
  })
})

describe('figures of an import', () => {
  it('say their file and row, whatever source the sheet names', async () => {
    const { key } = await read(Buffer.from(`Chỉ tiêu;Kỳ;Giá trị;Nguồn\n${CODE};2001;90;Báo cáo 12`))
    await confirmImport(specialist, key)
    await signImport(leader, key)
    const [figure] = await figuresOf(key)
    expect(figure).toMatchObject({ said_by: 'Báo cáo 12', import_row: 2 })
    const html = async () => (await world.app.request(`/so-lieu/so/${HERE}/${figure.id}`)).text()
    expect(await html()).toContain('so-lieu.csv, dòng 2')
    await undoImport(leader, key, { reason: 'Nạp nhầm tệp của năm trước.' })
    expect(await html()).toContain('Nạp nhầm tệp của năm trước.')
  })

  it('are signed and dropped with it alone, so that undoing it leaves nothing behind', async () => {
    const { key } = await read(csv(`${CODE};;2002;90;;`, `${CODE};;2003;90;;`))
    await confirmImport(specialist, key)
    const [first] = await figuresOf(key)
    const figure = { agencyId: HERE, id: first.id }
    await expect(publishFigure(leader, figure, {})).rejects.toMatchObject({ code: 'conflict' })
    await expect(dropFigure(leader, figure)).rejects.toMatchObject({ code: 'conflict' })
    await undoImport(specialist, key, { reason: 'Nạp nhầm tệp của năm trước.' })
    expect(await figuresOf(key)).toEqual([])
  })

  it('that would take the place of what was published since they were read must be explained, as one figure must', async () => {
    const { key } = await read(csv(`${CODE};;2004;90;;`))
    await confirmImport(specialist, key)
    const typed = { indicatorCode: CODE, periodKind: 'year' as const, saidBy: 'Báo cáo', numerator: '', denominator: '' }
    await publishFigure(leader, await declareFigure(specialist, { ...typed, period: '2004', value: '88' }), {})
    await expect(signImport(leader, key)).rejects.toMatchObject({ fields: { explanation: expect.any(String) } })
    await signImport(leader, key, { explanation })
    const [figure] = await figuresOf(key)
    expect(figure).toMatchObject({ status: 'published', version: 2, explanation })
    expect(figure.findings).toContainEqual({ rule: 'two-values', severity: 'error', numbers: [88, 90] })
  })

  it('are signed and withdrawn by the thousand in seconds', async () => {
    const codes = (await database.pool.query("select code from indicators.indicator where numerator is null and kind = 'share'"))
      .rows
    const lines = codes.flatMap(({ code }) =>
      Array.from(
        { length: 240 },
        (_, i) => `${code};;${2006 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')};50,5;;`,
      ),
    )
    const [who, chief] = (['specialist', 'leader'] as const).map((role) =>
      world.ctx({ ...officer(demoAgencyId('xa-a-sao'), role), name: 'Sen' }, NOW),
    )
    const { key, said } = await read(csv(...lines.slice(0, 10_000)), who)
    expect(said).toEqual([])
    await confirmImport(who!, key)
    database.statements.length = 0
    const began = performance.now()
    await signImport(chief!, key, { explanation })
    await undoImport(chief!, key, { reason: 'Nạp nhầm tệp của năm trước.' })
    expect(database.statements.length).toBeLessThan(25)
    expect(performance.now() - began).toBeLessThan(15_000)
  }, 120_000)
})
