import type { DemoCitizen } from '../demo-citizens.ts'

const safe = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** The provider stands alone, so it has a small style of its own; blue, so that nobody takes it for the site. */
export const stylesheet = `
:root { color-scheme: light dark }
body { margin: 0; font: 18px/1.5 system-ui, sans-serif; color: #16202c; background: #eef3f8 }
header { background: #123a63; color: #fff; padding: 12px 16px; font-weight: 600 }
main { max-width: 36rem; margin: 0 auto; padding: 16px }
.banner { border-left: 6px solid #b45309; background: #fff7e6; color: #3b2503; padding: 12px 16px }
label { display: block; font-weight: 600 }
select { font: inherit; width: 100%; min-height: 48px; padding: 8px; border: 2px solid #46586b; border-radius: 4px; background: #fff; color: #16202c }
fieldset { border: 0; padding: 0; margin: 24px 0 }
legend { font-weight: 600; padding: 0 }
.choice { display: flex; align-items: center; gap: 12px; min-height: 48px; font-weight: 400 }
.choice input { width: 24px; height: 24px; margin: 0 }
button { font: inherit; min-height: 48px; padding: 8px 24px; border: 2px solid #123a63; border-radius: 4px; background: #123a63; color: #fff; margin: 0 12px 12px 0 }
button.quiet { background: transparent; color: #123a63 }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px }
.error { color: #a11d12; font-weight: 600 }
@media (prefers-color-scheme: dark) {
  body { background: #0f1720; color: #e8eef5 }
  .error { color: #ffb4a9 }
  button.quiet { color: #a9cdf3; border-color: #a9cdf3 }
}
`

const frame = (title: string, content: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title><link rel="stylesheet" href="/dang-nhap/kieu.css"></head>
<body><header>Định danh điện tử – trình diễn</header><main>${content}</main></body></html>`

interface LoginPage {
  uid: string
  citizens: readonly DemoCitizen[]
  /** The lowest level that the site accepts. */
  level: 'level1' | 'level2'
  error?: string | undefined
}

export function loginPage({ uid, citizens, level, error }: LoginPage): string {
  const options = citizens
    .map((c) => `<option value="${c.idNumber}">${safe(c.fullName)} – ${c.idNumber} (mức ${c.level})</option>`)
    .join('')
  const choice = (value: string, label: string) =>
    `<label class="choice"><input type="radio" name="level" value="${value}"${value === level ? ' checked' : ''}> ${label}</label>`
  return frame(
    error ? `Lỗi: ${error}` : 'Đăng nhập định danh – trình diễn',
    `<h1>Đăng nhập định danh</h1>
<p class="banner">Đây là trang giả lập để trình diễn, không phải VNeID. Các công dân dưới đây đều là nhân vật hư cấu.</p>
${error ? `<p class="error" role="alert">${safe(error)}</p>` : ''}
<form method="post" action="/dang-nhap/${encodeURIComponent(uid)}">
<label for="citizen">Công dân</label>
<select id="citizen" name="citizen">${options}</select>
<fieldset><legend>Mức tài khoản định danh</legend>
${choice('level1', 'Mức 1')}
${choice('level2', 'Mức 2 (đã xác thực tại cơ quan công an)')}
</fieldset>
<button type="submit">Đăng nhập</button><button class="quiet" type="submit" name="cancel" value="1">Dừng lại</button>
</form>`,
  )
}

export const errorPage = (message: string, site: string): string =>
  frame(
    'Chưa đăng nhập được',
    `<h1>Chưa đăng nhập được</h1><p>${safe(message)}</p><p><a href="${safe(site)}/dang-nhap">Về trang đăng nhập</a></p>`,
  )
