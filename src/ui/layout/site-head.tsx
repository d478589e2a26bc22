import { componentText } from '#ui/component-texts'
import { Form } from '#ui/form'
import { Mark } from '#ui/mark'
import { type ShellValue, useShell } from '#ui/shell'

/** The head of every page: the mark, whose house this is, the ways through it, and who is in. */
export function SiteHead() {
  const shell = useShell()
  const t = componentText(shell)
  const agency = shell.actor?.agencyName
  return (
    <header class="site-head">
      {shell.demo ? (
        <div class="demo-line">
          <p class="inner">{t.demo}</p>
        </div>
      ) : null}
      <div class="inner head-line">
        <a class="site-name" href="/">
          <Mark />
          <span>
            <span class="site-title">{agency ?? shell.siteName}</span>
            <small>{agency ? shell.siteName : t.motto}</small>
          </span>
        </a>
        <Tools shell={shell} />
      </div>
      <div class="eave" />
      {/* On a wide screen a row, on a phone a fold that opens without script: one of the two is shown. */}
      <nav class="menu-row inner" aria-label={t.menu}>
        <Menu menu={shell.menu} />
      </nav>
      <details class="menu-fold">
        <summary class="inner">{t.openMenu}</summary>
        <nav class="inner" aria-label={t.menu}>
          <Menu menu={shell.menu} />
        </nav>
      </details>
    </header>
  )
}

const Menu = ({ menu }: { menu: ShellValue['menu'] }) => (
  <ul>
    {menu.map((entry) => (
      <li key={entry.href}>
        <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
          {entry.label}
          {entry.count ? <span class="count"> {entry.count}</span> : null}
        </a>
      </li>
    ))}
  </ul>
)

/** Language and print size are links that set a cookie and lead back; signing out is a form. */
function Tools({ shell }: { shell: ShellValue }) {
  const t = componentText(shell)
  const back = encodeURIComponent(shell.path)
  const other = shell.locale === 'vi' ? 'en' : 'vi'
  return (
    <div class="site-tools">
      <a href={`/ngon-ngu/${other}?ve=${back}`} hreflang={other} lang={other}>
        {t.other}
      </a>
      <a href={`/co-chu/${shell.largePrint ? 'thuong' : 'lon'}?ve=${back}`}>{shell.largePrint ? t.normal : t.larger}</a>
      {shell.actor ? (
        <>
          <a href="/tai-khoan">
            <span class="unseen">{t.account}: </span>
            {shell.actor.name}
          </a>
          <Form action="/dang-xuat" inline>
            <button type="submit" class="link-button">
              {t.signOut}
            </button>
          </Form>
        </>
      ) : (
        <a class="sign-in" href={`/dang-nhap${shell.path === '/' ? '' : `?ve=${back}`}`}>
          {t.signIn}
        </a>
      )}
    </div>
  )
}
