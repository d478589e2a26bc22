import { gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Deadline } from '#ui/deadline'
import { Layout } from '#ui/layout'
import { Shell, type ShellValue } from '#ui/shell'
import { stylesheet } from '#ui/styles'
import { Table } from '#ui/table'

const shell: ShellValue = {
  locale: 'vi',
  path: '/thu-tuc/khai-sinh',
  actor: undefined,
  siteName: 'Dịch vụ công',
  demo: false,
  largePrint: false,
  formToken: () => 'token-1',
  menu: [
    { href: '/', label: 'Trang chủ', current: false },
    { href: '/viec', label: 'Việc cần làm', current: true, count: 14 },
  ],
  notice: undefined,
}

const draw = (value: Partial<ShellValue> = {}, props: Partial<Parameters<typeof Layout>[0]> = {}) =>
  renderToString(
    <Shell.Provider value={{ ...shell, ...value }}>
      <Layout title="Thủ tục" {...props}>
        <h1>Thủ tục</h1>
      </Layout>
    </Shell.Provider>,
  )

describe('the frame of a page', () => {
  it('lets the keyboard jump over the head to the content', () => {
    const html = draw()
    expect(html).toMatch(/<body><a class="skip" href="#noi-dung">/)
    expect(html).toMatch(/<main id="noi-dung" tabindex="-1">/)
  })

  it('says which language it is in and leads to the other and back', () => {
    expect(draw()).toMatch(/<html lang="vi"/)
    expect(draw()).toContain('href="/ngon-ngu/en?ve=%2Fthu-tuc%2Fkhai-sinh"')
    const english = draw({ locale: 'en', siteName: 'Public services', menu: [] })
    expect(english).toMatch(/<html lang="en"/)
    expect(english).toContain('href="/ngon-ngu/vi?ve=')
    // Nothing of the frame stays Vietnamese but the house's name and the way back.
    const words = english.replace(/<h1>.*?<\/h1>|<title>.*?<\/title>|Tiếng Việt|Đình/g, '').replace(/<[^>]*>/g, ' ')
    expect(words).not.toMatch(/[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/i)
  })

  it('offers large print and the way out of it', () => {
    expect(draw()).toContain('href="/co-chu/lon?ve=')
    expect(draw({ largePrint: true })).toMatch(/<html lang="vi" data-print="lon"/)
    expect(draw({ largePrint: true })).toContain('href="/co-chu/thuong?ve=')
  })

  it('says in the tab first that something is wrong', () => {
    expect(draw({}, { hasErrors: true })).toContain('<title>Lỗi: Thủ tục – Dịch vụ công</title>')
  })

  it('shows the way to sign in, or who is in and the way out', () => {
    expect(draw()).toContain('href="/dang-nhap?ve=%2Fthu-tuc%2Fkhai-sinh"')
    const officer = draw({ actor: { kind: 'officer', name: 'Trần Thị Mai', agencyName: 'UBND xã Quỳnh Phụ' } })
    expect(officer).toContain('Trần Thị Mai')
    expect(officer).toMatch(/<form method="post" action="\/dang-xuat"[^>]*><input type="hidden" name="_token" value="token-1"/)
    expect(officer).toContain('<span class="site-title">UBND xã Quỳnh Phụ</span>')
  })

  it('names at its foot who answers for the site (TT 32/2017/TT-BTTTT Đ16)', () => {
    const html = draw({
      contact: {
        agencyName: 'Ủy ban nhân dân xã Quỳnh Phụ',
        responsible: 'Bà Nguyễn Thị Hạnh',
        address: 'Thôn Đoàn Xá',
        phone: '0227 3863 000',
        email: 'ubnd@example.vn',
      },
    })
    const foot = html.slice(html.indexOf('<footer'))
    for (const said of [
      '© Ủy ban nhân dân xã Quỳnh Phụ',
      'Bà Nguyễn Thị Hạnh',
      'Thôn Đoàn Xá',
      'href="tel:02273863000"',
      'mailto:ubnd@example.vn',
    ])
      expect(foot).toContain(said)
  })

  it('keeps to the strict policy', () => {
    expect(draw({ demo: true, notice: { kind: 'success', text: 'Đã lưu.' } })).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
  })
})

describe('the style', () => {
  it('weighs 20 KB at most on the wire and brings nothing from elsewhere', () => {
    const { css, hash } = stylesheet()
    expect(gzipSync(css).length).toBeLessThanOrEqual(20_000)
    expect(css).not.toMatch(/@import|@font-face|url\(\s*['"]?(https?:)?\/\//)
    expect(css.split('{').length).toBe(css.split('}').length)
    expect(hash).toMatch(/^[0-9a-f]{12}$/)
    expect(draw()).toContain(`/tai-san/dinh.${hash}.css`)
  })
})

describe('a deadline', () => {
  const now = new Date('2026-11-23T03:00:00Z')
  const at = (hours: number, done = false) =>
    renderToString(<Deadline dueAt={new Date(now.getTime() + hours * 3_600_000)} now={now} done={done} />)

  it('says in words whether it is in time, near or past, with a shape beside the colour', () => {
    expect(at(25)).toContain('Trong hạn')
    expect(at(23)).toContain('Sắp đến hạn')
    expect(at(-1)).toContain('Quá hạn')
    for (const html of [at(25), at(23), at(-1)]) expect(html).toContain('<svg')
    expect(at(-1, true)).not.toContain('Quá hạn')
  })

  it('is told in the time of Vietnam', () => {
    expect(at(0)).toContain('10:00 23/11/2026')
  })
})

describe('a table', () => {
  const html = renderToString(
    <Table
      caption="Hồ sơ"
      columns={[
        { key: 'code', label: 'Mã', rowHeader: true },
        { key: 'due', label: 'Hạn', sort: { href: '?xep=han', now: 'down' } },
      ]}
      rows={[{ code: 'H1', due: '24/11/2026' }]}
    />,
  )

  it('ties each cell to its heading, on a phone too, and says how it is sorted', () => {
    expect(html).toContain('<caption>Hồ sơ</caption>')
    expect(html).toContain('<th scope="row">H1</th>')
    expect(html).toContain('data-label="Hạn"')
    expect(html).toMatch(/<th scope="col" aria-sort="descending"><a href="\?xep=han">/)
    expect(html).toContain('<span class="unseen"> giảm dần</span>')
  })
})
